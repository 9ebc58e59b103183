import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ownPageWords as w } from '../../src/contract/nl/own-page.ts';
import type { Me } from '../../src/contract/session.ts';
import { meQuery } from '../api/queries.ts';
import { Refused } from '../api/request.ts';
import { post } from '../api/submission.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { changeReader } from '../shell/change-reader.ts';
import { ErrorState } from '../states/PageState.tsx';
import LinkPage from './LinkPage.tsx';

/**
 * Where a personal link leads. What opens it stands behind the # of the address, which no server and no other site is told;
 * it is taken out of the address at once, so that it does not stay behind in the browser.
 */
export default function OwnDoor() {
  const client = useQueryClient();
  const me = useQuery({ ...meQuery, refetchInterval: false });
  const hash = useLocation({ select: (location) => location.hash.replace(/^#/, '') });
  const [token, setToken] = useState(hash);
  const open = useMutation({
    mutationFn: (wanted: string) => post<Me>('/own/open', { token: wanted }),
    onSuccess(opened) {
      setToken('');
      changeReader(client, opened);
    },
  });
  const { mutate } = open;
  const isMember = me.data !== null && me.data !== undefined && !me.data.link;

  useEffect(() => {
    if (hash === '') return;
    setToken(hash);
    window.history.replaceState(window.history.state, '', '/mijn');
  }, [hash]);
  useEffect(() => {
    if (token !== '' && me.data !== undefined && !isMember) mutate(token);
    // Once for each link, whoever read before.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [token]);

  if (open.isError)
    return open.error instanceof Refused && open.error.status < 500 ? (
      <Closed {...w.dead} />
    ) : (
      <ErrorState error={open.error} onRetry={() => mutate(token)} />
    );
  if (token !== '' && isMember && !open.isPending)
    return (
      <div className="az-narrow">
        <PageHead title={w.signedIn.title} lead={w.signedIn.lead} />
        <Button onClick={() => mutate(token)}>{w.signedIn.open}</Button>
      </div>
    );
  if (token !== '' || open.isPending) return <PageHead title={w.busy.title} lead={w.busy.lead} />;
  return me.data?.link ? <LinkPage me={me.data} /> : <Closed {...w.away} />;
}

/** It says nothing about whose link it was, or of which organisation. */
function Closed({ title, lead, text }: { title: string; lead: string; text: string }) {
  return (
    <div className="az-narrow">
      <PageHead title={title} lead={lead} />
      <p>{text}</p>
    </div>
  );
}
