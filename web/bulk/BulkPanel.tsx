import { Button, Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CaseListItem } from '../../src/contract/case.ts';
import type { CaseDetail } from '../api/queries.ts';
import { caseQuery } from '../api/queries.ts';
import { Refused } from '../api/request.ts';
import { SchemaForm } from '../form/SchemaForm.tsx';
import Panel from '../shell/Panel.tsx';
import { EmptyState, ErrorState } from '../states/PageState.tsx';
import { Waiting } from '../states/Waiting.tsx';
import { t } from '../words.ts';
import { ActionChoice } from './ActionChoice.tsx';
import { BulkProgress } from './BulkProgress.tsx';
import type { BulkAction } from './bulk-actions.ts';
import { actionsFor } from './bulk-actions.ts';
import type { Run } from './bulk-run.ts';
import { BulkRun } from './bulk-run.ts';
import classes from './bulk.module.css';

interface Props {
  items: readonly CaseListItem[];
  /** Which cases stay chosen. */
  onChosen: (ids: readonly string[]) => void;
  onClose: () => void;
}

/** One thing in several cases: what can be done, its questions once, and what became of each case. */
export default function BulkPanel({ items, onChosen, onClose }: Props) {
  const client = useQueryClient();
  const looked = useQuery({
    queryKey: ['bulk', items.map(({ id }) => id)],
    queryFn: () => lookAt(client, items),
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const [action, setAction] = useState<BulkAction | null>(null);
  const [run, setRun] = useState<Run | null>(null);
  const worker = useRef<BulkRun | null>(null);
  const ended = run !== null && !run.running;
  useEffect(() => {
    if (!ended) return;
    onChosen(run.ids.filter((id) => run.outcomes.get(id)?.kind !== 'done'));
    for (const queryKey of [['cases'], ['counts'], ['case']]) void client.invalidateQueries({ queryKey });
  }, [ended, run, onChosen, client]);

  const actions = looked.data ? actionsFor(looked.data) : [];
  return (
    <Panel opened onClose={() => !run?.running && onClose()} size={560} title={t.bulk.title(items.length)}>
      {looked.isPending && (
        <Waiting>
          <p>{t.bulk.looking}</p>
          <Skeleton height={72} mb={12} />
          <Skeleton height={72} mb={12} />
        </Waiting>
      )}
      {looked.isError && <ErrorState error={looked.error} onRetry={() => void looked.refetch()} />}
      {looked.data && actions.length === 0 && <EmptyState title={t.bulk.noneTitle} text={t.bulk.noneText} />}
      {!action && actions.length > 0 && <ActionChoice actions={actions} of={items.length} onChoose={setAction} />}
      {action && !run && (
        <>
          <p className={classes.consequence}>
            {action.description} {t.bulk.each(action.ids.length)}
          </p>
          <Button variant="subtle" size="compact-md" mb="md" onClick={() => setAction(null)}>
            {t.bulk.back}
          </Button>
          <SchemaForm
            key={action.event}
            schema={action.schema}
            root="payload"
            draftKey={`bulk/${action.event}`}
            submitLabel={action.label}
            onCancel={onClose}
            send={async (payload) => {
              worker.current = new BulkRun(action.ids, setRun);
              await worker.current.start(action.event, payload);
            }}
            onSent={() => undefined}
          />
        </>
      )}
      {action && run && (
        <BulkProgress
          run={run}
          label={action.label}
          items={items}
          onStop={() => worker.current?.stop()}
          onAgain={() => worker.current?.again()}
          onClose={onClose}
        />
      )}
    </Panel>
  );
}

const atOnce = 6;

/** Every case as it is now. One that may not be seen any more has nothing to offer. */
async function lookAt(client: QueryClient, items: readonly CaseListItem[]): Promise<CaseDetail[]> {
  const found: CaseDetail[] = [];
  const waiting = items.values();
  const work = async () => {
    for (const { id } of waiting) {
      try {
        found.push(await client.fetchQuery(caseQuery(id)));
      } catch (error) {
        if (!(error instanceof Refused) || error.status !== 404) throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return found;
}
