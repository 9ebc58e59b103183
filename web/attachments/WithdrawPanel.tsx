import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Attachment } from '../../src/contract/attachment.ts';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import { Submission } from '../api/submission.ts';
import { SchemaForm } from '../form/SchemaForm.tsx';
import Panel from '../shell/Panel.tsx';
import { t } from '../words.ts';
import classes from './attachments.module.css';

const schema: DrawableSchema = {
  type: 'object',
  additionalProperties: false,
  properties: { reason: { type: 'string', minLength: 1, maxLength: 500, title: t.attachments.withdrawReason } },
  required: ['reason'],
};

interface Props {
  caseId: string;
  item: Attachment | null;
  onClose: () => void;
}

/** Takes a file away for good, with a reason. */
export function WithdrawPanel({ caseId, item, onClose }: Props) {
  const client = useQueryClient();
  const submission = useRef(new Submission());
  const last = useRef<Attachment | null>(null);
  last.current = item ?? last.current;
  if (!last.current) return null;
  const { id, title } = last.current;
  return (
    <Panel opened={item !== null} onClose={onClose} size={560} title={t.attachments.withdrawTitle}>
      <p className={classes.consequence}>
        <strong>{title}</strong>
        <br />
        {t.attachments.withdrawLead}
      </p>
      <SchemaForm
        key={id}
        schema={schema}
        root=""
        draftKey={`${caseId}/withdraw/${id}`}
        submitLabel={t.attachments.withdrawSend}
        onCancel={onClose}
        send={async ({ reason }) => {
          await submission.current.send('POST', `/cases/${caseId}/attachments/${id}/withdrawal`, { reason });
          await client.invalidateQueries({ queryKey: ['case', caseId] });
        }}
        onSent={onClose}
      />
    </Panel>
  );
}
