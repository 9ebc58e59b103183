import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { FailedItem } from '../../src/contract/failed-work.ts';
import { failedWorkTitle } from '../../src/contract/nl/failed-work-page.ts';
import { failedWorkWords as words } from '../../src/contract/nl/failed-work.ts';
import { post } from '../api/submission.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { FailureNote } from '../states/FailureNote.tsx';
import { EmptyState, ErrorState } from '../states/PageState.tsx';
import { Waiting } from '../states/Waiting.tsx';
import { t } from '../words.ts';
import { FailedWorkItem } from './FailedWorkItem.tsx';
import { QuarantineNote } from './QuarantineNote.tsx';
import { failedWorkQuery } from './queries.ts';
import classes from './work.module.css';

/** What failed in the background: numbers, causes and one click to try again. For the administrator only. */
export default function FailedWorkPage() {
  const client = useQueryClient();
  const found = useInfiniteQuery(failedWorkQuery);
  const retry = useMutation({
    mutationFn: ({ kind, id }: FailedItem) => post(`/failed-work/${kind}/${encodeURIComponent(id)}/retry`),
    onSettled: () => client.invalidateQueries({ queryKey: failedWorkQuery.queryKey }),
  });
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const quarantine = found.data?.pages[0]?.quarantine ?? null;
  return (
    <div className="az-narrow">
      <PageHead
        title={failedWorkTitle}
        lead={words.lead}
        action={
          <Button component="a" href="/wachtrijen" target="_blank" variant="default">
            {words.queues}
          </Button>
        }
      />
      {retry.isError && <FailureNote error={retry.error} />}
      <p role="status" className={classes.status}>
        {retry.isSuccess && words.retried}
      </p>
      {found.isPending && (
        <Waiting>
          {[0, 1, 2].map((row) => (
            <Skeleton key={row} height={120} mb={12} radius="md" />
          ))}
        </Waiting>
      )}
      {found.isError && !found.data && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {quarantine && <QuarantineNote quarantine={quarantine} />}
      {found.data && items.length === 0 && <EmptyState title={words.emptyTitle} text={words.emptyText} />}
      {items.length > 0 && (
        <section aria-labelledby="failed-work">
          <h2 id="failed-work" className={classes.heading}>
            {words.list}
          </h2>
          <ul className={classes.list}>
            {items.map((item) => (
              <FailedWorkItem
                key={`${item.kind} ${item.id} ${item.retryAt === null}`}
                item={item}
                busy={retry.isPending && retry.variables.id === item.id}
                onRetry={() => retry.mutate(item)}
              />
            ))}
          </ul>
        </section>
      )}
      {found.hasNextPage && (
        <Button mt="md" variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t.worklist.more}
        </Button>
      )}
    </div>
  );
}
