import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { openDatabase } from '../../../db/database.ts';
import { may, type Relation } from '../../../src/access/policy.ts';
import { recordEvent } from '../../../src/cases/record-event.ts';
import { isRefusal } from '../../../src/contract/refusal.ts';
import { exampleSet } from '../../../src/afsprakenkader/example-set.ts';
import { seededRandom } from '../../../src/demo/seeded-random.ts';
import { readerOf } from '../../support/small-network-organisations.ts';
import { administer, startDurablePostgres } from '../durable-postgres.ts';
import { closedLoop } from '../measure/closed-loop.ts';
import { openHttpLoad, signIn } from '../measure/http-load.ts';
import type { BenchOptions } from '../measure/options.ts';
import { takeTurns, type Turn } from '../measure/take-turns.ts';
import { rounded, spreadOf } from '../measure/summarise.ts';
import { seedServer, type SeededServer } from '../transitions/contestants.ts';
import { engineOn, moves, pingPong } from '../transitions/ping-pong.ts';
import { serveBare, serveHttp } from './serve.ts';

const cases = 4096;
const connections = 32;
const least = 0.75;

/**
 * What the way through HTTP costs: a move of a case and two reads through a whole process, beside the same move without
 * HTTP and beside a bare server. All take turns within each run. Server, database and load generator share the machine.
 */
export async function benchHttp(options: BenchOptions): Promise<Record<string, unknown>> {
  const { folder, say, runs } = options;
  const server = await startDurablePostgres(folder);
  say(`PostgreSQL ${server.version}, fsync and synchronous_commit on; seeding ${cases} cases …`);
  const seeded = await seedServer(server.url, cases);
  const inside = await openInProcess(seeded);
  await administer(`${server.url}/postgres`, `create database http template ${seeded.template}`);
  await prepare(`${server.url}/http`);
  const served = await serveHttp(folder, `${server.url}/http`);
  const bare = await serveBare(folder, served.databaseUrl);
  const cookie = await signIn(served.address, readerOf('provider').memberId);
  const load = openHttpLoad(served.address, connections, cookie);
  const bareLoad = openHttpLoad(bare.address, connections);
  try {
    const post = poster((path, headers, body) => load.send(path, { method: 'POST', headers, body }));
    const turn = (name: Name, call: (n: number) => Promise<unknown>): Turn<Name> => ({
      name,
      measure: (timing) => measure(call, timing),
    });
    const turns = [
      turn('move', inside.move),
      turn('moveAndView', inside.moveAndView),
      turn('post', post),
      turn('getCase', (n) => load.send(`/api/v1/cases/${urlIdOf(n)}`)),
      turn('getWorklist', () => load.send('/api/v1/cases?limit=50')),
      turn('bare', (n) => bareLoad.send(`/cases/${urlIdOf(n)}`)),
    ];
    const results = await takeTurns(turns, runs, options);
    const rate = (name: Name) => results.get(name)?.map(({ perSecond }) => perSecond) ?? [];
    const p99 = (name: Name) => results.get(name)?.map(({ p99Ms }) => p99Ms) ?? [];
    const per = (one: Name, other: Name) => rate(one).map((value, run) => value / (rate(other)[run] ?? NaN));
    const figures: Record<string, readonly number[]> = {
      postPerSecond: rate('post'),
      postVsMoveAndView: per('post', 'moveAndView'),
      postVsMove: per('post', 'move'),
      postP99Ms: p99('post'),
      getCasePerSecond: rate('getCase'),
      getCaseVsBare: per('getCase', 'bare'),
      getCaseP99Ms: p99('getCase'),
      getWorklistPerSecond: rate('getWorklist'),
      getWorklistVsBare: per('getWorklist', 'bare'),
      getWorklistP99Ms: p99('getWorklist'),
      movePerSecond: rate('move'),
      moveAndViewPerSecond: rate('moveAndView'),
      barePerSecond: rate('bare'),
      othersPercent: [...results.values()].flat().map(({ watched }) => (watched?.othersShare ?? NaN) * 100),
    };
    const spreads = Object.entries(figures).map(([name, values]) => [name, spreadOf(values)] as const);
    const medians: Record<string, number> = {};
    for (const [name, { median }] of spreads) medians[name] = rounded(median);
    const ranges = Object.fromEntries(spreads.map(([name, { min, max }]) => [name, [rounded(min), rounded(max)]]));
    const missed = (medians['postVsMoveAndView'] ?? 0) >= least ? [] : ['postVsMoveAndView'];
    return { postgres: server.version, cases, connections, ...medians, ranges, missed };
  } finally {
    load.close();
    bareLoad.close();
    await served.stop();
    await bare.stop();
    await inside.close();
  }
}

