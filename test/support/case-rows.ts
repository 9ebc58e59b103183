import type { Db } from '../../db/database.ts';
import type { CaseTable } from '../../db/tables.ts';
import { firstBrokenLink } from '../../src/engine/event-chain.ts';

/** What tests look at behind the application: the rows of a case. */
export const caseRow = (db: Db, id: string) =>
  db.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** "type at" of every event, oldest first. */
export async function eventsOf(db: Db, id: string, ...types: string[]): Promise<string[]> {
  const rows = await db.selectFrom('event').select(['type', 'at']).where('case_id', '=', id).orderBy('seq').execute();
  return rows
    .filter(({ type }) => types.length === 0 || types.includes(type))
    .map(({ type, at }) => `${type} ${minute(at)}`);
}

/** "kind organisation/member at" of every notice, oldest first. */
export async function noticesOf(db: Db, id: string, ...kinds: string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('notice')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('at')
    .orderBy('kind')
    .execute();
  return rows
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .map(({ kind, organisation_id, member_id, at }) => `${kind} ${member_id ?? organisation_id} ${minute(at)}`);
}

/** Cases move on while the clock does, so tests compare to the minute. */
const minute = (at: string): string => at.slice(0, 16);

/** What is wrong with the promise of law 6 for a case: one holder, and a clock or a listed reason. */
export async function brokenPromises(
  db: Db,
  row: CaseTable | { [Column in keyof CaseTable]: unknown },
): Promise<string[]> {
  const { id, final, holder_slot, holder_organisation_id, no_clock_reason } = row;
  if (final === true) return no_clock_reason === 'caseEnded' && holder_slot === null ? [] : ['ended, but held'];
  const deadlines = await db
    .selectFrom('deadline')
    .select(['id', 'paused_at', 'kept'])
    .where('case_id', '=', String(id))
    .where('role', '=', 'term')
    .where('of_step', '=', true)
    .where('ended_at', 'is', null)
    .execute();
  const runs = deadlines.some((deadline) => deadline.paused_at === null);
  return [
    ...(holder_slot === null ? ['nobody holds it'] : []),
    ...(holder_organisation_id === null && holder_slot !== 'returnContact' ? ['no organisation holds it'] : []),
    ...(runs || no_clock_reason !== null ? [] : ['no clock and no reason why']),
  ];
}

/** What is wrong with the ledger of a case: gaps, overlaps, or a sum that is not the whole. */
export async function brokenLedger(db: Db, id: string, now: string): Promise<string[]> {
  const { opened_at, closed_at } = await caseRow(db, id);
  const rows = await db.selectFrom('ledger').selectAll().where('case_id', '=', id).orderBy('seq').execute();
  const ends = rows.map((row) => row.until_at ?? now);
  const gaps = rows.flatMap((row, index) =>
    row.from_at === (index === 0 ? opened_at : ends[index - 1]) ? [] : [`interval ${row.seq} begins elsewhere`],
  );
  const sum = rows.reduce((total, row, index) => total + Date.parse(ends[index] ?? now) - Date.parse(row.from_at), 0);
  const whole = Date.parse(closed_at ?? now) - Date.parse(opened_at);
  return [...gaps, ...(sum === whole ? [] : [`adds up to ${sum} of ${whole} ms`])];
}

/** The first link of the chain of a case that does not verify. */
export async function brokenLink(db: Db, id: string) {
  const events = await db.selectFrom('event').selectAll().where('case_id', '=', id).orderBy('seq').execute();
  return firstBrokenLink(events, (await caseRow(db, id)).head_hash);
}
