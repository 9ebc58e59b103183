import { useQuery } from '@tanstack/react-query';
import { organisationTitles } from '../../src/contract/nl/organisation-titles.ts';
import { memberWords as w } from '../../src/contract/nl/organisations-page.ts';
import { meQuery } from '../api/queries.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { ErrorState } from '../states/PageState.tsx';
import { TextOutline, Waiting } from '../states/Waiting.tsx';
import { Members } from './Members.tsx';
import { OrganisationFacts } from './OrganisationFacts.tsx';
import classes from './organisations.module.css';
import { membersQuery } from './queries.ts';
import { VolumeAlarms } from './VolumeAlarms.tsx';

/** The own organisation, for its access manager: who works here. */
export default function MembersPage() {
  const me = useQuery({ ...meQuery, refetchInterval: false });
  const found = useQuery(membersQuery(me.data?.organisation?.id ?? ''));
  return (
    <div className="az-narrow">
      <PageHead title={organisationTitles.members} lead={w.leadOwn} />
      {found.isPending && (
        <Waiting>
          <TextOutline widths={['40%', '80%', '80%']} />
        </Waiting>
      )}
      {found.isError && !found.data && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <>
          <p className={classes.status}>
            <strong>{found.data.organisation.name}</strong>
          </p>
          <OrganisationFacts organisation={found.data.organisation} />
          <VolumeAlarms alarms={found.data.alarms} />
          <Members found={found.data} />
        </>
      )}
    </div>
  );
}
