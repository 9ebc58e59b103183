import { Skeleton } from '@mantine/core';
import { Suspense, lazy } from 'react';
import type { CaseDetail } from '../api/queries.ts';
import { CaseEmergencies } from '../emergency/CaseEmergencies.tsx';
import { EmptyState } from '../states/PageState.tsx';
import { day } from '../time/format.ts';
import { t } from '../words.ts';
import { Looks } from './Looks.tsx';
import classes from './rooms.module.css';

const FamilyLinks = lazy(() => import('../family/FamilyLinks.tsx'));

/** Who stands in which place of this case, and since when: the ground of every right. */
export function PartiesTab({ found }: { found: CaseDetail }) {
  const { parties } = found;
  if (parties.length === 0) return <EmptyState title={t.parties.emptyTitle} text={t.parties.emptyText} />;
  return (
    <>
      <p className={classes.tabLead}>{t.parties.lead}</p>
      <ul className={classes.parties}>
        {parties.map(({ slot, label, organisation, member, since, reads }, index) => (
          <li key={`${slot}-${index}`} className="az-card">
            <h3 className={classes.partyRole}>{label}</h3>
            <p className={classes.partyName}>{organisation?.name ?? member ?? t.parties.unfilled}</p>
            {organisation && <p className="az-dim">{member ?? t.parties.noPerson}</p>}
            <p className="az-dim">{t.cases.since(day(since))}</p>
            <p className={classes.partyReads}>{reads.length > 0 ? t.parties.reads(reads) : t.parties.readsNothing}</p>
          </li>
        ))}
      </ul>
      <p className={classes.besides}>{t.parties.besides}</p>
      {found.mayGiveLinks && (
        <Suspense fallback={<Skeleton height={160} />}>
          <FamilyLinks caseId={found.id} />
        </Suspense>
      )}
      <div className={classes.looks}>
        <CaseEmergencies caseId={found.id} />
      </div>
      {found.mayAskWhoLooked && (
        <div className={classes.looks}>
          <Looks caseId={found.id} />
        </div>
      )}
    </>
  );
}
