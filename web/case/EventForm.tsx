import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CaseDetail } from '../api/queries.ts';
import { Refused } from '../api/request.ts';
import { Submission } from '../api/submission.ts';
import { SchemaForm } from '../form/SchemaForm.tsx';
import { MovedOn } from './MovedOn.tsx';
import type { CaseAnswer } from './case-answer.ts';
import { tookIn } from './case-answer.ts';
import classes from './case.module.css';

interface Props {
  found: CaseDetail;
  action: CaseDetail['allowed'][number];
  onSent: () => void;
  onCancel: () => void;
}

/** One action: its consequence in a sentence, its questions, its button. What is typed outlives a refusal. */
export function EventForm({ found, action, onSent, onCancel }: Props) {
  const client = useQueryClient();
  const submission = useRef(new Submission());
  /** The state of the case that the reader looked at when opening; a newer one must first be shown to them. */
  const seen = useRef(found.revision);
  const explain = (error: unknown) =>
    error instanceof Refused && error.status === 409 ? (
      <MovedOn problem={error.problem} stillAllowed={found.allowed.some((one) => one.event === action.event)} />
    ) : null;
  const send = async (payload: Record<string, unknown>) => {
    try {
      const body = { type: action.event, payload, revision: seen.current };
      const answer = await submission.current.send<CaseAnswer>('POST', `/cases/${found.id}/events`, body);
      await tookIn(client, answer, action.label);
    } catch (error) {
      if (error instanceof Refused && error.status === 409) {
        await client.invalidateQueries({ queryKey: ['case', found.id], exact: true });
        seen.current = client.getQueryData<CaseDetail>(['case', found.id])?.revision ?? seen.current;
      }
      throw error;
    }
  };
  return (
    <>
      {action.description !== '' && <p className={classes.consequence}>{action.description}</p>}
      <SchemaForm
        schema={action.payload}
        root="payload"
        draftKey={`${found.id}/${action.event}`}
        submitLabel={action.label}
        onCancel={onCancel}
        explain={explain}
        send={send}
        onSent={onSent}
      />
    </>
  );
}
