import { useQuery } from '@tanstack/react-query';
import { clockQuery, meQuery } from '../api/queries.ts';

/** The product's now: a demo's clock may run days ahead of this machine. */
export function useNow(): number {
  const me = useQuery({ ...meQuery, refetchInterval: false });
  const clock = useQuery({ ...clockQuery, enabled: me.data?.demo === true });
  return Date.now() + (clock.data?.ahead ?? 0);
}
