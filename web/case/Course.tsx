import { Check, ChevronDown, Circle, CircleDot } from 'lucide-react';
import type { CaseDetail } from '../api/queries.ts';
import { day } from '../time/format.ts';
import { t } from '../words.ts';
import page from './case.module.css';
import classes from './course.module.css';

const marks = { past: Check, now: CircleDot, ahead: Circle };

/** The road of this case: what is behind, where it stands, what is likely next. On a phone it folds. */
export function Course({ found }: { found: CaseDetail }) {
  const { course } = found;
  const at = course.filter(({ when }) => when !== 'ahead').length;
  return (
    <aside className={page.side} aria-label={t.cases.course}>
      <details className={classes.courseFold} open={window.matchMedia('(min-width: 62em)').matches}>
        <summary className={classes.courseTitle}>
          <h2>{t.cases.course}</h2>
          <span className="az-dim">{t.cases.courseCount(at, course.length)}</span>
          <ChevronDown size={18} aria-hidden />
        </summary>
        <ol className={classes.course}>
          {course.map(({ stage, label, when, since }, index) => {
            const Mark = found.final && when === 'now' ? Check : marks[when];
            return (
              <li
                key={`${stage}-${index}`}
                data-when={when}
                {...(when === 'now' ? { 'aria-current': 'step' as const } : {})}
              >
                <Mark size={20} aria-hidden />
                <span>
                  <span className={classes.courseLabel}>{label}</span>
                  <span className={classes.courseDate}>
                    {since ? day(since) : null}
                    {when === 'now' && !found.final && ` · ${t.cases.now}`}
                    {when === 'ahead' && course[index - 1]?.when === 'now' && t.cases.likely}
                  </span>
                </span>
              </li>
            );
          })}
        </ol>
      </details>
    </aside>
  );
}
