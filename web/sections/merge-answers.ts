import type { Answers } from '../form/schema.ts';
import { withoutBlanks } from '../form/schema.ts';

/** Two people wrote from the same answers: what came of it. */
export interface Merged {
  answers: Answers;
  /** Questions that only the other one changed. */
  taken: string[];
  /** Questions that both changed, differently: somebody has to choose. */
  disputed: string[];
}

const same = (a: unknown, b: unknown) => JSON.stringify(withoutBlanks(a)) === JSON.stringify(withoutBlanks(b));

/** Question by question: who changed it keeps it; what both changed alike is no question. Disputed ones stay yours. */
export function mergeAnswers(base: Answers, yours: Answers, theirs: Answers): Merged {
  const names = [...new Set([...Object.keys(base), ...Object.keys(yours), ...Object.keys(theirs)])];
  const merged: Merged = { answers: { ...yours }, taken: [], disputed: [] };
  for (const name of names) {
    if (same(yours[name], theirs[name])) continue;
    if (same(yours[name], base[name])) {
      merged.answers[name] = theirs[name];
      merged.taken.push(name);
    } else if (!same(theirs[name], base[name])) merged.disputed.push(name);
  }
  return merged;
}
