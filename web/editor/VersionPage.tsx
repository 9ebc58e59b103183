import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { editorWords as w } from '../../src/contract/nl/interface-editor.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { ErrorState } from '../states/PageState.tsx';
import { NotFound } from '../states/NotFound.tsx';
import { Waiting } from '../states/Waiting.tsx';
import { Preview } from './Preview.tsx';
import classes from './editor.module.css';
import { versionQuery } from './queries.ts';

const route = getRouteApi('/beheer/formulier/$version');

/** One version as each reader meets it. */
export default function VersionPage() {
  const { version } = route.useParams();
  const number = Number(version);
  const found = useQuery({ ...versionQuery(number), enabled: Number.isInteger(number) });
  if (!Number.isInteger(number)) return <NotFound />;
  return (
    <div className={classes.page}>
      <PageHead title={w.previewOf(number)} lead={w.viewLead} action={<Link to="/beheer/formulier">{w.all}</Link>} />
      {found.data && <Preview version={number} revision={found.data.revision} />}
      {found.isPending && (
        <Waiting>
          <Skeleton height={240} />
        </Waiting>
      )}
      {found.isError && !found.data && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
    </div>
  );
}
