import { Alert, Anchor } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { NoAnswer, Refused } from '../api/request.ts';
import { t } from '../words.ts';

interface Props {
  error: unknown;
  /** Something was typed, and it is still there. */
  kept?: boolean;
}

/** What went wrong, in words, and what was kept. */
export function failureWords(error: unknown): { title: string; text: string } {
  if (error instanceof NoAnswer) return { title: t.states.offlineTitle, text: t.states.offlineText };
  if (!(error instanceof Refused)) return { title: t.states.brokenTitle, text: t.states.brokenText };
  if (error.status === 401) return { title: t.states.signedOutTitle, text: t.states.signedOutText };
  if (error.problem) return { title: error.problem.title, text: error.problem.detail };
  return { title: t.states.serverTitle, text: t.states.serverText };
}

export function FailureNote({ error, kept = false }: Props) {
  const { title, text } = failureWords(error);
  const signedOut = error instanceof Refused && error.status === 401;
  return (
    <Alert variant="outline" color="var(--az-late)" role="alert" title={title} icon={<CircleAlert aria-hidden />}>
      {text} {kept && t.states.kept}{' '}
      {signedOut && (
        <Anchor href="/" target="_blank">
          {t.states.signInElsewhere}
        </Anchor>
      )}
    </Alert>
  );
}
