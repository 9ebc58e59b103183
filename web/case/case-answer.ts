import type { QueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { CaseAnswer as AnswerSchema } from '../../src/contract/case.ts';
import type { CaseDetail } from '../api/queries.ts';

export type CaseAnswer = z.infer<typeof AnswerSchema>;

/** What the reader just did here, shown once on the case itself. */
export interface Done {
  label: string;
  isNew: boolean;
}

export const doneKey = (id: string) => ['done', id];

function isWhole(answer: CaseAnswer): answer is CaseDetail {
  return 'course' in answer;
}

/** Puts the answer to a move on the screen; a short receipt only says that we must look again. */
export async function tookIn(client: QueryClient, answer: CaseAnswer, label: string, isNew = false): Promise<void> {
  if (isWhole(answer)) client.setQueryData(['case', answer.id], answer);
  else await client.invalidateQueries({ queryKey: ['case', answer.id], exact: true });
  client.setQueryData<Done>(doneKey(answer.id), { label, isNew });
  void client.invalidateQueries({ queryKey: ['case', answer.id, 'history'] });
  void client.invalidateQueries({ queryKey: ['case', answer.id, 'form'] });
  void client.invalidateQueries({ queryKey: ['case', answer.id, 'emergencies'] });
  void client.invalidateQueries({ queryKey: ['cases'] });
  void client.invalidateQueries({ queryKey: ['counts'] });
}