type Name = 'move' | 'moveAndView' | 'post' | 'getCase' | 'getWorklist' | 'bare';

/** Each connection has cases of its own, so that nobody waits for another's row. */
function measure(call: (n: number) => Promise<unknown>, { seconds, seed }: { seconds: number; seed: number }) {
  const each = Math.floor(cases / connections);
  const randoms = Array.from({ length: connections }, (_, caller) => seededRandom(seed + caller));
  return closedLoop({
    callers: connections,
    seconds,
    warmUpSeconds: 1,
    call: async (caller) => void (await call(caller * each + (randoms[caller]?.between(1, each) ?? 1))),
  });
}

/** The id of a seeded case as the contract wants it: a UUID with its version and variant. */
const urlIdOf = (n: number): string => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** Gives the seeded cases such ids, and the database the agreements that a process reads when it starts. */
async function prepare(url: string): Promise<void> {
  const database = await openDatabase({ url, connections: 1 });
  const { version, validFrom, validUntil } = exampleSet;
  const agreed = { version, valid_from: validFrom, valid_until: validUntil, content: JSON.stringify(exampleSet) };
  try {
    await database.kysely
      .insertInto('afsprakenkader')
      .values({ network_id: readerOf('provider').network.id, ...agreed })
      .execute();
    await database.kysely.transaction().execute(async (trx) => {
      await sql`set local session_replication_role = replica`.execute(trx);
      for (const table of ['cases', 'event', 'slot', 'deadline', 'ledger', 'form_section', 'notice', 'audit']) {
        const id = sql.id(table === 'cases' ? 'id' : 'case_id');
        await sql`
          update ${sql.id(table)} set ${id} = ('00000000-0000-7000-8000-' || right(${id}::text, 12))::uuid
          where ${id} < '00000000-0000-0001-0000-000000000000'`.execute(trx);
      }
    });
    await sql`vacuum full analyze`.execute(database.kysely);
  } finally {
    await database.close();
  }
}

/** Sends the two moves that undo each other's stage, in turn for each case. */
function poster(send: (path: string, headers: Record<string, string>, body: string) => Promise<unknown>) {
  const moved = new Map<number, number>();
  return async (n: number): Promise<void> => {
    const times = moved.get(n) ?? 0;
    moved.set(n, times + 1);
    const body = JSON.stringify(moves[times % 2 === 0 ? 0 : 1]);
    await send(`/api/v1/cases/${urlIdOf(n)}/events`, { 'idempotency-key': randomUUID() }, body);
  };
}

/** The same move without HTTP: alone, and with the view of the case that the route answers with; each on its own database. */
async function openInProcess({ url, template, terms }: SeededServer) {
  await administer(`${url}/postgres`, `create database inside template ${template}`);
  await administer(`${url}/postgres`, `create database viewed template ${template}`);
  await prepare(`${url}/viewed`);
  const inside = await openDatabase({ url: `${url}/inside` });
  const viewed = await openDatabase({ url: `${url}/viewed` });
  const engine = engineOn(viewed.kysely, terms);
  const reader = readerOf('provider');
  const access = { reader, permits: (relation: Relation) => may(reader, 'caseEvent', relation), repeats: () => {} };
  const moveAndView = poster(async (path, headers, body) => {
    const caseId = path.split('/')[4] ?? '';
    const command = { key: headers['idempotency-key'] ?? '', actor: reader.memberId, bodyHash: body };
    const answer = await recordEvent(engine, access, caseId, JSON.parse(body), command, 'bench');
    if (isRefusal(answer)) throw new Error(`A move was refused: ${JSON.stringify(answer)}`);
  });
  return {
    move: pingPong(engineOn(inside.kysely, terms)),
    moveAndView,
    close: async () => {
      await inside.close();
      await viewed.close();
    },
  };
}
