import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { dueDeadlines, ofThisRelease, processDied, type DueDeadline } from './due-deadlines.ts';
import { leaseSeconds } from './lease.ts';

/** So many of those that failed before are tried between two batches: they hold up nobody. */
const mostAtATime = 50;

/**
 * Takes the next deadlines whose instant has come, and writes down that they are in hand: were this process to die, the
 * others would know of what. Nothing due: nothing is in hand any more.
 */
export async function takeDueDeadlines(db: Db, batchId: string, limit: number): Promise<DueDeadline[]> {
  const { rows } = await sql<DueDeadline>`
    with due as materialized (${dueDeadlines(limit)}),
    held as (
      insert into sweep_batch (id, deadline_ids, held_until)
      select ${batchId}::uuid, array_agg(id), ${untilLeaseEnds} from due having count(*) > 0
      on conflict (id) do update set deadline_ids = excluded.deadline_ids, held_until = excluded.held_until),
    released as (delete from sweep_batch where id = ${batchId}::uuid and not exists (select from due))
    select id, "caseId" from due`.execute(db);
  return rows;
}

const untilLeaseEnds = sql`clock_timestamp() + ${sql.lit(leaseSeconds)} * interval '1 second'`;

/** Says that the process still lives. */
export const renewBatch = (db: Db, batchId: string): Promise<unknown> =>
  sql`update sweep_batch set held_until = ${untilLeaseEnds} where id = ${batchId}::uuid`.execute(db);

/** Nothing is in hand any more. */
export const releaseBatch = (db: Db, batchId: string): Promise<unknown> =>
  sql`delete from sweep_batch where id = ${batchId}::uuid`.execute(db);

/**
 * Deadlines to be tried alone now, so that one that kills its process is known and takes no other along: those that
 * failed and whose next attempt has come, and those that a process had in hand when it died.
 */
export async function listLoneDeadlines(db: Db): Promise<DueDeadline[]> {
  const { rows } = await sql<DueDeadline>`
    with dead as (delete from sweep_batch where held_until < clock_timestamp() returning deadline_ids),
    suspects as (
      insert into deadline_failure (deadline_id, attempts, reason, failed_at, retry_at)
      select d.id, 1, ${processDied}, app_now(), app_now() from deadline d
      where d.id in (select unnest(deadline_ids) from dead)
        and d.fired_at is null and d.ended_at is null and d.paused_at is null
      on conflict do nothing returning deadline_id)
    select d.id, d.case_id as "caseId" from deadline d join cases c on c.id = d.case_id
    where ${ofThisRelease} and d.id in (
        select deadline_id from suspects union all
        select deadline_id from deadline_failure where retry_at <= (select app_now()))
      and d.fired_at is null and d.ended_at is null and d.paused_at is null and d.due_at <= (select app_now())
    order by d.due_at, d.id limit ${mostAtATime}`.execute(db);
  return rows;
}
