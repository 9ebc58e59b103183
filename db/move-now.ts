import { sql } from 'kysely';
import type { Db } from './database.ts';

/**
 * Moves the application's now forward to an instant, for the demo: the stored offset becomes so large that `app_now()`
 * is at or after it. Never backwards: an instant that has passed changes nothing, whoever else moves the clock.
 */
export async function moveNowTo(db: Db, instant: string): Promise<void> {
  if (await raised(db, instant)) return;
  await sql`insert into setting (name, value) values ('clockOffsetMs', '0') on conflict do nothing`.execute(db);
  await raised(db, instant);
}

/** From the clock itself, not from `app_now()`: that would read the offset as it was before this statement waited. */
async function raised(db: Db, instant: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update setting set value = to_jsonb(greatest((value #>> '{}')::bigint,
      ceil(extract(epoch from ${instant}::timestamptz - date_trunc('milliseconds', clock_timestamp())) * 1000)::bigint))
    where name = 'clockOffsetMs'`.execute(db);
  return numAffectedRows === 1n;
}
