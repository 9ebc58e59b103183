import type { CaseLooks } from '../../src/contract/case-looks.ts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { CaseCounts, CaseListItem, CaseView, HistoryItem } from '../../src/contract/case.ts';
import type { FamilyLinks, OwnPage } from '../../src/contract/family.ts';
import type { CaseForm, FormRemarks } from '../../src/contract/form.ts';
import type { Choice } from '../../src/contract/login.ts';
import type { MailPreferences } from '../../src/contract/mail-choice.ts';
import type { OwnSessions } from '../../src/contract/own-sessions.ts';
import type { Procedure } from '../../src/contract/procedure.ts';
import type { SignInWays } from '../../src/contract/sign-in.ts';
import type { DemoClock, Health, Me, Notice, Persona } from '../../src/contract/session.ts';
import { hasUnsaved } from '../form/unsaved.ts';
import { worksInCases } from '../shell/home.ts';
import { Refused, request } from './request.ts';

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

export type CaseDetail = z.infer<typeof CaseView>;

/** For `early.js`: whether whoever opens the application on this device will read the worklist. Nothing about whom. */
function rememberArrival(onWorklist: boolean): void {
  if (onWorklist) localStorage.setItem('aanzet-arrives', 'worklist');
  else localStorage.removeItem('aanzet-arrives');
}

/** Null when nobody is signed in. A session that ends while somebody types does not wipe the page: the save will say so. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ client }): Promise<Me | null> => {
    try {
      const me = await request<Me>('/me');
      rememberArrival(!me.link && worksInCases(me));
      return me;
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 401) throw error;
      rememberArrival(false);
      const before = client.getQueryData<Me | null>(['me']);
      return hasUnsaved() && before ? before : null;
    }
  },
  staleTime: 60_000,
  refetchInterval: 120_000,
});

export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: () => request<z.infer<typeof Health>>('/health'),
  staleTime: Number.POSITIVE_INFINITY,
});

/** How one gets in here. */
export const signInQuery = queryOptions({
  queryKey: ['sign-in'],
  queryFn: () => request<SignInWays>('/sign-in'),
});

/** As whom somebody who came back from the identity provider may go on. */
export const choiceQuery = queryOptions({
  queryKey: ['choice'],
  queryFn: ({ signal }) => request<Choice>('/session/choice', { signal }),
});

/** As whom somebody who is signed in may go on; nobody where there is no identity provider. */
export const capacitiesQuery = queryOptions({
  queryKey: ['capacities'],
  queryFn: async ({ signal }) => {
    try {
      return await request<Choice>('/session/capacities', { signal });
    } catch (error) {
      if (error instanceof Refused && error.status === 404) return { items: [] };
      throw error;
    }
  },
});

export const ownSessionsQuery = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: ({ signal }) => request<OwnSessions>('/sessions', { signal }),
});

export const personasQuery = queryOptions({
  queryKey: ['personas'],
  queryFn: () => request<{ items: Persona[] }>('/demo/personas'),
  staleTime: Number.POSITIVE_INFINITY,
});

/** How far the product's now stands from this machine's clock; only a demo has an offset. */
export const clockQuery = queryOptions({
  queryKey: ['clock'],
  queryFn: async () => {
    const clock = await request<z.infer<typeof DemoClock>>('/demo/clock');
    return { ahead: Date.parse(clock.now) - Date.now() };
  },
  staleTime: 300_000,
});

export const proceduresQuery = queryOptions({
  queryKey: ['procedures'],
  queryFn: () => request<Procedure[]>('/procedures'),
  staleTime: 300_000,
});

/** The first page is small, to be there soon; whoever scrolls on gets the largest that the server gives. */
const casesPerPage = { first: '50', next: '200' };

export const casesQuery = (search: Record<string, string>) =>
  infiniteQueryOptions({
    queryKey: ['cases', search],
    // Comparing ten thousand cases word by word would hold up the page; a row that changed is simply drawn again.
    structuralSharing: false,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: pageParam ? casesPerPage.next : casesPerPage.first, ...search });
      if (pageParam) query.set('cursor', pageParam);
      return request<Page<CaseListItem>>(`/cases?${query.toString()}`, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });

export const countsQuery = queryOptions({
  queryKey: ['counts'],
  queryFn: () => request<z.infer<typeof CaseCounts>>('/cases/counts'),
});

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => request<CaseDetail>(`/cases/${id}`, { signal }),
  });

/** What a pupil or parent reads once the code was typed. */
export const ownPageQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'own'],
    queryFn: ({ signal }) => request<OwnPage>(`/cases/${id}/own`, { signal }),
  });

/** The links that pupil and parents of a case were given. */
export const linksQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'links'],
    queryFn: ({ signal }) => request<FamilyLinks>(`/cases/${id}/links`, { signal }),
  });

export const remarksQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'remarks'],
    queryFn: ({ signal }) => request<FormRemarks>(`/cases/${id}/form/remarks`, { signal }),
    refetchInterval: 30_000,
  });

/** Who looked at a case, for who may ask. */
export const looksQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'looks'],
    queryFn: ({ signal }) => request<CaseLooks>(`/cases/${id}/looks`, { signal }),
  });

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'history'],
    queryFn: ({ signal }) => request<{ items: HistoryItem[] }>(`/cases/${id}/history`, { signal }),
  });

export const formQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'form'],
    queryFn: ({ signal }) => request<CaseForm>(`/cases/${id}/form`, { signal }),
  });

export const inboxQuery = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: ['inbox', unread],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams(unread ? { unread: 'true' } : {});
      if (pageParam) query.set('cursor', pageParam);
      return request<Page<Notice>>(`/inbox?${query.toString()}`, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });

export const mailPreferencesQuery = queryOptions({
  queryKey: ['mail-preferences'],
  queryFn: () => request<MailPreferences>('/preferences/mail'),
});
