import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { FailedItem } from '../contract/failed-work.ts';
import { auditRow, type Administrator } from './administrator.ts';

/**
 * Lets failed work be tried again at once, with all its attempts before it; the next sweep or relay takes it. One
 * statement with its audit row. Answers how many pieces it was, 0 where nothing by that name has failed (any more).
 */
export async function retryFailedWork(
  db: Db,
  who: Administrator,
  { kind, id }: Pick<FailedItem, 'kind' | 'id'>,
): Promise<number> {
  const { rows } = await sql<{ retried: number }>`
    with retried as (${brought[kind](id)}),
    audited as (${auditRow(who, 'failedWorkRetried', sql`select case_id from retried limit 1`)})
    select count(*)::int as retried from retried`.execute(db);
  return rows[0]?.retried ?? 0;
}

const brought: Record<FailedItem['kind'], (id: string) => RawBuilder<unknown>> = {
  deadline: (id) => sql`
    delete from deadline_failure f using deadline d
    where d.id = f.deadline_id and f.deadline_id::text = ${id} and d.fired_at is null and d.ended_at is null
    returning d.case_id`,
  mail: (id) => sql`
    update mail l set state = 'planned', forgiven = l.attempts, next_at = app_now(), failure = null from notice n
    where n.id = l.notice_id and l.notice_id::text = ${id} and l.failure is not null and l.state in ('dead', 'planned')
    returning n.case_id`,
  digest: (id) => sql`
    update digest set state = 'planned', forgiven = attempts, next_at = app_now(), failure = null
    where at = ${id}::timestamptz and failure is not null and state in ('dead', 'planned')
    returning null::uuid as case_id`,
  effect: (id) => sql`
    update outbox set given_up_at = null, retry_at = null, forgiven = attempts, failure = null
    where id::text = ${id} and done_at is null and (given_up_at is not null or failure is not null)
    returning case_id`,
};
