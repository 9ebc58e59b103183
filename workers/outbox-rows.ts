import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { leaseSeconds } from './lease.ts';

/** Tried 2 s, 8 s, 32 s … after each other, up to six hours; then put aside in sight. */
export const mostAttempts = 8;

/** An effect that this process may perform now; `attempts` is the token that a late answer must still fit. */
export interface ClaimedEffect {
  id: string;
  caseId: string;
  topic: string;
  payload: Record<string, unknown>;
  attempts: number;
  /** Attempts that count against the most that are made, this one included. */
  tries: number;
}

/**
 * Takes the effect that waits longest. Never by "newer than the last seen": rows become visible in another order than
 * they were numbered. Nothing is taken while a backup that was put back waits for a person's decision.
 */
export async function claimEffect(
  db: Db,
  topics: readonly string[],
  seconds: number = leaseSeconds,
): Promise<ClaimedEffect | undefined> {
  const { rows } = await sql<ClaimedEffect>`
    with next as (
      select id from outbox where done_at is null and given_up_at is null and topic = any(${topics})
        and (leased_until is null or leased_until <= (select app_now()))
        and (retry_at is null or retry_at <= (select app_now()))
        and not exists (select from quarantine where decided_at is null)
      order by at, id limit 1 for update skip locked)
    update outbox o set attempts = o.attempts + 1, leased_until = app_now() + ${seconds} * interval '1 second'
    from next where o.id = next.id
    returning o.id, o.case_id as "caseId", o.topic, o.payload, o.attempts,
      o.attempts - coalesce(o.forgiven, 0) as tries`.execute(db);
  return rows[0];
}

type Claim = Pick<ClaimedEffect, 'id' | 'attempts'>;

const stillMine = ({ id, attempts }: Claim) => sql<boolean>`
  id = ${id} and attempts = ${attempts} and done_at is null and given_up_at is null`;

/** Answers whether the token still fitted: false means that another took it meanwhile. */
async function wrote(statement: Promise<{ numAffectedRows?: bigint }>): Promise<boolean> {
  return ((await statement).numAffectedRows ?? 0n) > 0n;
}

export const renewEffect = (db: Db, claim: Claim, seconds: number = leaseSeconds): Promise<boolean> =>
  wrote(
    sql`update outbox set leased_until = app_now() + ${seconds} * interval '1 second' where ${stillMine(claim)}`.execute(
      db,
    ),
  );

export const confirmEffect = (db: Db, claim: Claim): Promise<boolean> =>
  wrote(
    sql`update outbox set done_at = app_now(), leased_until = null, failure = null where ${stillMine(claim)}`.execute(
      db,
    ),
  );

/** To be tried again later, or never where all attempts were made. */
export const failEffect = (db: Db, claim: ClaimedEffect, failure: string): Promise<boolean> =>
  wrote(
    (claim.tries < mostAttempts
      ? sql`update outbox set leased_until = null, failure = ${failure}, retry_at = app_now()
          + least(interval '2 seconds' * power(4, ${claim.tries - 1}::int), interval '6 hours')
        where ${stillMine(claim)}`
      : sql`update outbox set leased_until = null, failure = ${failure}, given_up_at = app_now()
        where ${stillMine(claim)}`
    ).execute(db),
  );
