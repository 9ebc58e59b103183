import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import type { MailToSend } from './mail.ts';

/** The first pause is half a minute, each next one twice as long up to six hours: given up after about a day. */
export const mostAttempts = 12;

/** A mail that this process may send now; `attempts` is the token that a late answer must still fit. */
export interface ClaimedMail extends MailToSend {
  attempts: number;
  /** The receiver left, or has no address any more. */
  unreachable: boolean;
}

/**
 * Makes the mails of notices that none were made of: to the member, else to all members of the organisation in its own
 * capacity. One statement, so a notice is planned completely, once.
 */
export async function planMails(db: Db): Promise<number> {
  const { numAffectedRows } = await sql`
    with fresh as (
      select id, organisation_id, member_id from notice where mail_state is null order by at limit 500
      for update skip locked),
    receivers as (
      select f.id as notice_id, m.id as member_id from fresh f join organisation o on o.id = f.organisation_id
      join member m on m.organisation_id = o.id and m.active and m.email is not null
      where m.id = f.member_id
        or (m.capacity = case o.kind when 'coordination' then 'coordinator' else o.kind end
          and not exists (select from member own where own.id = f.member_id and own.active and own.email is not null))),
    planned as (
      insert into mail (notice_id, member_id, state, next_at) select notice_id, member_id, 'planned', app_now()
      from receivers on conflict do nothing)
    update notice n set mail_state = case when exists (select from receivers r where r.notice_id = n.id)
      then 'planned' else 'nobody' end
    from fresh f where f.id = n.id`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Without a mail server nothing waits for one. */
export async function switchMailOff(db: Db): Promise<void> {
  await sql`update notice set mail_state = 'off' where mail_state is null`.execute(db);
  await sql`update mail set state = 'dropped', failure = 'off' where state in ('planned', 'attempted')`.execute(db);
}

/** Takes the mail that waits longest. A process that dies with it gives it back after two minutes. */
export async function claimMail(db: Db): Promise<ClaimedMail | undefined> {
  const { rows } = await sql<ClaimedMail>`
    with next as (
      select notice_id, member_id from mail where state in ('planned', 'attempted') and next_at <= (select app_now())
      order by next_at limit 1 for update skip locked)
    update mail set state = 'attempted', attempts = mail.attempts + 1, next_at = app_now() + interval '2 minutes'
    from next, notice n, member m, cases c, network w
    where mail.notice_id = next.notice_id and mail.member_id = next.member_id
      and n.id = mail.notice_id and m.id = mail.member_id and c.id = n.case_id and w.id = c.network_id
    returning mail.notice_id as "noticeId", mail.member_id as "memberId", mail.attempts,
      coalesce(m.email, '') as address, not m.active or m.email is null as unreachable, n.kind as "noticeKind",
      c.number as "caseNumber", c.id as "caseId", w.product_name as "productName"`.execute(db);
  return rows[0];
}

type Claim = Pick<ClaimedMail, 'noticeId' | 'memberId' | 'attempts'>;

const stillMine = ({ noticeId, memberId, attempts }: Claim) => sql<boolean>`
  notice_id = ${noticeId} and member_id = ${memberId} and attempts = ${attempts} and state = 'attempted'`;

/** The mail server has it. */
export async function confirmMail(db: Db, claim: Claim): Promise<void> {
  await sql`update mail set state = 'confirmed', confirmed_at = app_now(), failure = null
    where ${stillMine(claim)}`.execute(db);
}

/** Never to be tried again: given up, or nobody to send it to. */
export async function endMail(db: Db, claim: Claim, state: 'dead' | 'dropped', failure: string): Promise<void> {
  await sql`update mail set state = ${state}, failure = ${failure} where ${stillMine(claim)}`.execute(db);
}

/** To be tried again later. */
export async function postponeMail(db: Db, claim: Claim, failure: string): Promise<void> {
  await sql`update mail set state = 'planned', failure = ${failure},
      next_at = app_now() + least(interval '30 seconds' * power(2, attempts - 1), interval '6 hours')
    where ${stillMine(claim)}`.execute(db);
}

export interface MailFailure {
  noticeId: string;
  caseId: string;
  state: string;
  attempts: number;
  failure: string | null;
}

/** Mails that were given up or failed before, newest first. Ids and codes only. */
export async function listMailFailures(db: Db, limit = 100): Promise<MailFailure[]> {
  const { rows } = await sql<MailFailure>`
    select l.notice_id as "noticeId", n.case_id as "caseId", l.state, l.attempts, l.failure
    from mail l join notice n on n.id = l.notice_id where l.state = 'dead' or (l.state = 'planned' and l.attempts > 0)
    order by n.at desc, l.notice_id limit ${limit}`.execute(db);
  return rows;
}
