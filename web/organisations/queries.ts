import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { MemberList, NetworkList, OrganisationList, SlotList } from '../../src/contract/organisations.ts';
import { request } from '../api/request.ts';

export const networksQuery = queryOptions({
  queryKey: ['organisations', 'networks'],
  queryFn: ({ signal }) => request<NetworkList>('/networks', { signal }),
});

/** Organisations by filter, page by page; an empty filter is left out. */
export const organisationsQuery = (filter: Record<string, string>) =>
  infiniteQueryOptions({
    queryKey: ['organisations', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      request<OrganisationList>(`/organisations${asQuery({ ...filter, cursor: pageParam })}`, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });

export const membersQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ['organisations', 'members', organisationId],
    queryFn: ({ signal }) =>
      request<MemberList>(`/organisations/${encodeURIComponent(organisationId)}/members`, { signal }),
  });

export const slotsQuery = (member: string) =>
  infiniteQueryOptions({
    queryKey: ['organisations', 'slots', member],
    queryFn: ({ pageParam, signal }) =>
      request<SlotList>(`/slots${asQuery({ member, cursor: pageParam })}`, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });

function asQuery(filled: Record<string, string>): string {
  const entries = Object.entries(filled).filter(([, value]) => value !== '');
  return entries.length > 0 ? `?${new URLSearchParams(entries).toString()}` : '';
}
