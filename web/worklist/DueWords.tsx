import { Pause, TriangleAlert } from 'lucide-react';
import type { CaseListItem } from '../../src/contract/case.ts';
import { dueDay, relativeDue } from '../time/format.ts';
import { t } from '../words.ts';
import classes from './list.module.css';

const soonMs = 3 * 86_400_000;

/** The next date: absolute first, relative beside it. One that is not of the step itself says what it is about. */
export function DueWords({ item, now }: { item: Pick<CaseListItem, 'nextDeadline'>; now: number }) {
  const { nextDeadline: due } = item;
  if (!due) return <span className="az-dim">{t.cases.noDate}</span>;
  if (due.paused)
    return (
      <span className={classes.due}>
        <Pause size={16} aria-hidden /> {t.cases.paused}
      </span>
    );
  const soon = !due.overdue && Date.parse(due.dueAt) - now < soonMs;
  return (
    <span className={classes.due} data-late={due.overdue || undefined} data-soon={soon || undefined}>
      <span className="az-nums">{dueDay(due.dueAt)}</span>
      <span className={classes.relative}>{relativeDue(due.dueAt, now)}</span>
      {!due.ofStep && (
        <span className={classes.dueOf}>
          {due.overdue && <TriangleAlert size={16} aria-hidden />}
          {due.overdue ? t.worklist.lateBeside(due.label) : due.label}
        </span>
      )}
    </span>
  );
}
