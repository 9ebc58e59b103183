import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { FailedItem } from '../contract/failed-work.ts';
import { deadlineTexts } from '../contract/nl/deadlines.ts';
import { failedReasons, failedTitles } from '../contract/nl/failed-work.ts';
import { noticeTexts } from '../contract/nl/notices.ts';

interface FailedRow extends Omit<FailedItem, 'title' | 'caseNumber'> {
  /** The kind of deadline or notice, or the topic of an effect. */
  about: string | null;
  caseNumber: string | null;
}

/**
 * Everything that failed and still waits, what was given up first, then what should have happened longest ago. Mails of
 * one message, and overviews of one moment, stand together: who receives them is nobody's business here.
 */
export async function listFailedWork(
  db: Db,
  { limit, after }: { limit: number; after: number },
): Promise<{ items: FailedItem[]; nextCursor: string | null }> {
  const { rows } = await sql<FailedRow>`
    select * from (
      select 'deadline' as kind, d.id::text as id, d.kind as about, c.number as "caseNumber", 1 as receivers,
        f.attempts, f.reason, d.due_at as "dueAt", f.retry_at as "retryAt"
      from deadline_failure f join deadline d on d.id = f.deadline_id join cases c on c.id = d.case_id
      where d.fired_at is null and d.ended_at is null
      union all
      select 'mail', l.notice_id::text, n.kind, c.number, count(*)::int, max(l.attempts),
        coalesce(max(l.failure), 'unknown'), n.at, ${retryOf('l')}
      from mail l join notice n on n.id = l.notice_id join cases c on c.id = n.case_id
      where ${failedMail('l')} group by l.notice_id, l.state = 'dead', n.kind, c.number, n.at
      union all
      select 'digest', to_char(g.at at time zone 'UTC', ${sql.lit(isoShape)}), null, null, count(*)::int,
        max(g.attempts), coalesce(max(g.failure), 'unknown'), g.at, ${retryOf('g')}
      from digest g where ${failedMail('g')} group by g.at, g.state = 'dead'
      union all
      select 'effect', o.id::text, o.topic, c.number, 1, o.attempts, coalesce(o.failure, 'unknown'), o.at,
        case when o.given_up_at is null then greatest(o.retry_at, o.leased_until) end
      from outbox o left join cases c on c.id = o.case_id
      where o.done_at is null and (o.given_up_at is not null or o.failure is not null)) failed
    order by "retryAt" nulls first, "dueAt", kind, id limit ${limit + 1} offset ${after}`.execute(db);
  const items = rows.slice(0, limit).map(({ about, reason, ...row }) => ({
    ...row,
    title: titleOf(row.kind, about),
    reason: failedReasons[reason] ?? reason,
  }));
  return { items, nextCursor: rows.length > limit ? String(after + limit) : null };
}

const isoShape = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

const failedMail = (table: 'l' | 'g') =>
  sql.raw<boolean>(`(${table}.state = 'dead' or (${table}.state = 'planned' and ${table}.failure is not null))`);

/** Given up: null. Aggregated because the rows of one message stand together. */
const retryOf = (table: 'l' | 'g') =>
  sql.raw(`case when not bool_or(${table}.state = 'dead') then min(${table}.next_at) end`);

function titleOf(kind: FailedItem['kind'], about: string | null): string {
  switch (kind) {
    case 'deadline':
      return failedTitles.deadline(deadlineTexts[about ?? ''] ?? failedTitles.unknown);
    case 'mail':
      return failedTitles.mail(noticeTexts[about ?? '']?.title ?? failedTitles.unknown);
    case 'digest':
      return failedTitles.digest;
    case 'effect':
      return failedTitles.effects[about ?? ''] ?? failedTitles.effect;
  }
}
