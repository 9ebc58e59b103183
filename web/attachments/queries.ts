import { queryOptions } from '@tanstack/react-query';
import type { Attachments } from '../../src/contract/attachment.ts';
import { request } from '../api/request.ts';

/** The files of a case, and whether this reader may add one. */
export const attachmentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'attachments'],
    queryFn: ({ signal }) => request<Attachments>(`/cases/${id}/attachments`, { signal }),
  });
