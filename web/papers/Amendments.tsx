import type { FormAmendment } from '../../src/contract/form-copy.ts';
import { dayAndHour } from '../time/format.ts';
import { t } from '../words.ts';
import { Change } from './Change.tsx';
import classes from './papers.module.css';

/** What was changed after it was handed in, newest first: question, before, now, why, who and when. */
export function Amendments({ items }: { items: readonly FormAmendment[] }) {
  return (
    <section aria-labelledby="papers-amended">
      <h3 id="papers-amended" className={classes.part}>
        {t.papers.amendments}
      </h3>
      {items.length === 0 && <p className={classes.hint}>{t.papers.amendmentsNone}</p>}
      <ol className={classes.changes}>
        {[...items].reverse().map(({ seq, question, before, after, reason, by, at }) => (
          <li key={seq}>
            <Change question={question} before={before || null} after={after || null} />
            <p className={classes.because}>
              <strong>{t.papers.why}:</strong> {reason}
            </p>
            <p className="az-dim">
              {by}, <time dateTime={at}>{dayAndHour(at)}</time>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
