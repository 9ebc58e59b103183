import { queryOptions } from '@tanstack/react-query';
import type { CaseEmergencies, EmergencyDesk } from '../../src/contract/emergency.ts';
import { request } from '../api/request.ts';

/** What asking for an emergency takes, and what is open now. */
export const emergencyQuery = queryOptions({
  queryKey: ['emergency'],
  queryFn: ({ signal }) => request<EmergencyDesk>('/emergency', { signal }),
});

/** Who opened a case in an emergency. */
export const caseEmergenciesQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'emergencies'],
    queryFn: ({ signal }) => request<CaseEmergencies>(`/cases/${id}/emergencies`, { signal }),
  });
