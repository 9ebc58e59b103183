import { useRef } from 'react';
import type { CaseDetail } from '../api/queries.ts';
import Panel from '../shell/Panel.tsx';
import { EventForm } from './EventForm.tsx';

interface Props {
  found: CaseDetail;
  event: string | null;
  onClose: () => void;
}

/** An action beside the case. While it is open its form stays, even when the case has moved on underneath. */
export function EventDrawer({ found, event, onClose }: Props) {
  const last = useRef<CaseDetail['allowed'][number] | null>(null);
  const current = found.allowed.find((one) => one.event === event);
  if (current) last.current = current;
  if (event === null) last.current = null;
  const action = last.current;
  return (
    <Panel opened={event !== null && action !== null} onClose={onClose} size={560} title={action?.label ?? ''}>
      {action && <EventForm key={action.event} found={found} action={action} onSent={onClose} onCancel={onClose} />}
    </Panel>
  );
}
