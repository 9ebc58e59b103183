import { QueryCache, QueryClient } from '@tanstack/react-query';
import { Refused } from './request.ts';
import { isPassing } from './submission.ts';

/**
 * Tries also when the browser thinks it is offline: a page that says what went wrong is better than one that waits.
 * A session that turns out to be over is noticed at the first refusal.
 */
export function makeClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError(error, query) {
        if (error instanceof Refused && error.status === 401 && query.queryKey[0] !== 'me')
          void client.invalidateQueries({ queryKey: ['me'] });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (count, error) => count < 2 && isPassing(error),
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
