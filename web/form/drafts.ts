import { useState } from 'react';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import type { Answers } from './schema.ts';
import { asRecord, initialAnswer } from './schema.ts';
import { markUnsaved } from './unsaved.ts';

/** What was typed outlives the page that asked for it: leave a form, come back, and it is there. Gone with the tab. */
const drafts = new Map<string, Answers>();

export function useDraft(key: string, schema: DrawableSchema, guarded = true) {
  const [answers, show] = useState<Answers>(() => drafts.get(key) ?? asRecord(initialAnswer(schema)));
  const [restored, setRestored] = useState(() => drafts.has(key));
  return {
    answers,
    restored,
    change(next: Answers) {
      drafts.set(key, next);
      if (guarded) markUnsaved(key, true);
      show(next);
    },
    clear() {
      drafts.delete(key);
      markUnsaved(key, false);
      setRestored(false);
      show(asRecord(initialAnswer(schema)));
    },
  };
}

export function forgetDrafts(): void {
  drafts.clear();
}
