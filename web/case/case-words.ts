import type { CaseListItem, Holder } from '../../src/contract/case.ts';
import { t } from '../words.ts';

/** "Leerling: Noor P.", or only the kind where the name is not for this reader. */
export function subjectWords(subject: CaseListItem['subject']): string {
  return subject.label ?? t.cases.noName(subject.kindLabel);
}

export function holderWords(holder: Holder | null): string {
  if (!holder) return t.cases.nobody;
  return holder.organisation?.name ?? holder.member ?? holder.slotLabel;
}
