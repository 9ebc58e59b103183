import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

/** What a backup brought back. */
export interface Restored {
  cases: number;
  events: number;
  /** The last step that it holds; null where it holds none. */
  backupAt: string | null;
}

/**
 * Makes restored data safe to open: effects outside wait for a person, because some may have left after the backup was
 * made, and nobody is signed in, because sessions that were ended since would come back.
 */
export async function settleRestored(db: Db): Promise<Restored> {
  const { rows } = await sql<Restored>`
    with ended as (delete from session),
    stopped as (delete from sign_in_attempt),
    counted as (select count(*)::int as events, max(at) as "backupAt" from event),
    -- Another cluster counts its transactions anew: the places of the audit go on above what was brought back.
    counts_on as (
      insert into setting (name, value)
      select 'auditOffset', to_jsonb(coalesce(max(position), 0)) from audit
      on conflict (name) do update set value = excluded.value),
    -- A backup made in quarantine brings its own along.
    quarantined as (
      insert into quarantine (id, restored_at, backup_at)
      select ${randomUUIDv7()}::uuid, app_now(), "backupAt" from counted on conflict do nothing)
    select counted.*, (select count(*)::int from cases) as cases from counted`.execute(db);
  const [restored] = rows;
  if (restored === undefined) throw new Error('Counting answers one row');
  return restored;
}
