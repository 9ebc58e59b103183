import type { HistoryItem } from '../contract/case.ts';
import { larsSteps, larsTexts } from '../contract/nl/papers.ts';
import type { LarsStep, LarsText } from '../contract/papers.ts';
import { brusselsDay } from './when.ts';

/**
 * The important steps as plain text that a CLB pastes into its own file (LARS): when, who, what was agreed. The name of
 * the pupil is left out: the file where it goes is the pupil's own. `history` is what the CLB reads, oldest first.
 */
export function larsText(caseNumber: string, history: readonly HistoryItem[]): LarsText {
  const items = history.flatMap((item): LarsStep[] => {
    const title = larsSteps[item.type];
    if (title === undefined) return [];
    const lines = [
      larsTexts.head(title, brusselsDay(item.at)),
      larsTexts.noted(caseNumber, item.by),
      item.text,
      ...item.details.map(({ label, value }) => larsTexts.line(label, value)),
    ];
    return [{ seq: item.seq, at: item.at, title, text: lines.join('\n') }];
  });
  return { items, all: items.map(({ text }) => text).join('\n\n') };
}
