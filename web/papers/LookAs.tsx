import { Link } from '@tanstack/react-router';
import { Eye } from 'lucide-react';
import { receivers } from '../../src/contract/receivers.ts';
import { asCaseSearch } from '../case/case-search.ts';
import { t } from '../words.ts';
import classes from './papers.module.css';

const w = t.papers.as;

/** What each receiver would read, before anything is shared. */
export function LookAs({ caseId }: { caseId: string }) {
  return (
    <section aria-labelledby="papers-as" data-no-print>
      <h3 id="papers-as" className={classes.part}>
        {w.title}
      </h3>
      <p className={classes.lead}>{w.text}</p>
      <ul className={classes.copies}>
        {receivers.map((one) => (
          <li key={one}>
            <Eye size={20} aria-hidden />
            <Link
              className={classes.open}
              to="/zaken/$caseId"
              params={{ caseId }}
              search={asCaseSearch({ tab: 'kopieen', kopie: `als-${one}` })}
              resetScroll={false}
            >
              {w.open(w.receivers[one])}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
