import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { startDurablePostgres } from '../durable-postgres.ts';
import { waitForQuiet, watchProcessors, type Watched } from '../measure/processors.ts';
import type { BenchOptions } from '../measure/options.ts';
import type { Measured } from '../measure/summarise.ts';
import { openRedis } from '../../support/redis-server.ts';
import { installPeers } from '../peers/install-peers.ts';
import { openNaive } from '../peers/naive-xstate.ts';
import { openPeer } from '../peers/open-peer.ts';
import { openEmbedded, openEngine, openLimits, seedServer, type Contestant } from './contestants.ts';
import { missedGoals, transitionFigures, type EntryName, type TransitionResults } from './transition-figures.ts';

const cases = 4096;
const warmUpSeconds = 1;

interface Entry {
  name: EntryName;
  contestant: Contestant;
  callers: number;
}

/**
 * Durable transitions per second: the engine with everything that a move needs, beside one call that writes the same
 * rows and beside what others offer for a durable step. All take turns within each run, and each run begins with another one, so that a noisy minute hits all of them.
 */
export async function benchTransitions(options: BenchOptions): Promise<Record<string, unknown>> {
  const { folder, say, runs } = options;
  const peers = installPeers(say);
  const server = await startDurablePostgres(folder);
  const redis = await openRedis(folder);
  say(`PostgreSQL ${server.version}, fsync and synchronous_commit on; seeding ${cases} cases on it and on PGlite …`);
  const seeded = await seedServer(server.url, cases);
  const opened: Contestant[] = [];
  const open = async (opening: Promise<Contestant>): Promise<Contestant> => {
    const contestant = await opening;
    opened.push(contestant);
    return contestant;
  };
  try {
    const engine = await open(openEngine(seeded));
    const { byFunction, byStatements } = await openLimits(seeded, folder);
    const naive = await open(openNaive(seeded, seeded.facts));
    const peer = (name: EntryName, on: { postgres: string } | { redis: string }): Entry => ({
      name,
      contestant: openPeer({ name: name.replace('64', ''), folder: peers, ...on }),
      callers: 64,
    });
    const postgres = server.url;
    mkdirSync(path.join(folder, 'pglite'));
    const embedded = await open(openEmbedded(path.join(folder, 'pglite', 'db'), cases));
    const entries: readonly Entry[] = [
      { name: 'pgbenchFunction64', contestant: byFunction, callers: 64 },
      { name: 'engine64', contestant: engine, callers: 64 },
      { name: 'pgbenchFunction1', contestant: byFunction, callers: 1 },
      { name: 'engine1', contestant: engine, callers: 1 },
      { name: 'pgbenchStatements32', contestant: byStatements, callers: 32 },
      { name: 'engine32', contestant: engine, callers: 32 },
      peer('dbosSteps64', { postgres }),
      peer('dbosMessages64', { postgres }),
      peer('bullmqAlways64', { redis: redis.url }),
      peer('pgBoss64', { postgres }),
      peer('graphile64', { postgres }),
      { name: 'naiveXstate64', contestant: naive, callers: 64 },
      { name: 'embedded', contestant: embedded, callers: 1 },
    ];
    const results: TransitionResults = new Map(entries.map(({ name }) => [name, []]));
    for (let run = 0; run < runs; run += 1) await takeTurns(entries, run, results, options);
    const figures = transitionFigures(results);
    return { postgres: server.version, cases, ...figures, missed: missedGoals(figures) };
  } finally {
    for (const contestant of opened) await contestant.close();
  }
}

async function takeTurns(entries: readonly Entry[], run: number, results: TransitionResults, options: BenchOptions) {
  const first = run % entries.length;
  for (const { name, contestant, callers } of [...entries.slice(first), ...entries.slice(0, first)]) {
    await waitForQuiet();
    const watching = watchProcessors();
    const { seconds, seed } = options;
    const measured = await contestant.measure(callers, { seconds, warmUpSeconds, seed: seed + run });
    const watched = watching();
    results.get(name)?.push({ ...measured, watched });
    options.say(`run ${run + 1} ${name.padEnd(20)} ${line(measured, watched)}`);
  }
}

function line({ perSecond, p50Ms, p99Ms }: Measured, watched: Watched | null): string {
  const others = watched === null ? '' : `  others used ${Math.round(watched.othersShare * 100)} % of the machine`;
  return `${`${Math.round(perSecond)}`.padStart(6)}/s  p50 ${p50Ms.toFixed(2)} ms  p99 ${p99Ms.toFixed(2)} ms${others}`;
}
