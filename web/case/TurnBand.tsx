import { Button } from '@mantine/core';
import { CircleCheck, Pause } from 'lucide-react';
import type { CaseDetail } from '../api/queries.ts';
import { day, figure } from '../time/format.ts';
import { t } from '../words.ts';
import { Blocked } from './Blocked.tsx';
import { OtherActions } from './OtherActions.tsx';
import { TermLine } from './TermLine.tsx';
import { holderWords } from './case-words.ts';
import { stepsInOrder } from './next-step.ts';
import classes from './band.module.css';

interface Props {
  found: CaseDetail;
  onAct: (event: string) => void;
}

/** The band that answers "whose turn is it, until when, and what do I do?" before anything else. */
export function TurnBand({ found, onAct }: Props) {
  const asked = found.holder?.isMine === true;
  const steps = stepsInOrder(found);
  const mine = asked || found.coHolder?.isMine === true;
  return (
    <section
      className={classes.band}
      aria-labelledby="turn"
      data-mine={mine || undefined}
      data-final={found.final || undefined}
    >
      <h2 id="turn" className={classes.bandTitle}>
        {found.final ? (
          <>
            <CircleCheck size={22} aria-hidden /> {found.stageLabel}
          </>
        ) : (
          t.cases.turn(holderWords(found.holder))
        )}
        {asked && !found.final && <span className={classes.you}>{t.cases.you}</span>}
      </h2>
      <p className={classes.bandFacts}>
        {found.final ? (
          found.closedAt && t.cases.closedOn(day(found.closedAt))
        ) : (
          <>
            {[found.holder?.member, found.holder?.slotLabel].filter(Boolean).join(', ')}
            {found.holder && ' · '}
            {t.cases.since(day(found.stageSince))}
            {found.elapsed &&
              ` · ${t.cases.elapsed(figure(found.elapsed.spent), figure(found.elapsed.of), found.elapsed.unit)}`}
            {found.coHolder &&
              ` · ${found.coHolder.isMine ? t.cases.togetherWithYou : t.cases.together(holderWords(found.coHolder))}`}
          </>
        )}
      </p>
      {!found.final && (
        <div className={classes.terms}>
          {found.clockStopped && (
            <p className={classes.stopped}>
              <Pause size={18} aria-hidden />{' '}
              {t.cases.clockStopped(day(found.clockStopped.since), found.clockStopped.reason)}
            </p>
          )}
          {found.deadlines.length === 0 && found.noClockLabel && <p className="az-dim">{found.noClockLabel}</p>}
          {[...found.deadlines]
            .sort((a, b) => Number(b.ofStep) - Number(a.ofStep))
            .map((deadline) => (
              <TermLine key={deadline.id} deadline={deadline} />
            ))}
        </div>
      )}
      {found.asked !== '' && (
        <p className={classes.asked}>
          {!found.final && <strong>{asked ? t.cases.askedOfYou : t.cases.askedOf(holderWords(found.holder))} </strong>}
          {found.asked}
        </p>
      )}
      <Blocked blocked={found.blocked} />
      <div className={classes.actions} data-no-print>
        {steps.map(({ step: { event, label }, primary }) => (
          <Button key={event} variant={primary && mine ? 'filled' : 'default'} onClick={() => onAct(event)}>
            {label}
          </Button>
        ))}
        <OtherActions allowed={found.allowed} alone={steps.length === 0} onAct={onAct} />
      </div>
    </section>
  );
}
