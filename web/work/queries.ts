import { infiniteQueryOptions } from '@tanstack/react-query';
import type { FailedWork } from '../../src/contract/failed-work.ts';
import { request } from '../api/request.ts';

/** What failed, page by page; the first page also tells of a backup that was put back. */
export const failedWorkQuery = infiniteQueryOptions({
  queryKey: ['failed-work'],
  queryFn: ({ pageParam, signal }) =>
    request<FailedWork>(`/failed-work${pageParam ? `?cursor=${pageParam}` : ''}`, { signal }),
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
  refetchInterval: 30_000,
});
