import type { Layer } from '../access/rights.ts';
import type { Deadline, Elapsed } from '../contract/case.ts';
import { deadlineTexts } from '../contract/nl/procedure.ts';
import type { DeadlineRow, OrganisationRecord } from '../engine/engine.ts';
import { hiddenKinds } from '../engine/plan-deadlines.ts';
import type { Terms } from '../engine/terms.ts';

/** What is shown of a deadline. */
export type ShownDeadline = Pick<
  DeadlineRow,
  | 'id'
  | 'kind'
  | 'role'
  | 'organisation_id'
  | 'of_step'
  | 'kept'
  | 'due_at'
  | 'started_at'
  | 'paused_at'
  | 'rule'
  | 'explanation'
>;

/** An organisation whose days are counted. */
export type CalendarOrganisation = Pick<OrganisationRecord, 'id' | 'name' | 'kind' | 'closed'>;

/** Terms that would betray an answer about akkoord: for the CLB alone. */
const aboutAkkoord: ReadonlySet<string> = new Set(['consentTalk', 'consentReview', 'consentUntil', 'groundReview']);

/** Whether a reader with these layers may know that such a term runs. */
export const maySeeKind = (kind: string, layers: ReadonlySet<Layer>): boolean =>
  layers.has('clbOnly') || !aboutAkkoord.has(kind);

/** The deadlines of a case that this reader sees: no reminders, no ladder steps, no birthdays. Soonest first. */
export function shownDeadlines<Row extends ShownDeadline>(rows: readonly Row[], layers: ReadonlySet<Layer>): Row[] {
  return rows
    .filter((row) => row.role === 'term' && !hiddenKinds.has(row.kind) && maySeeKind(row.kind, layers))
    .sort((a, b) => (a.due_at < b.due_at ? -1 : a.due_at > b.due_at ? 1 : 0));
}

export function deadlineView(row: ShownDeadline, now: string): Deadline {
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
  row: ShownDeadline | undefined,
  organisation: CalendarOrganisation | null | undefined,
  now: string,
): Elapsed | null {
  if (!row) return null;
  const owner = organisation
    ? { organisationId: organisation.id, name: organisation.name, kind: organisation.kind, closed: organisation.closed }
    : null;
  return terms.elapsed({ kind: row.kind, networkId, from: row.started_at, owner }, row.rule, row.paused_at ?? now);
}
