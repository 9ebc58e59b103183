import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import { meQuery } from '../api/queries.ts';
import { ErrorState } from '../states/PageState.tsx';
import { TextOutline, Waiting } from '../states/Waiting.tsx';
import { BareShell } from './BareShell.tsx';
import { Shell } from './Shell.tsx';

const PersonasPage = lazy(() => import('../start/PersonasPage.tsx'));
const LinkPage = lazy(() => import('../link/LinkPage.tsx'));

const waiting = (
  <Waiting>
    <TextOutline widths={['40%', '70%', '60%']} />
  </Waiting>
);

/** Who reads decides which house they see: nobody yet, somebody with a personal link, or a professional. */
export function Root() {
  const me = useQuery(meQuery);
  if (me.data === undefined)
    return (
      <BareShell>{me.isError ? <ErrorState error={me.error} onRetry={() => void me.refetch()} /> : waiting}</BareShell>
    );
  if (me.data === null)
    return (
      <BareShell demo>
        <Suspense fallback={waiting}>
          <PersonasPage />
        </Suspense>
      </BareShell>
    );
  if (me.data.link)
    return (
      <BareShell me={me.data} demo={me.data.demo}>
        <Suspense fallback={waiting}>
          <LinkPage me={me.data} />
        </Suspense>
      </BareShell>
    );
  return (
    <Shell me={me.data}>
      <Suspense fallback={waiting}>
        <Outlet />
      </Suspense>
    </Shell>
  );
}
