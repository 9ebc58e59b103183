import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** A deadline whose instant has come. */
export interface DueDeadline {
  id: string;
  caseId: string;
}

/** Tried 1 s, 4 s, 16 s … after each other, the last time after more than an hour; then put aside in sight. */
export const mostAttempts = 8;

/** What waits to be fired, oldest first; without those that failed and wait for their next attempt, or were given up. */
export async function listDueDeadlines(db: Db, limit: number): Promise<DueDeadline[]> {
  return (await dueDeadlines(limit).execute(db)).rows;
}

/** The statement itself, so that its plan can be looked at. */
export const dueDeadlines = (limit: number) => sql<DueDeadline>`
  select d.id, d.case_id as "caseId" from deadline d left join deadline_failure f on f.deadline_id = d.id
  where d.fired_at is null and d.ended_at is null and d.paused_at is null and d.due_at <= app_now()
    and (f.deadline_id is null or f.retry_at <= (select app_now()))
  order by d.due_at, d.id limit ${limit}`;

/** The first instant, up to and including `until`, at which something is to be fired or tried again. */
export async function findNextDueAt(db: Db, until: string): Promise<string | null> {
  return (await nextDueAt(until).execute(db)).rows[0]?.next ?? null;
}

export const nextDueAt = (until: string) => sql<{ next: string | null }>`
  select least(
    (select d.due_at from deadline d
      where d.fired_at is null and d.ended_at is null and d.paused_at is null and d.due_at <= ${until}
        and not exists (select from deadline_failure f where f.deadline_id = d.id)
      order by d.due_at limit 1),
    (select min(greatest(d.due_at, f.retry_at)) from deadline_failure f join deadline d on d.id = f.deadline_id
      where d.fired_at is null and d.ended_at is null and d.paused_at is null
        and d.due_at <= ${until} and f.retry_at <= ${until})) as next`;

/**
 * Writes down that a deadline could not be fired, and when it is tried again. It stays unfired, so its case shows it as
 * late. Answers whether it was given up now.
 */
export async function recordFailure(db: Db, deadlineId: string, reason: string): Promise<{ givenUp: boolean }> {
  const { rows } = await sql<{ retry_at: string | null }>`
    insert into deadline_failure as f (deadline_id, attempts, reason, failed_at, retry_at)
    values (${deadlineId}, 1, ${reason}, app_now(), app_now() + interval '1 second')
    on conflict (deadline_id) do update set attempts = f.attempts + 1, reason = excluded.reason,
      failed_at = excluded.failed_at,
      retry_at = case when f.attempts + 1 < ${mostAttempts}
        then excluded.failed_at + power(4, f.attempts) * interval '1 second' end
    where f.retry_at <= excluded.failed_at
    returning retry_at`.execute(db);
  return { givenUp: rows[0]?.retry_at === null };
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
