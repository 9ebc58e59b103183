import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { procedures } from '../machines/registry.ts';

/** A deadline whose instant has come. */
export interface DueDeadline {
  id: string;
  caseId: string;
}

/** Tried 1 s, 4 s, 16 s … after each other, the last time after more than an hour; then put aside in sight. */
export const mostAttempts = 8;

/** Why a deadline failed whose process died of it: nothing else could be written down. */
export const processDied = 'processDied';

/**
 * Cases on a version of their procedure that this release does not have are left to a newer one, in silence: nothing is
 * wrong with them. `c` is the row of `cases`.
 */
export const ofThisRelease = sql`(c.procedure, c.procedure_version) in (${sql.join(
  procedures.map(({ id, version }) => sql`(${sql.lit(id)}, ${sql.lit(version)})`),
)})`;

/** What waits to be fired, oldest first; without those that failed: they wait for their next attempt, or were given up. */
export const dueDeadlines = (limit: number) => sql<DueDeadline>`
  select d.id, d.case_id as "caseId" from deadline d join cases c on c.id = d.case_id
  where d.fired_at is null and d.ended_at is null and d.paused_at is null and d.due_at <= app_now()
    and not exists (select from deadline_failure f where f.deadline_id = d.id) and ${ofThisRelease}
  order by d.due_at, d.id limit ${limit}`;

/** The first instant, up to and including `until`, at which something is to be fired or tried again. */
export async function findNextDueAt(db: Db, until: string): Promise<string | null> {
  return (await nextDueAt(until).execute(db)).rows[0]?.next ?? null;
}

export const nextDueAt = (until: string) => sql<{ next: string | null }>`
  select least(
    (select d.due_at from deadline d join cases c on c.id = d.case_id
      where d.fired_at is null and d.ended_at is null and d.paused_at is null and d.due_at <= ${until}
        and not exists (select from deadline_failure f where f.deadline_id = d.id) and ${ofThisRelease}
      order by d.due_at limit 1),
    (select min(greatest(d.due_at, f.retry_at)) from deadline_failure f
      join deadline d on d.id = f.deadline_id join cases c on c.id = d.case_id
      where d.fired_at is null and d.ended_at is null and d.paused_at is null
        and d.due_at <= ${until} and f.retry_at <= ${until} and ${ofThisRelease})) as next`;

/** When a deadline that failed so often is tried again; null: never by itself. `f` is the row of its failure. */
const nextAttempt = sql`case when f.attempts + 1 < ${sql.lit(mostAttempts)}
  then app_now() + power(4, f.attempts) * interval '1 second' end`;

/**
 * Writes down that a deadline could not be fired, and when it is tried again. It stays unfired, so its case shows it as
 * late. Answers whether it was given up now.
 */
export async function recordFailure(db: Db, deadlineId: string, reason: string): Promise<{ givenUp: boolean }> {
  const { rows } = await sql<{ retry_at: string | null }>`
    insert into deadline_failure as f (deadline_id, attempts, reason, failed_at, retry_at)
    values (${deadlineId}, 1, ${reason}, app_now(), app_now() + interval '1 second')
    on conflict (deadline_id) do update set attempts = f.attempts + 1, reason = excluded.reason,
      failed_at = excluded.failed_at, retry_at = ${nextAttempt}
    where f.retry_at <= excluded.failed_at
    returning retry_at`.execute(db);
  return { givenUp: rows[0]?.retry_at === null };
}

/**
 * Counts the next attempt of a deadline that failed before it is made, so that it counts also where the process dies of
 * it. Answers whether it is ours: false where another makes this attempt.
 */
export async function beginAttempt(db: Db, deadlineId: string): Promise<boolean> {
  const { rows } = await sql`
    update deadline_failure f
    set attempts = f.attempts + 1, reason = ${processDied}, failed_at = app_now(), retry_at = ${nextAttempt}
    where f.deadline_id = ${deadlineId} and f.retry_at <= app_now() returning f.deadline_id`.execute(db);
  return rows.length > 0;
}

/** Writes down why the attempt that began failed; answers whether it was the last. */
export async function endAttempt(db: Db, deadlineId: string, reason: string): Promise<{ givenUp: boolean }> {
  const { rows } = await sql<{ retry_at: string | null }>`
    update deadline_failure set reason = ${reason}, failed_at = app_now()
    where deadline_id = ${deadlineId} returning retry_at`.execute(db);
  return { givenUp: rows[0]?.retry_at === null };
}

/**
 * Forgets the failures of a deadline that is not due any more: it fired, ended, stands still or falls due later. Answers
 * false where it is due all the same.
 */
export async function forgetUnlessDue(db: Db, deadlineId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from deadline_failure f using deadline d where f.deadline_id = ${deadlineId} and d.id = f.deadline_id
      and (d.fired_at is not null or d.ended_at is not null or d.paused_at is not null or d.due_at > app_now())
    returning f.deadline_id`.execute(db);
  return rows.length > 0;
}

export interface DeadlineFailure {
  deadlineId: string;
  caseId: string;
  caseNumber: string;
  kind: string;
  dueAt: string;
  attempts: number;
  reason: string;
  failedAt: string;
  /** null: given up; only `retryDeadline` brings it back. */
  retryAt: string | null;
}

/** Deadlines that failed and still wait, those that were given up first. Ids, codes and instants only. */
export async function listDeadlineFailures(db: Db, limit = 100): Promise<DeadlineFailure[]> {
  const { rows } = await sql<DeadlineFailure>`
    select d.id as "deadlineId", d.case_id as "caseId", c.number as "caseNumber", d.kind, d.due_at as "dueAt",
      f.attempts, f.reason, f.failed_at as "failedAt", f.retry_at as "retryAt"
    from deadline_failure f join deadline d on d.id = f.deadline_id join cases c on c.id = d.case_id
    where d.fired_at is null and d.ended_at is null
    order by f.retry_at nulls first, d.due_at limit ${limit}`.execute(db);
  return rows;
}

/** Gives a deadline that failed all its attempts again; the next sweep takes it. */
export async function retryDeadline(db: Db, deadlineId: string): Promise<void> {
  await db.deleteFrom('deadline_failure').where('deadline_id', '=', deadlineId).execute();
}
