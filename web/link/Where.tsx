import type { CaseDetail } from '../api/queries.ts';
import { day, dueDay, relativeDue } from '../time/format.ts';
import { useNow } from '../time/use-now.ts';
import { t } from '../words.ts';
import classes from './link.module.css';

/** Where it stands, until when, and what likely follows; no name of anybody. */
export function Where({ found }: { found: CaseDetail }) {
  const now = useNow();
  const next = found.course.find(({ when }) => when === 'ahead');
  const due = found.deadlines.find(({ ofStep }) => ofStep);
  return (
    <>
      <section className={classes.block}>
        <h2>{t.link.where}</h2>
        <p className={classes.big}>{found.stageLabel}</p>
        <p>{t.link.since(day(found.stageSince))}</p>
        {found.asked !== '' && <p>{found.asked}</p>}
        {due && !due.paused && (
          <p>
            {due.overdue
              ? t.link.takesLonger(dueDay(due.dueAt))
              : t.link.until(dueDay(due.dueAt), relativeDue(due.dueAt, now))}
          </p>
        )}
        {found.clockStopped && <p>{t.link.paused}</p>}
      </section>
      {next && !found.final && (
        <section className={classes.block}>
          <h2>{t.link.next}</h2>
          <p className={classes.big}>{next.label}</p>
          <p>{t.link.nextLikely}</p>
        </section>
      )}
    </>
  );
}
