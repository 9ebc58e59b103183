import { Link, getRouteApi } from '@tanstack/react-router';
import { CircleDashed } from 'lucide-react';
import type { CaseDetail } from '../api/queries.ts';
import { t } from '../words.ts';
import classes from './band.module.css';

/** The form names them all; the band only says what kind of work is left. */
const mostNamed = 4;

const route = getRouteApi('/zaken/$caseId');

/**
 * Steps of this reader that cannot be taken yet. Where answers are missing: which, and the way to them.
 * What waits for something else is told on demand.
 */
export function Blocked({ blocked }: Pick<CaseDetail, 'blocked'>) {
  const { caseId } = route.useParams();
  const incomplete = blocked.filter(({ missing }) => missing.length > 0);
  const others = blocked.filter(({ missing }) => missing.length === 0);
  return (
    <>
      {incomplete.map(({ event, label, reason, missing }) => (
        <div key={event} className={classes.blocked}>
          <CircleDashed size={18} aria-hidden />
          <div>
            <strong>{t.cases.notYet(label)}</strong> {reason}
            <ul>
              {missing.slice(0, mostNamed).map((item) => (
                <li key={item}>{item}</li>
              ))}
              {missing.length > mostNamed && <li>{t.cases.missingMore(missing.length - mostNamed)}</li>}
            </ul>
            <Link
              className={classes.link}
              to="/zaken/$caseId"
              params={{ caseId }}
              search={{ tab: 'formulier' }}
              hash="formulier"
            >
              {t.cases.toForm}
            </Link>
          </div>
        </div>
      ))}
      {others.length > 0 && (
        <details className={classes.later} data-no-print>
          <summary>{t.cases.notYetOthers}</summary>
          <ul>
            {others.map(({ event, label, reason }) => (
              <li key={event}>
                <strong>{label}</strong>: {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
