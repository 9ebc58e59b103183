import { getRouteApi, Link } from '@tanstack/react-router';
import { CircleDashed } from 'lucide-react';
import type { CaseDetail } from '../api/queries.ts';
import { t } from '../words.ts';
import classes from './band.module.css';

const route = getRouteApi('/zaken/$caseId');

/** Steps that are mine but cannot be taken yet: what is missing, and the way to it. */
export function Blocked({ blocked }: Pick<CaseDetail, 'blocked'>) {
  const { caseId } = route.useParams();
  return blocked.map(({ event, label, reason, missing }) => (
    <div key={event} className={classes.blocked}>
      <CircleDashed size={18} aria-hidden />
      <div>
        <strong>{t.cases.notYet(label)}</strong> {reason}
        {missing.length > 0 && (
          <>
            <ul>
              {missing.map((item) => (
                <li key={item}>{item}</li>
              ))}
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
          </>
        )}
      </div>
    </div>
  ));
}
