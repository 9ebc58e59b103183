import type { z } from 'zod';
import type { CaseView, HistoryItem } from '../../../src/contract/case.ts';
import type { CaseForm } from '../../../src/contract/form.ts';
import type { Handed } from './drawn-answer.ts';
import { schemaFaults } from './schema-faults.ts';

/** What no reader should ever meet: a word from code or an id where a sentence should stand. */
const raw = /^(?:[a-z]+[A-Z][A-Za-z]*|[0-9a-f]{8}-[0-9a-f-]{27})$/;
const isWords = (text: string | null): boolean => text !== null && text.trim() !== '' && !raw.test(text);

/** What breaks the promise in a case as one persona sees it: one holder, one clock, one next step. */
export function caseFaults(view: z.infer<typeof CaseView>): string[] {
  const { holder, deadlines, noClockReason } = view;
  const faults: string[] = [];
  if (view.final) {
    if (holder !== null) faults.push('it ended and somebody holds it');
    if (noClockReason !== 'caseEnded') faults.push(`it ended, but noClockReason is ${noClockReason}`);
    if (deadlines.length > 0) faults.push('it ended and a deadline runs');
  } else {
    if (holder === null) faults.push('nobody holds it');
    else if (holder.organisation === null && holder.slot !== 'returnContact')
      faults.push(`nobody fills ${holder.slot}`);
    if (!deadlines.some(({ paused }) => !paused) && noClockReason === null) faults.push('no clock and no reason why');
    if (!isWords(view.asked)) faults.push('does not say what is asked');
  }
  if (noClockReason !== null && !isWords(view.noClockLabel)) faults.push(`no words for ${noClockReason}`);
  if (!isWords(view.stageLabel) || view.stageLabel === view.stage) faults.push(`no words for ${view.stage}`);
  if (!isWords(view.subject.kindLabel)) faults.push(`no words for ${view.subject.kind}`);
  for (const { kind, label, explanation } of deadlines)
    if (!isWords(label) || label === kind || !isWords(explanation)) faults.push(`no words for the deadline ${kind}`);
  const events = view.allowed.map(({ event }) => event);
  if (new Set(events).size < events.length) faults.push('offers an event twice');
  for (const { event, label, description, payload } of view.allowed) {
    if (!isWords(label) || !isWords(description)) faults.push(`no words for ${event}`);
    faults.push(...schemaFaults(payload as Handed).map((fault) => `${event} ${fault}`));
  }
  for (const { event, label, reason } of view.blocked)
    if (!isWords(label) || !isWords(reason)) faults.push(`no words for what blocks ${event}`);
  for (const { slot, label } of view.parties) if (!isWords(label)) faults.push(`no words for ${slot}`);
  return faults;
}

/** What is wrong with a whole history: order, gaps, empty or undutched entries. */
export function historyFaults(items: readonly z.infer<typeof HistoryItem>[], revision: number): string[] {
  const faults: string[] = [];
  if (items.length !== revision) faults.push(`${items.length} entries at revision ${revision}`);
  for (const [index, { seq, type, label, text, by, at, details }] of items.entries()) {
    if (seq !== index + 1) faults.push(`entry ${index + 1} has seq ${seq}`);
    const before = items[index - 1];
    if (before && before.at > at) faults.push(`${type} stands before what happened earlier`);
    if (!isWords(label) || !isWords(by) || !/^\p{Lu}.*[.)]$/u.test(text))
      faults.push(`no sentence for ${type}: ${text}`);
    for (const detail of details) if (!isWords(detail.label)) faults.push(`${type} calls a field ${detail.label}`);
    for (const { label: name, value } of details) if (raw.test(value)) faults.push(`${type} shows ${name} as ${value}`);
  }
  return faults;
}

/** What is wrong with the shared form as one persona sees it. */
export function formFaults({ sections }: z.infer<typeof CaseForm>): string[] {
  return sections.flatMap(({ id, label, penLabel, schema, answers, missing, complete }) => {
    const faults = schemaFaults({ title: label, ...(schema as Handed) }).map((fault) => `form ${id} ${fault}`);
    if (!isWords(label) || !isWords(penLabel)) faults.push(`no words for section ${id}`);
    const strangers = Object.keys(answers).filter((name) => !Object.hasOwn(schema.properties ?? {}, name));
    if (strangers.length > 0) faults.push(`section ${id} answers what it does not ask: ${strangers.join()}`);
    if (complete && missing.length > 0) faults.push(`section ${id} is complete and misses ${missing.join()}`);
    return faults;
  });
}
