import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation, useRouterState } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import { meQuery, signInQuery } from '../api/queries.ts';
import { ErrorState } from '../states/PageState.tsx';
import { TextOutline, Waiting } from '../states/Waiting.tsx';
import { t } from '../words.ts';
import { BareShell } from './BareShell.tsx';
import { homeOf, worksInCases } from './home.ts';
import { Shell } from './Shell.tsx';

const Door = lazy(() => import('../door/Door.tsx'));
const LinkPage = lazy(() => import('../link/LinkPage.tsx'));

const waiting = (
  <>
    <h1 className="az-hidden">{t.states.loading}</h1>
    <Waiting>
      <TextOutline widths={['40%', '70%', '60%']} />
    </Waiting>
  </>
);

/** Pages that look the same for everybody, signed in or not. */
const openToAll = /^\/(?:toegankelijkheid|mijn|code|wie|koppelen|niet-aangemeld|handleiding(?:\/[a-z-]+)?)\/?$/;

/** Who reads decides which house they see: nobody yet, somebody with a personal link, or a professional. */
export function Root() {
  const me = useQuery(meQuery);
  const ways = useQuery({ ...signInQuery, enabled: me.data === null });
  // Until the way out of it is taken, the page before is still what would be shown.
  const isAtStart = useRouterState({
    select: ({ location, resolvedLocation }) => location.pathname === '/' || resolvedLocation?.pathname === '/',
  });
  const isOpenToAll = useLocation({ select: ({ pathname }) => openToAll.test(pathname) });
  if (me.data === undefined)
    return (
      <BareShell>
        {me.isError ? (
          <>
            <h1 className="az-hidden">{t.states.brokenTitle}</h1>
            <ErrorState error={me.error} onRetry={() => void me.refetch()} />
          </>
        ) : (
          waiting
        )}
      </BareShell>
    );
  if (me.data === null)
    return (
      <BareShell demo={ways.data?.demo === true}>
        <Suspense fallback={waiting}>{isOpenToAll ? <Outlet /> : <Door />}</Suspense>
      </BareShell>
    );
  if (me.data.link)
    return (
      <BareShell me={me.data} demo={me.data.demo}>
        <Suspense fallback={waiting}>{isOpenToAll ? <Outlet /> : <LinkPage me={me.data} />}</Suspense>
      </BareShell>
    );
  return (
    <Shell me={me.data}>
      <Suspense fallback={waiting}>
        {isAtStart && !worksInCases(me.data) ? <Navigate to={homeOf(me.data)} /> : <Outlet />}
      </Suspense>
    </Shell>
  );
}
