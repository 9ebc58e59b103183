import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** How the work that happens later stands. Counts and seconds only. */
export interface WorkFigures {
  /** How long the oldest deadline that is due has waited for the sweep, without those that failed; 0 where none waits. */
  sweepLatenessSeconds: number;
  /** Effects of cases that wait to leave, and how long the oldest has. */
  effectsWaiting: number;
  effectAgeSeconds: number;
  /** Mails that could go now, and how long the oldest could. */
  mailsWaiting: number;
  mailAgeSeconds: number;
  /** Given up after the last attempt; only a person brings these back. */
  deadlinesGivenUp: number;
  effectsGivenUp: number;
  mailsGivenUp: number;
  /** Whether effects wait because a backup was put back. */
  quarantined: boolean;
}

/** Reads the figures in one statement. `topics`: the effects that some worker knows how to perform. */
export async function readWorkFigures(db: Db, topics: readonly string[]): Promise<WorkFigures> {
  const { rows } = await sql<WorkFigures>`
    with moment as materialized (select app_now() as now),
    late as (
      select min(d.due_at) as oldest from deadline d, moment
      where d.fired_at is null and d.ended_at is null and d.paused_at is null and d.due_at <= moment.now
        and not exists (select from deadline_failure f where f.deadline_id = d.id)),
    effects as (
      select count(*)::int as waiting, min(at) as oldest from outbox
      where done_at is null and given_up_at is null and topic = any(${topics})),
    mails as (
      select count(*)::int as waiting, min(next_at) as oldest from (
        select next_at from mail, moment where state in ('planned', 'attempted') and next_at <= moment.now
        union all
        select next_at from digest, moment where state in ('planned', 'attempted') and next_at <= moment.now) due)
    select ${age('late.oldest')} as "sweepLatenessSeconds",
      effects.waiting as "effectsWaiting", ${age('effects.oldest')} as "effectAgeSeconds",
      mails.waiting as "mailsWaiting", ${age('mails.oldest')} as "mailAgeSeconds",
      (select count(*)::int from deadline_failure f join deadline d on d.id = f.deadline_id
        where f.retry_at is null and d.fired_at is null and d.ended_at is null) as "deadlinesGivenUp",
      (select count(*)::int from outbox where given_up_at is not null) as "effectsGivenUp",
      (select count(*)::int from mail where state = 'dead') + (select count(*)::int from digest where state = 'dead')
        as "mailsGivenUp",
      exists (select from quarantine where decided_at is null) as quarantined
    from moment, late, effects, mails`.execute(db);
  const [figures] = rows;
  if (figures === undefined) throw new Error('The figures of work are one row');
  return figures;
}

const age = (instant: 'late.oldest' | 'effects.oldest' | 'mails.oldest') =>
  sql`coalesce(greatest(extract(epoch from moment.now - ${sql.raw(instant)}), 0), 0)::float8`;
