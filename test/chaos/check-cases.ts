import { createHash } from 'node:crypto';
import type { CaseRow, DeadlineRow, EventRow, LedgerRow, Rows } from './rows.ts';

/** What is wrong with the rows of cases, whoever wrote them; each finding names its row. */
export interface CaseFindings {
  /** Numbers of events that are missing or come twice, and cases that are not as far as their events. */
  gaps: string[];
  /** Events whose link, payload or head does not fit. */
  brokenChains: string[];
  /** Intervals of possession that do not follow each other. */
  ledgerGaps: string[];
  /** Fired without an event, or due and not fired. */
  missedDeadlines: string[];
  /** Two events for one deadline, or an event for one that did not fire. */
  doubledDeadlines: string[];
}

/** Checks every case. `now` is the application's clock after the last sweep: nothing due before it may be left. */
export function checkCases(rows: Rows, now: string): CaseFindings {
  const events = Map.groupBy(rows.events, (event) => event.case);
  const ledger = Map.groupBy(rows.ledger, (interval) => interval.case);
  return {
    gaps: rows.cases.flatMap((one) => gaps(one, events.get(one.id) ?? [])),
    brokenChains: rows.cases.flatMap((one) => brokenChain(one, events.get(one.id) ?? [])),
    ledgerGaps: rows.cases.flatMap((one) => ledgerGaps(one, ledger.get(one.id) ?? [])),
    ...checkDeadlines(rows.deadlines, rows.events, now),
  };
}

function gaps(one: CaseRow, events: readonly EventRow[]): string[] {
  const found = events.flatMap(({ seq }, index) => (seq === index + 1 ? [] : [`${one.id} has ${seq} at ${index + 1}`]));
  const last = events.at(-1);
  return last?.seq === one.revision && last.stage === one.stage
    ? found
    : [...found, `${one.id} is at ${one.revision} ${one.stage}, its events end at ${last?.seq} ${last?.stage}`];
}

function brokenChain(one: CaseRow, events: readonly EventRow[]): string[] {
  let previous = '0'.repeat(64);
  const found: string[] = [];
  for (const event of events) {
    const link = [event.case, event.seq, event.type, event.at, event.stage, event.kind, event.slot];
    link.push(event.organisation, event.member, event.payloadHash, event.previous);
    if (event.previous !== previous) found.push(`${one.id} ${event.seq} follows another event`);
    if (event.hash !== hashOf(link)) found.push(`${one.id} ${event.seq} was changed`);
    if (event.payload !== null && event.payloadHash !== hashOf(JSON.parse(event.payload)))
      found.push(`${one.id} ${event.seq} holds another payload`);
    previous = event.hash;
  }
  return previous === one.head ? found : [...found, `${one.id} does not end in its last event`];
}

/** SHA-256 of JSON without spaces, the names of each object in order. */
export const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value, sorted)).digest('hex');

function sorted(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function ledgerGaps(one: CaseRow, intervals: readonly LedgerRow[]): string[] {
  const first = intervals.find(({ seq }) => seq > 0);
  const found =
    first?.from === one.opened ? [] : [`${one.id} was opened at ${one.opened}, its ledger at ${first?.from}`];
  for (const [index, { seq, until }] of intervals.entries()) {
    const expected = index + 1 < intervals.length ? intervals[index + 1]?.from : one.closed;
    if (until !== expected) found.push(`${one.id} ${seq} ends at ${until}, not at ${expected}`);
  }
  return found;
}

/** Whether every deadline that was due fired, each once. */
export function checkDeadlines(
  rows: readonly DeadlineRow[],
  events: readonly EventRow[],
  now: string,
): Pick<CaseFindings, 'missedDeadlines' | 'doubledDeadlines'> {
  const eventsOf = Map.groupBy(
    events.filter(({ kind }) => kind === 'system'),
    deadlineOf,
  );
  // A voided case has lost what its events held: there only their number can be compared.
  const erased = Map.groupBy(eventsOf.get(undefined) ?? [], (event) => event.case);
  const missedDeadlines: string[] = [];
  const doubledDeadlines: string[] = [];
  const unexplained = new Map<string, number>();
  for (const { id, case: caseId, due, fired, ended, paused } of rows) {
    const count = eventsOf.get(id)?.length ?? 0;
    eventsOf.delete(id);
    if (!fired && !ended && !paused && due <= now) missedDeadlines.push(`${id} was due at ${due}`);
    if (fired && count === 0) unexplained.set(caseId, (unexplained.get(caseId) ?? 0) + 1);
    if (count > (fired ? 1 : 0))
      doubledDeadlines.push(`${id} has ${count} events and ${fired ? 'fired' : 'did not fire'}`);
  }
  eventsOf.delete(undefined);
  for (const id of eventsOf.keys()) doubledDeadlines.push(`${id} has an event and does not exist`);
  for (const caseId of new Set([...unexplained.keys(), ...erased.keys()])) {
    const missing = (unexplained.get(caseId) ?? 0) - (erased.get(caseId)?.length ?? 0);
    if (missing > 0) missedDeadlines.push(`${caseId} has ${missing} fired deadlines without an event`);
    if (missing < 0) doubledDeadlines.push(`${caseId} has ${-missing} erased events without a fired deadline`);
  }
  return { missedDeadlines, doubledDeadlines };
}

/** By how many milliseconds the latest of all deadlines fired after its instant. */
export function latestMs({ events, deadlines: rows }: Rows): number {
  const due = new Map(rows.map((one) => [one.id, Date.parse(one.due)]));
  const late = events
    .filter(({ kind }) => kind === 'system')
    .flatMap((event) => {
      const at = due.get(deadlineOf(event) ?? '');
      return at === undefined ? [] : [Date.parse(event.at) - at];
    });
  return late.reduce((most, one) => Math.max(most, one), 0);
}

/** The deadline that a system's event is about; undefined where its payload was erased. */
function deadlineOf({ payload }: EventRow): string | undefined {
  if (payload === null) return undefined;
  const { deadlineId } = JSON.parse(payload) as { deadlineId?: string };
  return deadlineId ?? 'no deadline named';
}
