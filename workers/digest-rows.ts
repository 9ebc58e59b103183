import { sql } from 'kysely';
import { readNow } from '../db/clock.ts';
import type { Db } from '../db/database.ts';
import { dayAt, morningOf, msOf } from '../src/afsprakenkader/brussels.ts';
import { dayNumberOf } from '../src/afsprakenkader/day-number.ts';
import { isWorkingDay } from '../src/afsprakenkader/working-days.ts';
import { leaseSeconds } from './lease.ts';

/** An overview that this process may send now; `attempts` is the token that a late answer must still fit. */
export interface ClaimedDigest {
  memberId: string;
  at: string;
  attempts: number;
  /** Attempts that count against the most that are made, this one included. */
  tries: number;
  address: string;
  /** The receiver left, or has no address any more. */
  unreachable: boolean;
  productName: string;
  /** How many notices of each kind are still unread; null where the member has read them all meanwhile. */
  counts: Record<string, number> | null;
}

/** 8.00 in Brussels on the last working day that has had its 8.00: what came before it belongs in that overview. */
export function lastDigestAt(now: string): string {
  let day = dayAt(msOf(now));
  if (morningOf(day).ms > msOf(now)) day -= 1;
  while (!isWorkingDay(day)) day -= 1;
  return morningOf(day).instant;
}

/**
 * Makes the overviews of this morning: one per member, of all that waited for it. Who is closed today hears it on the
 * next open day. Two workers make each overview once, and what comes later waits for the next.
 */
export async function planDigests(db: Db): Promise<number> {
  const at = lastDigestAt(await readNow(db));
  const waiting = await sql<{ id: string; closed: string }>`
    select distinct o.id, o.closed::text as closed from mail l join member m on m.id = l.member_id
    join organisation o on o.id = m.organisation_id where l.state = 'collected'`.execute(db);
  if (waiting.rows.length === 0) return 0;
  const today = dayAt(msOf(at));
  const open = waiting.rows.filter(
    ({ closed }) =>
      !periodsIn(closed).some(
        ({ from, until, half }) => half === undefined && dayNumberOf(from) <= today && today <= dayNumberOf(until),
      ),
  );
  const { numAffectedRows } = await sql`
    with due as (
      select l.notice_id, l.member_id from mail l join notice n on n.id = l.notice_id join member m on m.id = l.member_id
      where l.state = 'collected' and n.at < ${at}::timestamptz and m.organisation_id = any(${open.map(({ id }) => id)})
      order by l.member_id, l.notice_id for update of l),
    made as (
      insert into digest (member_id, at, state, next_at)
      select distinct member_id, ${at}::timestamptz, 'planned', app_now() from due
      on conflict do nothing returning member_id)
    update mail l set state = 'digested', digest_at = ${at}::timestamptz
    from due d join made on made.member_id = d.member_id
    where l.notice_id = d.notice_id and l.member_id = d.member_id`.execute(db);
  return Number(numAffectedRows ?? 0);
}

interface Period {
  from: string;
  until: string;
  half?: string;
}

const periodsIn = (closed: string): Period[] => JSON.parse(closed) as Period[];

/** Takes the overview that waits longest. A process that dies with it gives it back after a lease. */
export async function claimDigest(db: Db): Promise<ClaimedDigest | undefined> {
  const { rows } = await sql<ClaimedDigest>`
    with next as (
      select member_id, at from digest where state in ('planned', 'attempted') and next_at <= (select app_now())
        and not exists (select from quarantine where decided_at is null)
      order by next_at limit 1 for update skip locked)
    update digest d set state = 'attempted', attempts = d.attempts + 1,
      next_at = app_now() + ${leaseSeconds} * interval '1 second'
    from next, member m, organisation o, network w
    where d.member_id = next.member_id and d.at = next.at
      and m.id = d.member_id and o.id = m.organisation_id and w.id = o.network_id
    returning d.member_id as "memberId", d.at, d.attempts, d.attempts - coalesce(d.forgiven, 0) as tries,
      coalesce(m.email, '') as address,
      not works(m) or m.email is null as unreachable, w.product_name as "productName", (
        select jsonb_object_agg(c.kind, c.count) from (
          select n.kind, count(*) as count from mail l join notice n on n.id = l.notice_id
          where l.member_id = d.member_id and l.digest_at = d.at and n.read_at is null group by n.kind) c) as counts`.execute(
    db,
  );
  return rows[0];
}

type Claim = Pick<ClaimedDigest, 'memberId' | 'at' | 'attempts'>;

const stillMine = ({ memberId, at, attempts }: Claim) => sql<boolean>`
  member_id = ${memberId} and at = ${at}::timestamptz and attempts = ${attempts} and state = 'attempted'`;

/** Still busy with it. */
export async function renewDigest(db: Db, claim: Claim): Promise<void> {
  await sql`update digest set next_at = app_now() + ${leaseSeconds} * interval '1 second'
    where ${stillMine(claim)}`.execute(db);
}

/** The mail server has it. */
export async function confirmDigest(db: Db, claim: Claim): Promise<void> {
  await sql`update digest set state = 'confirmed', confirmed_at = app_now(), failure = null
    where ${stillMine(claim)}`.execute(db);
}

/** Never to be tried again: given up, or nobody to send it to, or nothing left to say. */
export async function endDigest(db: Db, claim: Claim, state: 'dead' | 'dropped', failure: string): Promise<void> {
  await sql`update digest set state = ${state}, failure = ${failure} where ${stillMine(claim)}`.execute(db);
}

/** To be tried again later. */
export async function postponeDigest(db: Db, claim: Claim, failure: string): Promise<void> {
  await sql`update digest set state = 'planned', failure = ${failure},
      next_at = app_now() + least(interval '30 seconds' * power(2, attempts - coalesce(forgiven, 0) - 1), interval '6 hours')
    where ${stillMine(claim)}`.execute(db);
}
