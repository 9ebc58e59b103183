import type { Db } from '../../db/database.ts';

/** Stands when the demonstration is there as a whole. */
export const readyMark = 'demoReady';
/** Stands from the first moment on, so that a demonstration that was cut off is told from data of real people. */
export const begunMark = 'demoBegun';

/** Whether the demonstration is there as a whole; a start that was killed while making it left no mark. */
export async function demoIsReady(db: Db): Promise<boolean> {
  return (await db.selectFrom('setting').select('name').where('name', '=', readyMark).executeTakeFirst()) !== undefined;
}

/** What a database holds: nothing yet, the demonstration (whole, or cut off while it was made), or real data. */
export async function contentOf(db: Db): Promise<'nothing' | 'demo' | 'real'> {
  const marks = db.selectFrom('setting').select('name').where('name', 'in', [readyMark, begunMark]);
  if ((await marks.execute()).length > 0) return 'demo';
  return (await db.selectFrom('network').select('id').limit(1).execute()).length > 0 ? 'real' : 'nothing';
}
