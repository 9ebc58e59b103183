import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CaseDetail } from '../api/queries.ts';
import { EventDrawer } from '../case/EventDrawer.tsx';
import { Looks } from '../case/Looks.tsx';
import { holderWords } from '../case/case-words.ts';
import { day, dueDay, relativeDue } from '../time/format.ts';
import { useNow } from '../time/use-now.ts';
import { t } from '../words.ts';
import classes from './link.module.css';

export function OwnPage({ found }: { found: CaseDetail }) {
  const now = useNow();
  const [event, setEvent] = useState<string | null>(null);
  const next = found.course.find(({ when }) => when === 'ahead');
  const due = found.deadlines.find(({ ofStep }) => ofStep) ?? found.deadlines[0];
  const callable = found.parties.filter(({ organisation }) => organisation !== null);
  return (
    <>
      <section className={classes.block}>
        <h2>{t.link.where}</h2>
        <p className={classes.big}>{found.stageLabel}</p>
        <p>{t.link.since(day(found.stageSince))}</p>
      </section>
      {!found.final && (
        <section className={classes.block}>
          <h2>{t.link.who}</h2>
          {found.holder && <p className={classes.big}>{holderWords(found.holder)}</p>}
          {found.asked !== '' && <p>{found.asked}</p>}
          {due && !due.paused && (
            <p>
              {due.overdue
                ? t.link.takesLonger(dueDay(due.dueAt))
                : t.link.until(dueDay(due.dueAt), relativeDue(due.dueAt, now))}
            </p>
          )}
          {found.clockStopped && <p>{t.link.paused}</p>}
          {found.allowed.length > 0 && (
            <div className={classes.buttons}>
              {found.allowed.map(({ event: type, label }) => (
                <Button key={type} size="lg" onClick={() => setEvent(type)}>
                  {label}
                </Button>
              ))}
            </div>
          )}
        </section>
      )}
      {next && !found.final && (
        <section className={classes.block}>
          <h2>{t.link.next}</h2>
          <p className={classes.big}>{next.label}</p>
          <p>{t.link.nextLikely}</p>
        </section>
      )}
      <section className={classes.block}>
        <h2>{t.link.call}</h2>
        <p>{callable.length > 0 ? t.link.callText : t.link.callWhoGave}</p>
        <ul className={classes.people}>
          {callable.map(({ slot, label, organisation, member }, index) => (
            <li key={`${slot}-${index}`}>
              <strong>{member ?? organisation?.name}</strong>
              {member !== null && `, ${organisation?.name ?? ''}`}
              {!organisation?.name.includes(label) && ` (${label})`}
            </li>
          ))}
        </ul>
      </section>
      <section className={classes.block}>
        <h2>{t.link.rights}</h2>
        <ul className={classes.rights}>
          {t.link.rightList.map((right) => (
            <li key={right}>{right}</li>
          ))}
        </ul>
      </section>
      {found.mayAskWhoLooked && (
        <div className={classes.block}>
          <Looks caseId={found.id} family />
        </div>
      )}
      <EventDrawer found={found} event={event} onClose={() => setEvent(null)} />
    </>
  );
}
