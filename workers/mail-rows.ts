import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { otherTopic, topicOfKind, usualChoice } from '../src/contract/mail-choice.ts';
import { leaseSeconds } from './lease.ts';
import type { MailFacts } from './mail-text.ts';

/** The first pause is half a minute, each next one twice as long up to six hours: given up after about a day. */
export const mostAttempts = 12;

/** A mail that this process may send now; `attempts` is the token that a late answer must still fit. */
export interface ClaimedMail extends MailFacts {
  noticeId: string;
  memberId: string;
  address: string;
  attempts: number;
  /** Attempts that count against the most that are made, this one included. */
  tries: number;
  /** The receiver left, or has no address any more. */
  unreachable: boolean;
}

/** So many at once to one member are more than people read; they come as one overview. */
const mostAtOnce = 5;

const topics = JSON.stringify([...topicOfKind].map(([kind, topic]) => ({ kind, topic })));
const usual = JSON.stringify(Object.entries(usualChoice).map(([topic, choice]) => ({ topic, choice })));

/**
 * Makes the mails of notices that none were made of: to the member, else to all members of the organisation in its own
 * capacity; each as that member chose for its topic. What is more than a day old goes with the overview of the day, and
 * what comes in a crowd after a standstill with an overview of its own. One statement, so a notice is planned
 * completely, once.
 */
export async function planMails(db: Db): Promise<number> {
  const { numAffectedRows } = await sql`
    with moment as materialized (select date_trunc('milliseconds', app_now()) as now),
    fresh as (
      select id, organisation_id, member_id, kind, at from notice where mail_state is null order by at limit 500
      for update skip locked),
    receivers as (
      select f.id as notice_id, m.id as member_id, coalesce(k.topic, ${otherTopic}) as topic,
        f.at < moment.now - interval '1 day' as late
      from moment, fresh f join organisation o on o.id = f.organisation_id
      join member m on m.organisation_id = o.id and works(m) and m.email is not null
      left join jsonb_to_recordset(${topics}::jsonb) as k(kind text, topic text) on k.kind = f.kind
      where m.id = f.member_id
        or (m.capacity = case o.kind when 'coordination' then 'coordinator' else o.kind end
          and not exists (select from member own where own.id = f.member_id and works(own) and own.email is not null))),
    wanted as (
      select r.*, coalesce(c.choice, u.choice) as choice from receivers r
      join jsonb_to_recordset(${usual}::jsonb) as u(topic text, choice text) on u.topic = r.topic
      left join mail_choice c on c.member_id = r.member_id and c.topic = r.topic),
    crowded as (
      select member_id from wanted where choice = 'direct' and not late group by member_id having count(*) > ${mostAtOnce}),
    placed as (
      select w.notice_id, w.member_id, case when w.choice = 'digest' or w.late then 'collected'
        when w.member_id in (select member_id from crowded) then 'digested' else 'planned' end as state
      from wanted w where w.choice <> 'none'),
    overviews as (
      insert into digest (member_id, at, state, next_at) select c.member_id, moment.now, 'planned', moment.now
      from crowded c, moment on conflict do nothing),
    planned as (
      insert into mail (notice_id, member_id, state, next_at, digest_at)
      select p.notice_id, p.member_id, p.state, moment.now, case p.state when 'digested' then moment.now end
      from placed p, moment on conflict do nothing)
    update notice n set mail_state = case when exists (select from placed p where p.notice_id = n.id)
      then 'planned' else 'nobody' end
    from fresh f where f.id = n.id`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Without a mail server nothing waits for one. */
export async function switchMailOff(db: Db): Promise<void> {
  await sql`update notice set mail_state = 'off' where mail_state is null`.execute(db);
  await sql`update mail set state = 'dropped', failure = 'off' where state in ('planned', 'attempted', 'collected')`.execute(
    db,
  );
  await sql`update digest set state = 'dropped', failure = 'off' where state in ('planned', 'attempted')`.execute(db);
}

/**
 * Takes the mail that waits longest; nothing while a backup that was put back waits for a person's decision. A process
 * that dies with it gives it back after the time of a lease.
 */
export async function claimMail(db: Db): Promise<ClaimedMail | undefined> {
  const { rows } = await sql<ClaimedMail>`
    with next as (
      select notice_id, member_id from mail where state in ('planned', 'attempted') and next_at <= (select app_now())
        and not exists (select from quarantine where decided_at is null)
      order by next_at limit 1 for update skip locked)
    update mail set state = 'attempted', attempts = mail.attempts + 1,
      next_at = app_now() + ${leaseSeconds} * interval '1 second'
    from next, notice n, member m, cases c, network w
    where mail.notice_id = next.notice_id and mail.member_id = next.member_id
      and n.id = mail.notice_id and m.id = mail.member_id and c.id = n.case_id and w.id = c.network_id
    returning mail.notice_id as "noticeId", mail.member_id as "memberId", mail.attempts,
      mail.attempts - coalesce(mail.forgiven, 0) as tries,
      coalesce(m.email, '') as address, not works(m) or m.email is null as unreachable, n.kind as "noticeKind",
      c.number as "caseNumber", c.id as "caseId", w.product_name as "productName"`.execute(db);
  return rows[0];
}

type Claim = Pick<ClaimedMail, 'noticeId' | 'memberId' | 'attempts'>;

const stillMine = ({ noticeId, memberId, attempts }: Claim) => sql<boolean>`
  notice_id = ${noticeId} and member_id = ${memberId} and attempts = ${attempts} and state = 'attempted'`;

/** Still busy with it. */
export async function renewMail(db: Db, claim: Claim): Promise<void> {
  await sql`update mail set next_at = app_now() + ${leaseSeconds} * interval '1 second'
    where ${stillMine(claim)}`.execute(db);
}

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
      next_at = app_now() + least(interval '30 seconds' * power(2, attempts - coalesce(forgiven, 0) - 1), interval '6 hours')
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
