import { CloseButton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { CaseDetail } from '../api/queries.ts';
import { dueDay } from '../time/format.ts';
import { t } from '../words.ts';
import type { Done } from './case-answer.ts';
import { doneKey } from './case-answer.ts';
import { holderWords } from './case-words.ts';
import classes from './band.module.css';

/** "Wat gebeurt er nu": after a move, who is asked next and by when. */
export function JustDone({ found }: { found: CaseDetail }) {
  const client = useQueryClient();
  const done = useQuery<Done | null>({
    queryKey: doneKey(found.id),
    queryFn: () => null,
    enabled: false,
    initialData: null,
  });
  const panel = useRef<HTMLElement>(null);
  const label = done.data?.label;
  useEffect(() => {
    if (label === undefined) return undefined;
    // After the panel that slid away has given the focus back.
    const soon = setTimeout(() => panel.current?.focus(), 350);
    return () => clearTimeout(soon);
  }, [label]);
  if (!done.data) return null;
  const next = found.deadlines.find(({ ofStep }) => ofStep);
  return (
    <section className={classes.done} ref={panel} tabIndex={-1} aria-labelledby="done-title">
      <CircleCheck size={22} aria-hidden />
      <div>
        <h2 id="done-title">
          {done.data.isNew ? t.cases.registered(found.number) : t.cases.recorded(done.data.label)}
        </h2>
        {found.final ? (
          <p>{t.cases.finished(found.stageLabel)}</p>
        ) : (
          <p>
            {t.cases.happensNow}{' '}
            {found.holder?.isMine ? t.cases.yourTurn : t.cases.theirTurn(holderWords(found.holder))}{' '}
            {next && !next.paused && t.cases.expectedBy(dueDay(next.dueAt))}
          </p>
        )}
        {done.data.isNew && <p>{t.cases.followHere}</p>}
      </div>
      <CloseButton aria-label={t.cases.hide} onClick={() => client.setQueryData(doneKey(found.id), null)} />
    </section>
  );
}
