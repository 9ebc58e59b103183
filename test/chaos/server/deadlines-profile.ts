import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../../db/database.ts';
import { exampleSet } from '../../../src/afsprakenkader/example-set.ts';
import { seededRandom } from '../../../src/demo/seeded-random.ts';
import { seedCases } from '../../bench/transitions/seed-cases.ts';
import { checkDeadlines, latestMs } from '../check-cases.ts';
import type { Rows } from '../rows.ts';
import { otherFaults } from './faults.ts';
import { addPlainJobs } from './plain-bullmq.ts';
import { openServerHouse, type ServerHouse } from './server-house.ts';

export interface DeadlinesProfile {
  deadlines: number;
  /** How often Redis is flushed, and how often it is killed and comes back empty. */
  strikes: number;
  seed: number;
  folder: string;
  say: (line: string) => void;
}

export interface DeadlinesReport {
  profile: 'deadlines';
  deadlines: number;
  fired: number;
  missed: number;
  /** Two events for one deadline, or a case that went on by more than its one event. */
  doubled: number;
  maxLatenessMs: number;
  flushes: number;
  kills: number;
  crashes: number;
  /** Of twenty delayed jobs of BullMQ in the same Redis, with nothing behind them: how many never ran. */
  plainBullmqLostOf20: number;
  seconds: number;
  seed: number;
}

const mostLatenessMs = 60_000;
const pauseMs = [1_000, 3_000] as const;
/** A flush takes no time, a kill at most 1.5 s until Redis is back: so long is a strike with its pause on average. */
const strikeMs = 2_400;
const leadMs = 3_000;

/** What a firing reads or writes; the history before is of no use here. */
const needed = new Set(['cases', 'slot', 'deadline', 'ledger']);

/**
 * Deadlines fall due one after the other while Redis is flushed and killed again and again: each must fire once, and not
 * late. Two processes sweep; nobody else touches the cases.
 */
export async function runDeadlinesProfile(asked: DeadlinesProfile): Promise<DeadlinesReport> {
  const { deadlines, strikes, seed, folder, say } = asked;
  const startedAt = performance.now();
  const house = await openServerHouse(folder, (database) => fill(database, deadlines));
  try {
    await house.healthy();
    const before = await house.read();
    const windowMs = strikes * 2 * strikeMs;
    const lostOf20 = await addPlainJobs(house.redis.url, leadMs + windowMs / 2);
    await house.ask(fallDueEvenly, [leadMs, windowMs / deadlines]);
    const random = seededRandom(seed);
    const counts = { redisFlush: 0, redisKill: 0 };
    for (let n = 0; n < strikes * 2; n += 1) {
      await sleep(random.between(...pauseMs));
      const fault = n % 2 === 0 ? 'redisFlush' : 'redisKill';
      await otherFaults[fault]?.(house, random);
      counts[fault] += 1;
      if (n % 20 === 19) say(`${n + 1} strikes, ${await left(house)} deadlines left`);
    }
    for (const until = performance.now() + windowMs / 4 + mostLatenessMs; performance.now() < until; await sleep(500))
      if ((await left(house)) === 0) break;
    const after = await house.read();
    const found = checkDeadlines(after.deadlines, after.events, '');
    const doubled = [...found.doubledDeadlines, ...wentOnTooFar(before, after)];
    const crashes = [...house.http, ...house.workers].flatMap((one) => one.crashes);
    [...doubled, ...crashes].slice(0, 50).forEach(say);
    const fired = after.deadlines.filter((one) => one.fired).length;
    const missed = await left(house);
    const plainBullmqLostOf20 = await lostOf20();
    return {
      profile: 'deadlines',
      deadlines,
      fired,
      missed,
      doubled: doubled.length,
      maxLatenessMs: latestMs(after),
      flushes: counts.redisFlush,
      kills: counts.redisKill,
      crashes: crashes.length,
      plainBullmqLostOf20,
      seconds: Math.round((performance.now() - startedAt) / 1_000),
      seed,
    };
  } finally {
    await house.close();
  }
}

export const isDeadlinesBreached = (report: DeadlinesReport): boolean =>
  report.missed > 0 ||
  report.doubled > 0 ||
  report.crashes > 0 ||
  report.fired !== report.deadlines ||
  report.maxLatenessMs > mostLatenessMs;

/** Cases with a term each, and the agreements of their network, which the processes read when they start. */
async function fill(database: Database, count: number): Promise<void> {
  const { network } = await seedCases(database, count, (name) => needed.has(name));
  const { version, validFrom, validUntil } = exampleSet;
  const agreed = { version, valid_from: validFrom, valid_until: validUntil, content: JSON.stringify(exampleSet) };
  await database.kysely
    .insertInto('afsprakenkader')
    .values({ network_id: network.id, ...agreed })
    .execute();
}

/** The case that was played is an original of the others and stays as it is. */
const copies = `select id from cases where id < '00000000-0000-0001-0000-000000000000'`;

const fallDueEvenly = `
  update deadline d set due_at = app_now() + ($1 + w.place * $2::float8) * interval '1 millisecond'
  from (select id, row_number() over (order by md5(id::text)) as place from (${copies}) c) w
  where d.case_id = w.id and d.of_step and d.role = 'term' and d.ended_at is null`;

async function left(house: ServerHouse): Promise<number> {
  const [row] = (await house.ask<{ left: number }>(
    `select count(*)::int as left from deadline where of_step and role = 'term' and ended_at is null and fired_at is null
     and case_id in (${copies})`,
  )) ?? [{ left: NaN }];
  return row?.left ?? NaN;
}

/** Each case went on by at most one event, which follows where the case stood. */
export function wentOnTooFar(before: Rows, after: Rows): string[] {
  const events = Map.groupBy(after.events, (one) => one.case);
  const stood = new Map(before.cases.map((one) => [one.id, one]));
  return after.cases.flatMap(({ id, revision }) => {
    const was = stood.get(id);
    const [first, ...more] = (events.get(id) ?? []).filter(({ seq }) => seq > (was?.revision ?? 0));
    if (first === undefined) return revision === was?.revision ? [] : [`${id} went on without an event`];
    const follows = first.previous === was?.head && first.seq === was.revision + 1 && revision === first.seq;
    return more.length === 0 && follows ? [] : [`${id} went on from ${was?.revision} to ${revision}`];
  });
}
