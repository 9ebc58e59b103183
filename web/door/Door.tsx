import { useQuery } from '@tanstack/react-query';
import { signInQuery } from '../api/queries.ts';
import { ErrorState } from '../states/PageState.tsx';
import { TextOutline, Waiting } from '../states/Waiting.tsx';
import { t } from '../words.ts';
import PersonasPage from '../start/PersonasPage.tsx';
import CodePage from './CodePage.tsx';

/** Nobody has signed in: a demonstration shows whom one can be, everywhere else one has a code. */
export default function Door() {
  const ways = useQuery(signInQuery);
  if (ways.data) return ways.data.demo ? <PersonasPage /> : <CodePage />;
  return (
    <>
      <h1 className="az-hidden">{ways.isError ? t.states.brokenTitle : t.states.loading}</h1>
      {ways.isError ? (
        <ErrorState error={ways.error} onRetry={() => void ways.refetch()} />
      ) : (
        <Waiting>
          <TextOutline widths={['40%', '70%', '60%']} />
        </Waiting>
      )}
    </>
  );
}
