import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Quarantine, QuarantineDecision } from '../contract/failed-work.ts';
import { auditRow, type Administrator } from './administrator.ts';

/** Nobody takes these out of the house yet: they wait for a procedure of this application, backup or not. */
const keptInHouse: readonly string[] = ['referToRots'];

/** What waits because a backup was put back; null where nothing does. */
export async function findQuarantine(db: Db): Promise<Quarantine | null> {
  const { rows } = await sql<Quarantine>`
    select q.restored_at as "restoredAt", q.backup_at as "backupAt",
      (select count(*)::int from mail l join notice n on n.id = l.notice_id
        where l.state in ('planned', 'attempted', 'collected') and n.at <= q.restored_at)
      + (select count(*)::int from digest where state in ('planned', 'attempted') and at <= q.restored_at)
      + (select count(*)::int from notice where mail_state is null and at <= q.restored_at) as mails,
      (select count(*)::int from outbox
        where done_at is null and given_up_at is null and at <= q.restored_at
          and topic <> all(${keptInHouse})) as effects
    from quarantine q where q.decided_at is null`.execute(db);
  return rows[0] ?? null;
}

/**
 * Ends the quarantine: everything may go, or what is older than the return of the backup is dropped and only newer work
 * goes. One statement with its audit row. Answers false where there is no quarantine (any more).
 */
export async function decideQuarantine(db: Db, who: Administrator, { decision }: QuarantineDecision): Promise<boolean> {
  const dropped = decision === 'drop';
  const { rows } = await sql<{ decided: number }>`
    with decided as (
      update quarantine set decided_at = app_now(), decided_by = ${who.memberId}, decision = ${decision}
      where decided_at is null returning restored_at),
    notices as (
      update notice n set mail_state = 'off' from decided d
      where ${dropped} and n.mail_state is null and n.at <= d.restored_at),
    mails as (
      update mail l set state = 'dropped', failure = 'quarantine' from decided d, notice n
      where ${dropped} and n.id = l.notice_id and n.at <= d.restored_at
        and l.state in ('planned', 'attempted', 'collected')),
    digests as (
      update digest g set state = 'dropped', failure = 'quarantine' from decided d
      where ${dropped} and g.at <= d.restored_at and g.state in ('planned', 'attempted')),
    effects as (
      update outbox o set done_at = app_now(), failure = 'quarantine' from decided d
      where ${dropped} and o.done_at is null and o.given_up_at is null and o.at <= d.restored_at
        and o.topic <> all(${keptInHouse})),
    audited as (${auditRow(who, dropped ? 'quarantineDropped' : 'quarantineSent', sql`select null::uuid as case_id from decided`)})
    select count(*)::int as decided from decided`.execute(db);
  return (rows[0]?.decided ?? 0) > 0;
}
