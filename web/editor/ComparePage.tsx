import { NativeSelect, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { editorWords as w } from '../../src/contract/nl/interface-editor.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { ErrorState } from '../states/PageState.tsx';
import { Waiting } from '../states/Waiting.tsx';
import { Differences } from './Differences.tsx';
import classes from './editor.module.css';
import { compareQuery, formsQuery } from './queries.ts';

const route = getRouteApi('/beheer/formulier/vergelijk');

/** Two versions beside each other, in sentences. */
export default function ComparePage() {
  const { van = '1', naar = '1' } = route.useSearch();
  const navigate = route.useNavigate();
  const forms = useQuery(formsQuery);
  const [from, to] = [Number(van), Number(naar)];
  const found = useQuery(compareQuery(from, to));
  const data = (forms.data?.items ?? []).map(({ version, state }) => ({
    value: String(version),
    label: `${w.version(version)} (${w.states[state]})`,
  }));
  const go = (search: { van: string; naar: string }) => void navigate({ search, replace: true });
  return (
    <div className={classes.page}>
      <PageHead
        title={w.compareTitle(from, to)}
        lead={w.compareLead(from, to)}
        action={<Link to="/beheer/formulier">{w.all}</Link>}
      />
      <div className={classes.choose} role="group" aria-label={w.compareWhat} data-no-print>
        <NativeSelect
          label={w.older}
          data={data}
          value={van}
          onChange={(event) => go({ van: event.currentTarget.value, naar })}
        />
        <NativeSelect
          label={w.newer}
          data={data}
          value={naar}
          onChange={(event) => go({ van, naar: event.currentTarget.value })}
        />
      </div>
      <h2 className="az-hidden">{w.differences}</h2>
      {found.data && <Differences sections={found.data.sections} />}
      {found.isPending && (
        <Waiting>
          <Skeleton height={160} />
        </Waiting>
      )}
      {found.isError && !found.data && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
    </div>
  );
}
