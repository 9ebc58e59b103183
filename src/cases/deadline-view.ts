import type { Deadline, Elapsed } from '../contract/case.ts';
import { deadlineTexts } from '../contract/nl/procedure.ts';
import type { DeadlineRow, OrganisationRecord } from '../engine/engine.ts';
import { hiddenKinds } from '../engine/plan-deadlines.ts';
import type { Terms } from '../engine/terms.ts';

/** The deadlines of a case that people see: no reminders, no ladder steps, no birthdays. Soonest first. */
export function shownDeadlines(rows: readonly DeadlineRow[]): DeadlineRow[] {
  return rows
    .filter((row) => row.role === 'term' && !hiddenKinds.has(row.kind))
    .sort((a, b) => (a.due_at < b.due_at ? -1 : a.due_at > b.due_at ? 1 : 0));
}

export function deadlineView(row: DeadlineRow, now: string): Deadline {
  return {
    id: row.id,
    kind: row.kind,
    label: deadlineTexts[row.kind] ?? row.kind,
    dueAt: row.due_at,
    explanation: row.explanation,
    paused: row.paused_at !== null,
    overdue: row.paused_at === null && row.due_at <= now,
    ofStep: row.of_step && !row.kept,
  };
}

/** "6 van 5 werkdagen" for the clock of the step; null where it counts nothing. */
export function elapsedOf(
  terms: Terms,
  networkId: string,
  row: DeadlineRow | undefined,
  organisation: OrganisationRecord | null | undefined,
  now: string,
): Elapsed | null {
  if (!row) return null;
  const owner = organisation
    ? { organisationId: organisation.id, name: organisation.name, kind: organisation.kind, closed: organisation.closed }
    : null;
  return terms.elapsed({ kind: row.kind, networkId, from: row.started_at, owner }, row.rule, row.paused_at ?? now);
}
