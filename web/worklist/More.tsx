import { Button } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { FailureNote } from '../states/FailureNote.tsx';
import { figure } from '../time/format.ts';
import { t } from '../words.ts';
import classes from './worklist.module.css';

interface Props {
  cases: Pick<
    UseInfiniteQueryResult,
    'hasNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError' | 'fetchNextPage' | 'error'
  >;
  count: number;
}

/** So many pixels before the end of the list the next page is asked for. */
const ahead = '1200px';

/** The end of the list: how many there are, and the next page, which comes by itself when somebody scrolls near. */
export function More({ cases, count }: Props) {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = cases;
  const end = useRef<HTMLDivElement>(null);
  const byItself = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (!byItself || !end.current) return undefined;
    // A busy page hears of several changes at once; the last one holds.
    const near = new IntersectionObserver((seen) => seen.at(-1)?.isIntersecting && void fetchNextPage(), {
      rootMargin: ahead,
    });
    near.observe(end.current);
    return () => near.disconnect();
    // Looked at anew after each page: the end may still be in sight.
  }, [byItself, count, fetchNextPage]);
  return (
    <>
      {isFetchNextPageError && <FailureNote error={cases.error} />}
      <div ref={end} className={classes.more}>
        <span role="status" className={classes.shown}>
          {isFetchingNextPage
            ? t.worklist.loadingMore
            : count === 1 && !hasNextPage
              ? t.worklist.oneShown
              : t.worklist.shown(figure(count), !hasNextPage)}
        </span>
        {hasNextPage && (
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t.worklist.more}
          </Button>
        )}
      </div>
    </>
  );
}
