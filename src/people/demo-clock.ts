import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Command } from '../engine/engine.ts';

/** Moves now forward by so many milliseconds and fires everything that falls due on the way. */
export type AdvanceDemoClock = (ms: number) => Promise<{ now: string; fired: number }>;

/** The clock does not get past an instant: what falls due there stays due, or new deadlines fall due there without end. */
export class ClockStuck extends Error {
  override readonly name = 'ClockStuck';
  constructor(at: string) {
    super(`The demo clock does not get past ${at}: look at the deadlines that are due there`);
  }
}

type Advanced = { now: string; fired: number };

const dayMs = 24 * 60 * 60 * 1000;
/** The furthest jump: more than a school year. */
export const furthestMs = 400 * dayMs;

/** Milliseconds in an ISO 8601 duration of days, hours and minutes, a day being 24 hours. */
export function durationMs(duration: string): number {
  const [, days = 0, hours = 0, minutes = 0] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration) ?? [];
  return Number(days) * dayMs + Number(hours) * 3_600_000 + Number(minutes) * 60_000;
}

export async function readDemoClock(db: Db): Promise<{ now: string; offsetMs: number }> {
  const { rows } = await sql<{ now: string; offsetMs: number }>`
    select app_now() as now,
      coalesce((select (value #>> '{}')::bigint from setting where name = 'clockOffsetMs'), 0) as "offsetMs"`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('app_now() returned no row');
  return row;
}

/**
 * Advances the clock once per key. Where the clock must end is stored before it moves: an advance that was interrupted
 * goes on from there when its key comes again, instead of starting over. `keyReused` when the key meant another jump.
 */
export async function advanceOnce(
  db: Db,
  advance: AdvanceDemoClock,
  ms: number,
  { actor, key, bodyHash }: Command,
): Promise<Advanced | 'keyReused'> {
  const { now } = await readDemoClock(db);
  const until = new Date(Date.parse(now) + ms).toISOString();
  const row = { actor, key, body_hash: bodyHash, case_id: null, answer: JSON.stringify({ until }), at: now };
  await db
    .insertInto('command')
    .values(row)
    .onConflict((same) => same.doNothing())
    .execute();
  const mine = db.selectFrom('command').where('actor', '=', actor).where('key', '=', key);
  const kept = await mine.select(['body_hash', 'answer']).executeTakeFirstOrThrow();
  if (kept.body_hash !== bodyHash) return 'keyReused';
  const answer = kept.answer as Partial<Advanced> & { until?: string };
  if (answer.now !== undefined && answer.fired !== undefined) return { now: answer.now, fired: answer.fired };
  const remaining = Date.parse(answer.until ?? until) - Date.parse(now);
  const advanced = await advance(Math.max(0, remaining));
  await db
    .updateTable('command')
    .set({ answer: JSON.stringify(advanced) })
    .where('actor', '=', actor)
    .where('key', '=', key)
    .execute();
  return advanced;
}
