import { Button, Radio } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { OwnAnswer, OwnPage } from '../../src/contract/family.ts';
import { ownPageWords } from '../../src/contract/nl/own-page.ts';
import { Submission } from '../api/submission.ts';
import { FailureNote } from '../states/FailureNote.tsx';
import classes from './link.module.css';

const w = ownPageWords.akkoord;
const takeFocus = (node: HTMLElement | null): void => node?.focus();

interface Props {
  caseId: string;
  akkoord: NonNullable<OwnPage['akkoord']>;
  isParent: boolean;
}

/** What is asked, with whom it is shared and why; yes and no take the same steps. */
export function OwnAkkoord({ caseId, akkoord, isParent }: Props) {
  const client = useQueryClient();
  const submission = useRef(new Submission());
  const [chosen, setChosen] = useState<OwnAnswer['answer'] | null>(null);
  const [health, setHealth] = useState<'yes' | 'no'>();
  const [said, setSaid] = useState(false);
  const answer = useMutation({
    mutationFn: (asked: OwnAnswer) => submission.current.send('POST', `/cases/${caseId}/own/akkoord`, asked),
    async onSuccess() {
      setChosen(null);
      setSaid(true);
      await client.invalidateQueries({ queryKey: ['case', caseId] });
    },
  });
  return (
    <section className={classes.block} aria-labelledby="own-akkoord">
      <h2 id="own-akkoord">{w.title}</h2>
      <p>{isParent ? w.whatParent : w.whatPupil}</p>
      <p>{w.withWhom}</p>
      <p>{w.whatFor}</p>
      <p>{w.howToNo}</p>
      <p className={classes.answered} role="status">
        {said && `${w.saved} `}
        {w.states[akkoord.state]}
      </p>
      {akkoord.health !== null && <p>{akkoord.health ? w.health.given : w.health.kept}</p>}
      {answer.isError && <FailureNote error={answer.error} />}
      {chosen === null ? (
        <div className={classes.buttons}>
          {akkoord.may.map((one) => (
            <Button key={one} size="lg" variant="default" onClick={() => setChosen(one)}>
              {w.buttons[one]}
            </Button>
          ))}
        </div>
      ) : (
        <div role="group" aria-labelledby="own-akkoord-ask">
          <p id="own-akkoord-ask" tabIndex={-1} ref={takeFocus}>
            {w.ask[chosen]}
          </p>
          {chosen === 'yes' && (
            <Radio.Group
              label={w.health.ask}
              description={w.health.hint}
              value={health ?? null}
              onChange={(value) => setHealth(value === 'yes' ? 'yes' : 'no')}
            >
              <div className={classes.choices}>
                <Radio value="yes" label={w.health.options.yes} />
                <Radio value="no" label={w.health.options.no} />
              </div>
            </Radio.Group>
          )}
          <div className={classes.buttons}>
            <Button
              size="lg"
              loading={answer.isPending}
              onClick={() => answer.mutate({ answer: chosen, ...(chosen === 'yes' && health ? { health } : {}) })}
            >
              {w.sure[chosen]}
            </Button>
            <Button size="lg" variant="default" disabled={answer.isPending} onClick={() => setChosen(null)}>
              {w.back}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}
