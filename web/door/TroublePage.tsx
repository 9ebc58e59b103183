import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { loginTroubles, type LoginTrouble } from '../../src/contract/login.ts';
import { loginTroubleTexts, loginWords as w } from '../../src/contract/nl/login.ts';
import { signInQuery } from '../api/queries.ts';
import { Refused } from '../api/request.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { LoginButton } from './LoginButton.tsx';

/** Signing in elsewhere did not lead in here: what happened, and what to do. */
export default function TroublePage() {
  const search: { reden?: unknown } = useSearch({ strict: false });
  return <Trouble reason={loginTroubles.find((one) => one === search.reden) ?? 'gestopt'} />;
}

/** No sign-in waits in this browser, or there is no such way in here. */
export const isOver = (error: unknown): boolean =>
  error instanceof Refused && (error.status === 401 || error.status === 404);

export function Trouble({ reason }: { reason: LoginTrouble }) {
  const ways = useQuery(signInQuery);
  const { title, text } = loginTroubleTexts[reason];
  return (
    <div className="az-narrow">
      <PageHead title={title} lead={text} />
      {ways.data?.login && <LoginButton name={ways.data.login.name} />}
      <p>
        <Anchor component={Link} to="/">
          {w.toDoor}
        </Anchor>
      </p>
    </div>
  );
}
