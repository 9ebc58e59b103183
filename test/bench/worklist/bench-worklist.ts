import { openDatabase, type Database } from '../../../db/database.ts';
import { migrate } from '../../../db/migrate.ts';
import { readingOf } from '../../../src/access/reading.ts';
import { countCases, listCases, pageStatement } from '../../../src/cases/list-cases.ts';
import { CaseQuery } from '../../../src/contract/case.ts';
import { isRefusal } from '../../../src/contract/refusal.ts';
import { seededRandom } from '../../../src/demo/seeded-random.ts';
import { createTerms } from '../../../src/afsprakenkader/terms.ts';
import { exampleSet } from '../../../src/afsprakenkader/example-set.ts';
import type { Member } from '../../support/small-network-organisations.ts';
import { administer, startDurablePostgres } from '../durable-postgres.ts';
import { serveBare, serveHttp } from '../http/serve.ts';
import { closedLoop } from '../measure/closed-loop.ts';
import { openHttpLoad, signIn } from '../measure/http-load.ts';
import type { BenchOptions } from '../measure/options.ts';
import { rounded, spreadOf } from '../measure/summarise.ts';
import { takeTurns } from '../measure/take-turns.ts';
import { engineOn } from '../transitions/ping-pong.ts';
import { scansIn } from './look-at-plan.ts';
import { seedWorklist } from './seed-worklist.ts';

const connections = 32;
const most = { inProcessP95Ms: 10, http32P95Ms: 20 };
const firstPage = CaseQuery.parse({});

/** What is asked of one of many organisations, chosen by chance: some have ten times as many cases as others. */
type Ask = (reader: Member) => Promise<unknown>;

/**
 * The worklist as it opens, with its rights, for organisations of every size among a province's cases: in the process and
 * through HTTP, beside a bare read by the same index. Says whether the plan reads a whole table.
 */
export async function benchWorklist(options: BenchOptions): Promise<Record<string, unknown>> {
  const { folder, say, runs, cases } = options;
  const server = await startDurablePostgres(folder);
  await administer(`${server.url}/postgres`, 'create database worklist');
  const database = await openDatabase({ url: `${server.url}/worklist` });
  say(`PostgreSQL ${server.version}; seeding ${cases} cases …`);
  const seededFrom = performance.now();
  await migrate(database);
  const readers = await seedWorklist(database, cases);
  const seedSeconds = Math.round((performance.now() - seededFrom) / 1_000);
  const served = await serveHttp(folder, `${server.url}/worklist`);
  const bare = await serveBare(folder, served.databaseUrl);
  const cookies = new Map<string, string>();
  for (const { memberId } of readers) cookies.set(memberId, await signIn(served.address, memberId));
  const load = openHttpLoad(served.address, connections);
  const bareLoad = openHttpLoad(bare.address, connections);
  try {
    const engine = engineOn(database.kysely, createTerms(new Map([[readers[0]?.network.id ?? '', [exampleSet]]])));
    const list: Ask = async (reader) => {
      const page = await listCases(engine, readingOf(engine, undefined), reader, firstPage);
      if (isRefusal(page) || page.items.length === 0) throw new Error(`${reader.memberId} has no worklist`);
    };
    const overHttp: Ask = ({ memberId }) =>
      load.send('/api/v1/cases', { headers: { cookie: cookies.get(memberId) ?? '' } });
    const one = (name: string, callers: number, ask: Ask) => ({
      name,
      measure: (timing: { seconds: number; seed: number }) => measure(readers, callers, ask, timing),
    });
    const results = await takeTurns(
      [
        one('inProcess', 1, list),
        one('counts', 1, (reader) => countCases(database.kysely, reader)),
        one('bareQuery', 1, ({ organisation }) => bareQuery(database, organisation.id)),
        one('http1', 1, overHttp),
        one('http32', connections, overHttp),
        one('bareHttp32', connections, ({ organisation }) => bareLoad.send(`/lists/${organisation.id}`)),
      ],
      runs,
      options,
    );
    const figures: Record<string, number> = {};
    const ranges: Record<string, [number, number]> = {};
    for (const [name, measured] of results) {
      for (const figure of ['p50Ms', 'p95Ms', 'p99Ms', 'perSecond'] as const) {
        const { median, min, max } = spreadOf(measured.map((run) => run[figure]));
        const full = `${name}${figure[0]?.toUpperCase()}${figure.slice(1)}`;
        figures[full] = rounded(median);
        ranges[full] = [rounded(min), rounded(max)];
      }
    }
    const others = spreadOf([...results.values()].flat().map(({ watched }) => (watched?.othersShare ?? NaN) * 100));
    const wholeTables = await scansIn(database, [...readers], (reader) => pageStatement(reader, firstPage));
    const missed = Object.entries(most).flatMap(([name, limit]) => ((figures[name] ?? NaN) <= limit ? [] : [name]));
    if (wholeTables.length > 0) missed.push('wholeTables');
    return {
      postgres: server.version,
      connections,
      organisations: readers.length,
      seedSeconds,
      ...figures,
      othersPercent: rounded(others.median),
      ranges,
      wholeTables,
      missed,
    };
  } finally {
    load.close();
    bareLoad.close();
    await served.stop();
    await bare.stop();
    await database.close();
  }
}

function measure(readers: readonly Member[], callers: number, ask: Ask, timing: { seconds: number; seed: number }) {
  const randoms = Array.from({ length: callers }, (_, caller) => seededRandom(timing.seed + caller));
  return closedLoop({
    callers,
    seconds: timing.seconds,
    warmUpSeconds: 1,
    call: async (caller) => {
      const reader = randoms[caller]?.pick(readers);
      if (reader) await ask(reader);
    },
  });
}

/** Fifty rows by the index, without rights, terms or anything around them. */
function bareQuery(database: Database, organisation: string): Promise<unknown> {
  if (database.kind !== 'postgresql') throw new Error('This bench is about a server');
  return database.pool.query({
    name: 'bare',
    text: `select id, number, stage, next_due_at from cases where not final and holder_organisation_id = $1
      order by coalesce(next_due_at, timestamptz '9999-12-31 00:00:00+00'), id limit 50`,
    values: [organisation],
  });
}
