import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { loginWords } from '../../src/contract/nl/login.ts';
import { signInWords as w } from '../../src/contract/nl/sign-in.ts';
import { signInQuery } from '../api/queries.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { ErrorState } from '../states/PageState.tsx';
import { TextOutline, Waiting } from '../states/Waiting.tsx';
import { CodeForm } from './CodeForm.tsx';
import { LoginButton } from './LoginButton.tsx';
import classes from './door.module.css';

/** The door where one has no persona to choose: an account elsewhere where there is such a way, and a one-time code. */
export default function CodePage() {
  const ways = useQuery(signInQuery);
  const first = ways.data?.administratorMissing === true;
  const login = first ? null : (ways.data?.login ?? null);
  const [title, lead] = first ? [w.firstTitle, w.firstLead] : [w.title, w.lead];
  return (
    <div className="az-narrow">
      <PageHead title={login ? w.send : title} lead={login ? loginWords.byText : lead} />
      {ways.isPending && (
        <Waiting>
          <TextOutline widths={['30%', '80%', '30%']} />
        </Waiting>
      )}
      {ways.isError && <ErrorState error={ways.error} onRetry={() => void ways.refetch()} />}
      {login && (
        <>
          <LoginButton name={login.name} />
          <h2 className={classes.other}>{loginWords.byCode}</h2>
        </>
      )}
      {ways.data && <CodeForm first={first} submitLabel={w.send} />}
      {ways.data?.demo && (
        <p>
          <Anchor component={Link} to="/wissel">
            {w.toPersonas}
          </Anchor>
        </p>
      )}
    </div>
  );
}
