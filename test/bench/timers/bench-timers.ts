import { sql } from 'kysely';
import { readNow } from '../../../db/clock.ts';
import { openDatabase, type Db } from '../../../db/database.ts';
import { migrate } from '../../../db/migrate.ts';
import { factsFor } from '../../../src/cases/facts.ts';
import { findCase } from '../../../src/engine/load-case.ts';
import { sweepDeadlines } from '../../../workers/sweep.ts';
import { openRedis } from '../../support/redis-server.ts';
import { readerOf } from '../../support/small-network-organisations.ts';
import { administer, startDurablePostgres } from '../durable-postgres.ts';
import type { BenchOptions } from '../measure/options.ts';
import { waitForQuiet, watchProcessors } from '../measure/processors.ts';
import { rounded, spreadOf } from '../measure/summarise.ts';
import { openNaiveMoves } from '../peers/naive-xstate.ts';
import { engineOn } from '../transitions/ping-pong.ts';
import { caseIdOf, seedCases } from '../transitions/seed-cases.ts';
import { runBullmqTimers } from './bullmq-timers.ts';

/** Tables that a firing reads or writes; the history before is of no use here. */
const needed = new Set(['cases', 'slot', 'deadline', 'ledger']);

/** A case at `pathwayRunning` has its term, two reminders and a review that wait. */
const deadlinesOfCase = 4;

interface Run {
  perSecond: number;
  maxLatenessMs: number;
  bullmqEmpty: number;
  bullmqNaive: number;
  bytesPerPending: number;
  cpuMs: number;
  othersPercent: number;
}

/**
 * Many deadlines wait, a part of them falls due at one moment: how fast all are fired through the whole write path, each
 * a durable transition that its machine decides. Beside it BullMQ with as many delayed jobs, once with nothing to do and
 * once with the naive persistence of an XState machine.
 */
export async function benchTimers(options: BenchOptions): Promise<Record<string, unknown>> {
  const { folder, say, runs, pending, due } = options;
  const server = await startDurablePostgres(folder);
  const redis = await openRedis(folder);
  say(`PostgreSQL ${server.version}, fsync and synchronous_commit on; seeding ${pending} deadlines …`);
  const template = await seedDeadlines(server.url, pending, due);
  const measured: Run[] = [];
  for (let run = 0; run < runs; run += 1) {
    await waitForQuiet();
    const ours = await fireAll(server.url, template.name, template.terms, due);
    await waitForQuiet();
    const empty = await runBullmqTimers({ redis: redis.url, pending, due, work: async () => {} });
    const naive = await openNaiveMoves({ url: server.url, template: template.name }, template.facts);
    await waitForQuiet();
    const withNaive = await runBullmqTimers({ redis: redis.url, pending, due, work: naive.move });
    await naive.close();
    await administer(`${server.url}/postgres`, 'drop database naive with (force)');
    measured.push({
      ...ours,
      bullmqEmpty: empty.perSecond,
      bullmqNaive: withNaive.perSecond,
      bytesPerPending: empty.bytesPerPending,
    });
    say(
      `run ${run + 1}: ours ${Math.round(ours.perSecond)}/s, BullMQ empty ${Math.round(empty.perSecond)}/s, ` +
        `naive ${Math.round(withNaive.perSecond)}/s, others used ${Math.round(ours.othersPercent)} %`,
    );
  }
  return { postgres: server.version, fired: due, pending: template.pending, ...figures(measured) };
}

function figures(runs: readonly Run[]): Record<string, unknown> {
  const middle = (figure: (run: Run) => number) => rounded(spreadOf(runs.map(figure)).median);
  const found = {
    perSecond: middle((run) => run.perSecond),
    vsBullmqEmpty: middle((run) => run.perSecond / run.bullmqEmpty),
    vsBullmqNaive: middle((run) => run.perSecond / run.bullmqNaive),
    maxLatenessMs: middle((run) => run.maxLatenessMs),
    bullmqEmptyPerSecond: middle((run) => run.bullmqEmpty),
    bullmqNaivePerSecond: middle((run) => run.bullmqNaive),
    cpuMs: middle((run) => run.cpuMs),
    bytesOutsidePostgresPerPending: 0,
    bullmqBytesPerPending: middle((run) => run.bytesPerPending),
    othersPercent: middle((run) => run.othersPercent),
  };
  const missed = [
    ...(found.vsBullmqEmpty >= 1 ? [] : ['vsBullmqEmpty']),
    ...(found.vsBullmqNaive >= 3 ? [] : ['vsBullmqNaive']),
  ];
  return { ...found, missed };
}

/** Cases with the deadlines of their step; the term of so many is moved to one instant that has just passed. */
async function seedDeadlines(url: string, wanted: number, due: number) {
  const name = 'seeded';
  await administer(`${url}/postgres`, `create database ${name} template template0`);
  const database = await openDatabase({ url: `${url}/${name}` });
  try {
    await migrate(database);
    const db = database.kysely;
    const cases = Math.max(due, Math.ceil(wanted / deadlinesOfCase));
    const { engine } = await seedCases(database, cases, (table) => needed.has(table));
    await sql`
      update deadline set due_at = app_now() - interval '1 second'
      where of_step and role = 'term' and ended_at is null and case_id in (
        select id from cases where id < '00000000-0000-0001-0000-000000000000' order by id limit ${due})`.execute(db);
    await sql`vacuum analyze`.execute(db);
    const loaded = await findCase(db, caseIdOf(1));
    if (!loaded) throw new Error('the first seeded case is missing');
    const { memberId, organisation } = readerOf('provider');
    const actor = { slot: 'provider', organisationId: organisation.id, memberId } as const;
    return { name, pending: await countPending(db), terms: engine.terms, facts: factsFor(engine, loaded, actor) };
  } finally {
    await database.close();
  }
}

async function countPending(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from deadline
    where fired_at is null and ended_at is null and paused_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}

/** One sweep over everything that is due, in a database of its own; lateness counts from its start. Throws where not exactly that was fired. */
async function fireAll(url: string, template: string, terms: Parameters<typeof engineOn>[1], due: number) {
  await administer(`${url}/postgres`, `create database timers template ${template}`);
  const database = await openDatabase({ url: `${url}/timers` });
  try {
    const watching = watchProcessors();
    const fellDue = await readNow(database.kysely);
    const from = performance.now();
    const swept = await sweepDeadlines(engineOn(database.kysely, terms));
    const seconds = (performance.now() - from) / 1000;
    const watched = watching();
    if (swept.fired !== due || swept.failed > 0) throw new Error(`Not all was fired: ${JSON.stringify(swept)}`);
    const { rows } = await sql<{ late: number }>`
      select max(extract(epoch from fired_at - ${fellDue}::timestamptz) * 1000)::float8 as late from deadline
      where fired_at is not null`.execute(database.kysely);
    return {
      perSecond: due / seconds,
      maxLatenessMs: rows[0]?.late ?? NaN,
      cpuMs: ((watched?.ownSeconds ?? NaN) * 1000) / due,
      othersPercent: (watched?.othersShare ?? NaN) * 100,
    };
  } finally {
    await database.close();
    await administer(`${url}/postgres`, 'drop database timers with (force)');
  }
}
