import { TriangleAlert } from 'lucide-react';
import type { CaseListItem } from '../../src/contract/case.ts';
import { figure } from '../time/format.ts';
import { t } from '../words.ts';
import classes from './list.module.css';

/** "6 van 5 werkdagen" for the step itself, or why no clock runs. A date beside the step that is late says so itself. */
export function ElapsedWords({ item }: { item: Pick<CaseListItem, 'elapsed' | 'noClockLabel' | 'nextDeadline'> }) {
  const { elapsed, nextDeadline } = item;
  if (!elapsed) return <span className="az-dim">{item.noClockLabel ?? t.cases.noTerm}</span>;
  const late = elapsed.spent > elapsed.of || (nextDeadline?.ofStep === true && nextDeadline.overdue);
  return (
    <span className={classes.elapsed} data-late={late || undefined}>
      {late && <TriangleAlert size={16} aria-hidden />}
      <span>
        {t.cases.elapsed(figure(elapsed.spent), figure(elapsed.of), elapsed.unit)}
        {late && <strong className={classes.lateWord}>{t.cases.pastTerm}</strong>}
      </span>
    </span>
  );
}
