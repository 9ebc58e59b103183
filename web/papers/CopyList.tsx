import { Link } from '@tanstack/react-router';
import { FileDown, FileText } from 'lucide-react';
import type { FormCopyItem } from '../../src/contract/form-copy.ts';
import { asCaseSearch } from '../case/case-search.ts';
import { dayAndHour } from '../time/format.ts';
import { t } from '../words.ts';
import classes from './papers.module.css';
import { paperAddress } from './queries.ts';

interface Props {
  caseId: string;
  items: readonly FormCopyItem[];
  /** Whether this reader takes papers along; else what was received is there to read, and nothing besides. */
  takesAlong: boolean;
}

/** Who got what and when, newest first, with the form as it is now on top. */
export function CopyList({ caseId, items, takesAlong }: Props) {
  const address = (kopie: string) =>
    ({
      to: '/zaken/$caseId',
      params: { caseId },
      search: asCaseSearch({ tab: 'kopieen', kopie }),
      resetScroll: false,
    }) as const;
  return (
    <section aria-labelledby="papers-given">
      <h3 id="papers-given" className={classes.part}>
        {t.papers.given}
      </h3>
      <ul className={classes.copies}>
        {takesAlong && (
          <li>
            <FileText size={20} aria-hidden />
            <div>
              <Link className={classes.open} {...address('nu')}>
                {t.papers.now}
              </Link>
              <p className="az-dim">{t.papers.nowHint}</p>
            </div>
          </li>
        )}
        {[...items].reverse().map((item) => {
          const [who, when] = [receiverOf(item), dayAndHour(item.at)];
          return (
            <li key={`${item.seq}-${item.slot}`}>
              <FileText size={20} aria-hidden />
              <div>
                <Link
                  className={classes.open}
                  aria-label={t.papers.openCopy(who, when)}
                  {...address(`${item.seq}-${item.slot}`)}
                >
                  {who}
                </Link>
                {item.mine && <span className={classes.mine}>{t.papers.yours}</span>}
                <p className="az-dim">
                  <time dateTime={item.at}>{when}</time> · {t.papers.version(item.version)}
                </p>
              </div>
              {takesAlong && (
                <a
                  className={classes.download}
                  href={paperAddress(caseId, `form/copies/${item.seq}/${item.slot}/pdf`)}
                  download
                  aria-label={t.papers.pdfOf(t.papers.copyOf(who, when))}
                  data-no-print
                >
                  <FileDown size={18} aria-hidden /> {t.papers.pdf}
                </a>
              )}
            </li>
          );
        })}
      </ul>
      {items.length === 0 && <p className={classes.hint}>{t.papers.none}</p>}
    </section>
  );
}

/** "De Werf, NAFT-aanbieder". */
export const receiverOf = ({ organisation, slotLabel }: Pick<FormCopyItem, 'organisation' | 'slotLabel'>): string =>
  organisation === null ? slotLabel : `${organisation}, ${slotLabel}`;
