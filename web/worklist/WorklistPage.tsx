import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { FilePlus2 } from 'lucide-react';
import { casesQuery, countsQuery, proceduresQuery } from '../api/queries.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { ErrorState } from '../states/PageState.tsx';
import { FailureNote } from '../states/FailureNote.tsx';
import { isWithinWeek } from '../time/format.ts';
import { useNow } from '../time/use-now.ts';
import { t } from '../words.ts';
import { CaseList } from './CaseList.tsx';
import { CountChips } from './CountChips.tsx';
import { EmptyList } from './EmptyList.tsx';
import { Filters } from './Filters.tsx';
import { ListOutline } from './ListOutline.tsx';
import { asCaseQuery } from './worklist-search.ts';
import type { WorklistSearch } from './worklist-search.ts';
import classes from './worklist.module.css';

const route = getRouteApi('/');

export default function WorklistPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const now = useNow();
  const cases = useInfiniteQuery({ ...casesQuery(asCaseQuery(search)), placeholderData: (before) => before });
  const counts = useQuery(countsQuery);
  const procedures = useQuery(proceduresQuery);
  const change = (next: WorklistSearch) => void navigate({ search: next, replace: true, resetScroll: false });

  const fetched = cases.data?.pages.flatMap(({ items }) => items) ?? [];
  const items = search.due
    ? fetched.filter(({ nextDeadline }) => nextDeadline && isWithinWeek(nextDeadline.dueAt, now))
    : fetched;
  const mayStart = procedures.data?.some((one) => one.mayStart) ?? false;

  return (
    <>
      <PageHead
        title={t.pages.worklist}
        lead={t.worklist.lead}
        {...(mayStart
          ? {
              action: (
                <Button component={Link} to="/aanmelden" leftSection={<FilePlus2 size={18} aria-hidden />}>
                  {t.pages.register}
                </Button>
              ),
            }
          : {})}
      />
      <CountChips counts={counts.data ?? null} search={search} onChange={change} />
      <Filters search={search} procedures={procedures.data ?? []} onChange={change} />
      <section
        aria-label={t.worklist.list}
        className={classes.results}
        data-stale={cases.isPlaceholderData || undefined}
      >
        {cases.isPending && <ListOutline />}
        {cases.isError && !cases.data && <ErrorState error={cases.error} onRetry={() => void cases.refetch()} />}
        {cases.isError && cases.data && <FailureNote error={cases.error} />}
        {cases.data && items.length === 0 && <EmptyList search={search} mayStart={mayStart} onChange={change} />}
        {items.length > 0 && <CaseList items={items} now={now} />}
        {cases.hasNextPage && !(search.due && items.length < fetched.length) && (
          <Button
            mt="md"
            variant="default"
            loading={cases.isFetchingNextPage}
            onClick={() => void cases.fetchNextPage()}
          >
            {t.worklist.more}
          </Button>
        )}
      </section>
    </>
  );
}
