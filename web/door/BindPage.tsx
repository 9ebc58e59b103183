import { useQuery } from '@tanstack/react-query';
import { loginWords as w } from '../../src/contract/nl/login.ts';
import { choiceQuery } from '../api/queries.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { ErrorState } from '../states/PageState.tsx';
import { TextOutline, Waiting } from '../states/Waiting.tsx';
import { CodeForm } from './CodeForm.tsx';
import { isOver, Trouble } from './TroublePage.tsx';
import classes from './door.module.css';

/** Somebody is known elsewhere and not here: a code says to which access the account belongs. */
export default function BindPage() {
  const waiting = useQuery(choiceQuery);
  if (isOver(waiting.error)) return <Trouble reason="verlopen" />;
  return (
    <div className="az-narrow">
      <PageHead title={w.bindTitle} lead={w.bindLead} />
      {waiting.isPending && (
        <Waiting>
          <TextOutline widths={['30%', '80%', '30%']} />
        </Waiting>
      )}
      {waiting.isError && <ErrorState error={waiting.error} onRetry={() => void waiting.refetch()} />}
      {waiting.data && (
        <>
          <CodeForm bind="waiting" submitLabel={w.bindSend} />
          <p className={classes.ask}>{w.bindNoCode}</p>
        </>
      )}
    </div>
  );
}
