import { sql } from 'kysely';
import { readNow } from '../db/clock.ts';
import type { Database, Db } from '../db/database.ts';
import { moveNowTo } from '../db/move-now.ts';
import { takeTurns } from '../db/take-turns.ts';
import type { Engine } from '../src/engine/engine.ts';
import { ClockStuck } from '../src/people/demo-clock.ts';
import { findNextDueAt } from './due-deadlines.ts';
import { sweepDeadlines } from './sweep.ts';

export interface Advanced {
  now: string;
  /** Deadlines, reminders and ladder steps that were fired on the way, whoever fired them. */
  fired: number;
}

/** Sweeps without getting past an instant: more than ever follow from one another, and the clock must end. */
const mostRounds = 5;

/**
 * Moves the demo clock forward: to each due instant in turn, firing there what is due by the same function as the
 * sweep, until nothing is left up to the target, then to the target itself. Advances wait for each other. The offset is
 * stored, so it survives a restart; an advance that is interrupted has done the part before it completely.
 * Throws a RangeError for a step that is not forward, and `ClockStuck` where it does not get past a deadline.
 */
export async function advanceDemoClock(engine: Engine, database: Database, ms: number): Promise<Advanced> {
  if (!Number.isSafeInteger(ms) || ms < 0) throw new RangeError(`The clock goes forward by milliseconds, not by ${ms}`);
  return takeTurns(database, 'demoClock', () => advance(engine, ms));
}

async function advance(engine: Engine, ms: number): Promise<Advanced> {
  const { db } = engine;
  const firedBefore = await countFired(db);
  const until = new Date(Date.parse(await readNow(db)) + ms).toISOString();
  let furthest = '';
  let rounds = 0;
  for (let next = await findNextDueAt(db, until); next !== null; next = await findNextDueAt(db, until)) {
    rounds = next > furthest ? 0 : rounds + 1;
    if (rounds === mostRounds) throw new ClockStuck(next);
    furthest = next > furthest ? next : furthest;
    await moveNowTo(db, next);
    await sweepDeadlines(engine);
  }
  await moveNowTo(db, until);
  return { now: await readNow(db), fired: (await countFired(db)) - firedBefore };
}

/** Counted in the rows: a sweep that runs meanwhile may be the one that fired. */
async function countFired(db: Db): Promise<number> {
  const count = sql<{ fired: number }>`select count(*) as fired from deadline where fired_at is not null`;
  return (await count.execute(db)).rows[0]?.fired ?? 0;
}
