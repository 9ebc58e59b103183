import { queryOptions } from '@tanstack/react-query';
import type { FormAmendment, FormCopy, FormCopyItem } from '../../src/contract/form-copy.ts';
import type { FormNow, LarsText, PapersOffered } from '../../src/contract/papers.ts';
import type { Receiver } from '../../src/contract/receivers.ts';
import { request } from '../api/request.ts';

const underCase = <Answer>(id: string, ...path: string[]) =>
  queryOptions({
    queryKey: ['case', id, ...path],
    queryFn: ({ signal }) => request<Answer>(`/cases/${id}/${path.join('/')}`, { signal }),
  });

/** Which papers this reader may take along. */
export const papersQuery = (id: string) => underCase<PapersOffered>(id, 'papers');
export const copiesQuery = (id: string) => underCase<{ items: FormCopyItem[] }>(id, 'form', 'copies');
export const copyQuery = (id: string, seq: string, slot: string) =>
  underCase<FormCopy>(id, 'form', 'copies', seq, slot);
export const formNowQuery = (id: string) => underCase<FormNow>(id, 'form', 'document');
export const formAsQuery = (id: string, as: Receiver) => underCase<FormNow>(id, 'form', `document?as=${as}`);
export const amendmentsQuery = (id: string) => underCase<{ items: FormAmendment[] }>(id, 'form', 'amendments');
export const larsQuery = (id: string) => underCase<LarsText>(id, 'lars');

/** Where a paper is downloaded. */
export const paperAddress = (id: string, path: string): string => `/api/v1/cases/${id}/${path}`;
