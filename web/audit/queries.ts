import { infiniteQueryOptions } from '@tanstack/react-query';
import type { AuditPage } from '../../src/contract/audit.ts';
import { request } from '../api/request.ts';

/** The audit of the own organisation by filter; an empty filter is left out. */
export const auditQuery = (filter: Record<string, string>) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) => {
      const asked = Object.entries({ ...filter, cursor: pageParam }).filter(([, value]) => value !== '');
      return request<AuditPage>(`/audit?${new URLSearchParams(asked).toString()}`, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    // Each look at it is written down: only when somebody asks.
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
