import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { FilePlus2 } from 'lucide-react';
import { useMemo } from 'react';
import { BulkBar } from '../bulk/BulkBar.tsx';
import { casesQuery, countsQuery, proceduresQuery } from '../api/queries.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { ErrorState } from '../states/PageState.tsx';
import { FailureNote } from '../states/FailureNote.tsx';
import { useNow } from '../time/use-now.ts';
import { t } from '../words.ts';
import { CaseList } from './CaseList.tsx';
import { CountChips } from './CountChips.tsx';
import { EmptyList } from './EmptyList.tsx';
import { Filters } from './Filters.tsx';
import { ListOutline } from './ListOutline.tsx';
import { More } from './More.tsx';
import { asColumns } from './column-choice.ts';
import { useSelection } from './use-selection.ts';
import { asCaseQuery, changed } from './worklist-search.ts';
import type { WorklistSearch } from './worklist-search.ts';
import classes from './worklist.module.css';

const route = getRouteApi('/');

export default function WorklistPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  // By the minute: what is on the screen is not drawn again for every tick.
  const now = Math.floor(useNow() / 60_000) * 60_000;
  const cases = useInfiniteQuery({ ...casesQuery(asCaseQuery(search)), placeholderData: (before) => before });
  const counts = useQuery(countsQuery);
  const procedures = useQuery(proceduresQuery);
  const items = useMemo(() => cases.data?.pages.flatMap((page) => page.items) ?? [], [cases.data]);
  const selection = useSelection(items);
  const columns = useMemo(() => asColumns(search.columns), [search.columns]);
  const around = useMemo(
    () => ({ now, procedures: new Map(procedures.data?.map(({ id, label }) => [id, label])) }),
    [now, procedures.data],
  );
  const change = (next: WorklistSearch) => {
    // What is chosen would go out of sight with another list.
    if (JSON.stringify(asCaseQuery(next)) !== JSON.stringify(asCaseQuery(search))) selection.chooseAll(false);
    void navigate({ search: next, replace: true, resetScroll: false });
  };
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
        {cases.isError && cases.data && !cases.isFetchNextPageError && <FailureNote error={cases.error} />}
        {cases.data && items.length === 0 && <EmptyList search={search} mayStart={mayStart} onChange={change} />}
        {items.length > 0 && (
          <>
            <CaseList
              items={items}
              columns={columns}
              around={around}
              selection={selection}
              sort={search.sort ?? 'needsMe'}
              onSort={(sort) => change(changed(search, 'sort', sort === 'needsMe' ? '' : sort))}
            />
            <More cases={cases} count={items.length} />
            <BulkBar items={items} selection={selection} />
          </>
        )}
      </section>
    </>
  );
}
