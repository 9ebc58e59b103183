import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Quarantine, QuarantineDecision } from '../../src/contract/failed-work.ts';
import { failedWorkWords } from '../../src/contract/nl/failed-work.ts';
import { post } from '../api/submission.ts';
import { FailureNote } from '../states/FailureNote.tsx';
import { dayAndHour } from '../time/format.ts';
import { failedWorkQuery } from './queries.ts';
import classes from './work.module.css';

const words = failedWorkWords.quarantine;

/** The question takes the focus as it appears; the button that asked for it is gone. */
const takeFocus = (node: HTMLElement | null): void => node?.focus();

/** A backup was put back: what waits, and the two ways out, each with its consequence before it is done. */
export function QuarantineNote({ quarantine }: { quarantine: Quarantine }) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<QuarantineDecision['decision'] | null>(null);
  const decide = useMutation({
    mutationFn: (body: QuarantineDecision) => post('/failed-work/quarantine', body),
    onSettled: () => client.invalidateQueries({ queryKey: failedWorkQuery.queryKey }),
  });
  const { restoredAt, backupAt, mails, effects } = quarantine;
  return (
    <section className={classes.quarantine} aria-labelledby="quarantine">
      <h2 id="quarantine" className={classes.heading}>
        {words.title}
      </h2>
      <p>
        {words.text(dayAndHour(restoredAt))} {backupAt !== null && words.backup(dayAndHour(backupAt))}
      </p>
      <ul>
        <li>{words.mails(mails)}</li>
        <li>{words.effects(effects)}</li>
      </ul>
      {decide.isError && <FailureNote error={decide.error} />}
      {asked === null ? (
        <Group gap="sm" data-no-print>
          <Button onClick={() => setAsked('send')}>{words.send}</Button>
          <Button variant="default" onClick={() => setAsked('drop')}>
            {words.drop}
          </Button>
        </Group>
      ) : (
        <div role="group" aria-labelledby="quarantine-ask">
          <p id="quarantine-ask" ref={takeFocus} tabIndex={-1} className={classes.ask}>
            {asked === 'send' ? words.sendAsk : words.dropAsk}
          </p>
          <Group gap="sm">
            <Button loading={decide.isPending} onClick={() => decide.mutate({ decision: asked })}>
              {words.sure}
            </Button>
            <Button variant="default" onClick={() => setAsked(null)}>
              {words.back}
            </Button>
          </Group>
        </div>
      )}
    </section>
  );
}
