import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Onward } from '../../src/contract/login.ts';
import { loginWords as w } from '../../src/contract/nl/login.ts';
import { meQuery, signInQuery } from '../api/queries.ts';
import { post } from '../api/submission.ts';
import classes from '../organisations/organisations.module.css';
import { FailureNote } from '../states/FailureNote.tsx';

/** For who came in by a code: from now on by an account. */
export function BindAccount() {
  const me = useQuery({ ...meQuery, refetchInterval: false });
  const ways = useQuery(signInQuery);
  const bind = useMutation({
    mutationFn: () => post<Onward>('/session/oidc/bind'),
    onSuccess: ({ address }) => window.location.assign(address),
  });
  const login = ways.data?.login;
  if (!login || me.data?.byLogin !== false) return null;
  return (
    <section className={classes.after} aria-labelledby="bind-account">
      <h2 id="bind-account" className={classes.heading}>
        {w.bindNowTitle}
      </h2>
      <p>{w.bindNowText(login.name)}</p>
      {bind.isError && <FailureNote error={bind.error} />}
      <Button loading={bind.isPending} onClick={() => bind.mutate()}>
        {w.bindNow}
      </Button>
    </section>
  );
}
