import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom, type Random } from '../../../src/demo/seeded-random.ts';
import { checkCases, latestMs } from '../check-cases.ts';
import { checkCommands } from '../check-commands.ts';
import { testMasterKeys } from '../../support/test-vault.ts';
import { Journal } from '../journal.ts';
import { describeFindings, reportOf } from '../report.ts';
import type { Rows } from '../rows.ts';
import { kills, otherFaults } from './faults.ts';
import { insist } from './insist.ts';
import { openServerHouse, type ServerHouse } from './server-house.ts';
import { serverReportOf, type ServerReport } from './server-report.ts';
import { Struck } from './struck.ts';
import { signInPairs, type TwoParties } from './two-parties.ts';
import { eventsOfWorkflow, runWorkflow, startWorkflow, type Told } from './workflow.ts';

export interface DbosProfile {
  /** Workflows, and as many messages to them and events from them. */
  workflows: number;
  /** Deadlines that fall due second after second. */
  firings: number;
  seed: number;
  folder: string;
  say: (line: string) => void;
  /** How long it is quiet between two strikes: five to ten seconds. The database is away in each, a process in every second. */
  everyMs?: readonly [number, number];
}

export interface DbosReport extends ServerReport {
  profile: 'dbos';
  workflows: number;
  messages: number;
  events: number;
  /** Workflows that did not leave exactly what they did, and values that the other party read wrongly. */
  wrong: number;
  firings: number;
  /** Of the schedule, each once. */
  fired: number;
}

const atOnce = 24;
const pairsOfParties = 8;
const scheduleGraceMs = 60_000;

/**
 * The run by which DBOS tests itself, on this engine: PostgreSQL is stopped at random every five to ten seconds for up to
 * two, while workflows run, get messages and make values known, and a schedule fires every second. Beside that processes
 * are killed here.
 */
