import { Alert } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import type { Problem } from '../../src/contract/problem.ts';
import { t } from '../words.ts';

interface Props {
  problem: Problem | null;
  /** After a fresh look the same action is still open: sending once more is enough. */
  stillAllowed: boolean;
}

/** Somebody was first, or the case stands elsewhere: what is true now, and what can be done. */
export function MovedOn({ problem, stillAllowed }: Props) {
  return (
    <Alert
      variant="outline"
      color="var(--az-soon)"
      role="alert"
      icon={<CircleAlert aria-hidden />}
      title={problem?.title ?? t.cases.movedTitle}
    >
      <p>{problem?.detail ?? t.cases.movedText}</p>
      <p>{stillAllowed ? t.cases.tryOnceMore : t.cases.noLonger}</p>
      {!stillAllowed && problem?.allowed && problem.allowed.length > 0 && (
        <>
          <p>{t.cases.possibleNow}</p>
          <ul>
            {problem.allowed.map(({ event, label }) => (
              <li key={event}>{label}</li>
            ))}
          </ul>
        </>
      )}
      <p>{t.states.kept}</p>
    </Alert>
  );
}
