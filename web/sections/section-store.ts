import { useEffect, useSyncExternalStore } from 'react';
import type { FormSection } from '../../src/contract/form.ts';
import { SectionDraft } from './section-draft.ts';

const drafts = new Map<string, SectionDraft>();

/** Remarks that are being typed, by case and part. */
export const typedRemarks = new Map<string, string>();

function draftOf(caseId: string, section: FormSection): SectionDraft {
  const key = `${caseId}/${section.id}`;
  const known = drafts.get(key);
  if (known) return known;
  const made = new SectionDraft(caseId, section);
  drafts.set(key, made);
  return made;
}

/** The one draft of this section, however often its page comes and goes. */
export function useSectionDraft(caseId: string, section: FormSection) {
  const draft = draftOf(caseId, section);
  const state = useSyncExternalStore(draft.subscribe, () => draft.state);
  useEffect(() => draft.adopt(section), [draft, section]);
  useEffect(() => () => void draft.save(), [draft]);
  return { draft, state };
}

/** Another reader sits down: nothing of the one before may remain. */
export function forgetSections(): void {
  for (const draft of drafts.values()) draft.close();
  drafts.clear();
  typedRemarks.clear();
}