export async function runDbosProfile(asked: DbosProfile): Promise<DbosReport> {
  const { workflows, firings, seed, folder, say, everyMs = [5_000, 10_000] } = asked;
  const startedAt = performance.now();
  const house = await openServerHouse(folder);
  const journal = new Journal(path.join(house.folder, 'journal.jsonl'));
  const insisting = insist(house.outages);
  const struck = new Struck();
  const told = (name: string): Told => ({ journal, settle: insisting.settle, name });
  try {
    await house.healthy();
    const before = await house.read();
    const pairs = await signInPairs(house, seededRandom(seed), pairsOfParties);
    const pairOf = (n: number): TwoParties => {
      const pair = pairs[n % pairs.length];
      if (!pair) throw new Error('There is nobody to work');
      return pair;
    };
    const scheduled: string[] = [];
    for (let n = 0; n < firings; n += 1)
      scheduled.push(await startWorkflow(pairOf(n), told(`schedule-${seed}-${n + 1}`)));
    await house.ask(fallDueOneByOne, [scheduled]);
    const scheduleEnds = performance.now() + firings * 1_000;
    const strikes = strikeAgainAndAgain(house, seededRandom(seed + 1), struck, everyMs);
    const wrong: string[] = [];
    const cases: string[] = [];
    let next = 0;
    const work = async (): Promise<void> => {
      while (next < workflows) {
        const n = (next += 1);
        const one = told(`workflow-${seed}-${n}`);
        const caseId = await startWorkflow(pairOf(n), one);
        wrong.push(...(await runWorkflow(pairOf(n), caseId, one)));
        cases.push(caseId);
        if (n % 500 === 0) say(`${n} workflows, ${insisting.unknown} unknown, ${seconds(startedAt)} s`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    await sleep(Math.max(0, scheduleEnds - performance.now()));
    await strikes.stop();
    await house.healthy();
    await waitUntilFired(house, scheduled);
    const [clock] = (await house.ask<{ now: string }>('select to_jsonb(app_now()) #>> $1 as now', [[]])) ?? [];
    const now = new Date(clock?.now ?? NaN).toISOString();
    const after = await house.read();
    wrong.push(...wrongWorkflows(after, cases));
    const found = { ...checkCases(after, now), ...checkCommands(journal.entries, before, after, now, testMasterKeys) };
    const crashes = [...house.http, ...house.workers].flatMap((one) => one.crashes);
    const { unknown, serverErrors, recoveriesMs, longestWaitMs } = insisting;
    [...wrong, ...describeFindings(found, serverErrors), ...crashes].slice(0, 50).forEach(say);
    const counts = {
      cycles: strikes.count(),
      seed,
      unknown,
      serverErrors,
      recoveriesMs,
      maxLatenessMs: latestMs(after),
    };
    const report = serverReportOf(reportOf(counts, journal, found), {
      house,
      struck,
      crashes: crashes.length,
      longestWaitMs,
      seconds: seconds(startedAt),
    });
    const fired = scheduled.filter((caseId) => firingsOf(after, caseId) === 1).length;
    const kinds = { workflows: cases.length, messages: cases.length, events: cases.length };
    return { profile: 'dbos', ...kinds, wrong: wrong.length, firings, fired, ...report };
  } finally {
    journal.close();
    await house.close();
  }
}

export const isDbosBreached = (report: DbosReport): boolean => report.wrong > 0 || report.fired !== report.firings;

const seconds = (from: number): number => Math.round((performance.now() - from) / 1_000);

const fallDueOneByOne = `
  update deadline d set due_at = app_now() + w.place * interval '1 second'
  from unnest($1::uuid[]) with ordinality w (id, place)
  where d.case_id = w.id and d.of_step and d.role = 'term' and d.ended_at is null and d.fired_at is null`;

/** How often the term of a case passed, by its events. */
const firingsOf = ({ events }: Rows, caseId: string): number =>
  events.filter((one) => one.case === caseId && one.type === 'deadlinePassed').length;

/** Workflows whose case does not hold exactly what they did. */
export function wrongWorkflows({ events }: Rows, cases: readonly string[]): string[] {
  const byCase = Map.groupBy(events, (one) => one.case);
  return cases.flatMap((caseId) => {
    const types = (byCase.get(caseId) ?? []).map(({ type }) => type).toSorted((a, b) => (a < b ? -1 : 1));
    return types.join() === eventsOfWorkflow.join() ? [] : [`${caseId} holds ${types.join(', ')}`];
  });
}

/** Waits for the last of the schedule, but not for ever: what is not fired then is missed. */
async function waitUntilFired(house: ServerHouse, scheduled: readonly string[]): Promise<void> {
  for (const until = performance.now() + scheduleGraceMs; performance.now() < until; await sleep(500)) {
    const [left] = (await house.ask<{ left: number }>(
      `select count(*)::int as left from deadline
       where case_id = any($1) and of_step and role = 'term' and ended_at is null and fired_at is null`,
      [scheduled],
    )) ?? [{ left: 1 }];
    if (left?.left === 0) return;
  }
}

function strikeAgainAndAgain(house: ServerHouse, random: Random, struck: Struck, everyMs: readonly [number, number]) {
  const over = new AbortController();
  let count = 0;
  const strike = async (name: string, fault = kills[name] ?? otherFaults[name]): Promise<void> =>
    struck.count(name, (await fault?.(house, random)) ?? false);
  const striking = (async () => {
    while (!over.signal.aborted) {
      await sleep(random.between(...everyMs), undefined, { signal: over.signal }).catch(() => undefined);
      if (over.signal.aborted) return;
      // On a machine with too much to do a process may need longer than that to start: nobody is struck who lies down.
      await house.healthy();
      const kill = count % 4 === 1 ? ['killHttp'] : count % 4 === 3 ? ['killWorker'] : [];
      await Promise.all(
        [random.chance(0.5) ? 'postgresCrash' : 'postgresRestart', ...kill].map((name) => strike(name)),
      );
      count += 1;
    }
  })();
  return {
    count: () => count,
    stop: async () => {
      over.abort();
      await striking;
    },
  };
}
