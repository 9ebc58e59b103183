import { PageHead } from '../shell/PageHead.tsx';
import { t } from '../words.ts';
import { ErrorState } from './PageState.tsx';

/** A page that could not be drawn, or whose script did not arrive: loading anew is the honest way out. */
export function Broken({ error }: { error: unknown }) {
  return (
    <>
      <PageHead title={t.states.brokenTitle} />
      <ErrorState error={error} onRetry={() => window.location.reload()} />
    </>
  );
}
