import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CaseDetail } from '../api/queries.ts';
import { Refused } from '../api/request.ts';
import { Submission } from '../api/submission.ts';
import { SchemaForm } from '../form/SchemaForm.tsx';
import Panel from '../shell/Panel.tsx';
import { MovedOn } from './MovedOn.tsx';
import type { CaseAnswer } from './case-answer.ts';
import { tookIn } from './case-answer.ts';
import classes from './case.module.css';

interface Props {
  found: CaseDetail;
  event: string | null;
  onClose: () => void;
}

/** One action: its consequence in a sentence, its questions, its button. What is typed outlives a refusal. */
export function EventDrawer({ found, event, onClose }: Props) {
  const client = useQueryClient();
  const submission = useRef(new Submission());
  /** While the drawer is open its form stays, even when the case has moved on underneath. */
  const last = useRef<CaseDetail['allowed'][number] | null>(null);
  const current = found.allowed.find((one) => one.event === event);
  if (current) last.current = current;
  if (event === null) last.current = null;
  /** The state of the case that the reader looked at when opening; a newer one must first be shown to them. */
  const seen = useRef<number | null>(null);
  if (event === null) seen.current = null;
  else seen.current ??= found.revision;
  const action = last.current;

  const explain = (error: unknown) =>
    error instanceof Refused && error.status === 409 ? (
      <MovedOn problem={error.problem} stillAllowed={found.allowed.some((one) => one.event === event)} />
    ) : null;

  return (
    <Panel opened={event !== null && action !== null} onClose={onClose} size={560} title={action?.label ?? ''}>
      {action && (
        <>
          {action.description !== '' && <p className={classes.consequence}>{action.description}</p>}
          <SchemaForm
            key={action.event}
            schema={action.payload}
            root="payload"
            draftKey={`${found.id}/${action.event}`}
            submitLabel={action.label}
            onCancel={onClose}
            explain={explain}
            send={async (payload) => {
              try {
                const answer = await submission.current.send<CaseAnswer>('POST', `/cases/${found.id}/events`, {
                  type: action.event,
                  payload,
                  revision: seen.current ?? found.revision,
                });
                await tookIn(client, answer, action.label);
              } catch (error) {
                if (error instanceof Refused && error.status === 409) {
                  await client.invalidateQueries({ queryKey: ['case', found.id], exact: true });
                  seen.current = client.getQueryData<CaseDetail>(['case', found.id])?.revision ?? null;
                }
                throw error;
              }
            }}
            onSent={onClose}
          />
        </>
      )}
    </Panel>
  );
}
