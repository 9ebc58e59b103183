import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { loginWords as w } from '../../src/contract/nl/login.ts';
import { meQuery, ownSessionsQuery } from '../api/queries.ts';
import { post } from '../api/submission.ts';
import classes from '../organisations/organisations.module.css';
import { PageHead } from '../shell/PageHead.tsx';
import { FailureNote } from '../states/FailureNote.tsx';
import { ErrorState } from '../states/PageState.tsx';
import { TextOutline, Waiting } from '../states/Waiting.tsx';
import { BindAccount } from './BindAccount.tsx';
import { SessionItem } from './SessionItem.tsx';

/** Where somebody is signed in; one that is not known again can be ended. */
export default function SessionsPage() {
  const client = useQueryClient();
  const me = useQuery({ ...meQuery, refetchInterval: false });
  const found = useQuery(ownSessionsQuery);
  const [said, setSaid] = useState('');
  const end = useMutation({
    mutationFn: (which: string) =>
      post<{ ended: number }>(which === 'others' ? '/sessions/end-others' : `/sessions/${which}/end`),
    onSuccess: ({ ended }) => setSaid(w.ended(ended)),
    onSettled: () => client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  });
  const items = found.data?.items ?? [];
  return (
    <div className="az-narrow">
      <PageHead title={w.sessionsTitle} lead={w.sessionsLead} />
      {found.isPending && (
        <Waiting>
          <TextOutline widths={['80%', '80%']} />
        </Waiting>
      )}
      {found.isError && !found.data && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {end.isError && <FailureNote error={end.error} />}
      <p role="status" className={classes.status}>
        {said}
      </p>
      {found.data && (
        <>
          <ul className={classes.list}>
            {items.map((one) => (
              <SessionItem
                key={one.id}
                session={one}
                demo={me.data?.demo === true}
                busy={end.isPending}
                onEnd={() => end.mutate(one.id)}
              />
            ))}
          </ul>
          {items.length > 1 ? (
            <Button variant="default" disabled={end.isPending} onClick={() => end.mutate('others')}>
              {w.endOthers}
            </Button>
          ) : (
            <p className={classes.status}>{w.onlyThis}</p>
          )}
          <BindAccount />
        </>
      )}
    </div>
  );
}
