import type { DeadlineTable } from '../../db/tables.ts';
import type { DeadlineKind } from '../../machines/deadlines.ts';
import type { Slot } from '../../machines/slots.ts';
import { ownerOf, requestFor, type Draft } from './draft.ts';
import type { Term } from './terms.ts';

/** Kinds that pass without anybody being late: the machine itself acts on them, no ladder follows. */
export const passesByItself: ReadonlySet<string> = new Set<string>([
  'turned12',
  'turned18',
  'schoolYearStart',
  'summerNear',
  'clbObjection',
  'contactDataWindow',
  'providerAnswerLapse',
  'consentUntil',
] satisfies DeadlineKind[]);

/** Kinds that are nobody's task and are not shown among the deadlines of a case. */
export const hiddenKinds: ReadonlySet<string> = new Set<string>([
  'turned12',
  'turned18',
  'schoolYearStart',
  'summerNear',
  'providerAnswerLapse',
] satisfies DeadlineKind[]);

const terms = (draft: Draft) => [...draft.running.values()].filter((row) => row.role === 'term');
const ofKind = (draft: Draft, kind: string) => terms(draft).filter((row) => row.kind === kind);

/** Starts a deadline; one of this kind that was kept goes on, one that runs is replaced. */
export function startDeadline(
  draft: Draft,
  effect: { kind: DeadlineKind; on?: string | null | undefined; slot?: Slot | undefined },
): void {
  if (effect.on === null) return;
  const kept = ofKind(draft, effect.kind).find((row) => row.kept);
  if (kept) return resume(draft, kept, draft.stopReason ?? 'aanvulling gevraagd');
  for (const row of ofKind(draft, effect.kind)) endRow(draft, row);
  const slot = effect.slot ?? slotOfKind(draft, effect.kind);
  const term = draft.engine.terms.term({
    kind: effect.kind,
    networkId: draft.networkId,
    from: draft.at,
    owner: ownerOf(draft, slot),
    ...(effect.on === undefined ? {} : { on: effect.on }),
  });
  if (term) insert(draft, rowOf(draft, effect.kind, slot, term), term);
}

/** Some clocks are always the CLB's to watch, whoever holds the case. */
function slotOfKind(draft: Draft, kind: DeadlineKind): Slot | null {
  const clbWatches: readonly DeadlineKind[] = [
    'consentReview',
    'contactsReview',
    'consent',
    'consentTalk',
    'waitingListReview',
    'clbObjection',
    'emergencyReview',
  ];
  return clbWatches.includes(kind) ? 'clb' : draft.holder;
}

export function endDeadline(draft: Draft, kind: DeadlineKind, keep: boolean): void {
  for (const row of ofKind(draft, kind)) {
    if (keep) change(draft, { ...row, kept: true, paused_at: row.paused_at ?? draft.at });
    else endRow(draft, row);
    endChildren(draft, row.id);
  }
}

/** Every term of the step that runs stands still; reminders and ladder with it. */
export function stopClock(draft: Draft, reason: string): void {
  draft.stopReason = reason;
  for (const row of terms(draft)) {
    if (!row.of_step || row.paused_at !== null) continue;
    change(draft, { ...row, paused_at: draft.at });
    endChildren(draft, row.id);
  }
}

export function resumeClock(draft: Draft): void {
  for (const row of terms(draft)) if (row.paused_at !== null && !row.kept) resume(draft, row, draft.stopReason ?? '');
  draft.stopReason = null;
}

/** A passed deadline: what follows for whom is up to the ladder of the network. */
export function climb(draft: Draft, passed: DeadlineTable, level: number): void {
  if (passesByItself.has(passed.kind)) return endRow(draft, passed);
  const step = draft.engine.terms.ladderStep(requestFor(draft, passed), passed.due_at, level, draft.at);
  if (!step || draft.endedDeadlines.has(passed.id)) return;
  draft.newDeadlines.push({
    ...passed,
    id: draft.engine.newId(),
    role: 'escalation',
    parent_id: passed.id,
    level,
    told: step.to,
    due_at: step.at,
    fired_at: null,
  });
}

export function endRow(draft: Draft, row: DeadlineTable): void {
  draft.endedDeadlines.add(row.id);
  draft.changedDeadlines.delete(row.id);
  draft.running.delete(row.id);
}

/** When somebody must act next, for the worklist; null when nothing runs. */
export function nextDueAt(draft: Draft): string | null {
  const due = terms(draft)
    .filter((row) => row.paused_at === null && !hiddenKinds.has(row.kind))
    .map((row) => row.due_at)
    .sort();
  return due[0] ?? null;
}

function resume(draft: Draft, row: DeadlineTable, reason: string): void {
  const stoppedAt = row.paused_at ?? draft.at;
  const term = draft.engine.terms.resume(
    requestFor(draft, row),
    { dueAt: row.due_at, explanation: row.explanation },
    stoppedAt,
    draft.at,
    reason,
  );
  const resumed = { ...row, due_at: term.dueAt, explanation: term.explanation, paused_at: null, kept: false };
  change(draft, resumed);
  remind(draft, resumed, term);
}

function change(draft: Draft, row: DeadlineTable): void {
  draft.running.set(row.id, row);
  draft.changedDeadlines.set(row.id, row);
}

function endChildren(draft: Draft, parentId: string): void {
  for (const row of draft.running.values()) if (row.parent_id === parentId) endRow(draft, row);
}

function insert(draft: Draft, row: DeadlineTable, term: Term): void {
  draft.running.set(row.id, row);
  draft.newDeadlines.push(row);
  remind(draft, row, term);
}

function remind(draft: Draft, row: DeadlineTable, term: Term): void {
  for (const [index, at] of term.remindAt.entries()) {
    if (at <= draft.at) continue;
    draft.newDeadlines.push({
      ...row,
      id: draft.engine.newId(),
      role: 'reminder',
      parent_id: row.id,
      level: index + 1,
      due_at: at,
    });
  }
}

function rowOf(draft: Draft, kind: DeadlineKind, slot: Slot | null, term: Term): DeadlineTable {
  return {
    id: draft.engine.newId(),
    case_id: draft.caseId,
    kind,
    role: 'term',
    parent_id: null,
    level: 0,
    told: null,
    slot,
    organisation_id: (slot && draft.filled.get(slot)?.organisation_id) ?? null,
    of_step: kind === draft.stepClock || kind === 'providerAnswerLapse',
    due_at: term.dueAt,
    started_at: draft.at,
    rule: term.rule,
    calendar_version: term.calendarVersion,
    explanation: term.explanation,
    paused_at: null,
    kept: false,
    fired_at: null,
    ended_at: null,
  };
}
