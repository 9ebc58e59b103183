import { begin, decide } from '../../machines/engine.ts';
import { naftV1 } from '../../machines/naft-v1/machine.ts';
import { canonicalJson } from '../../src/engine/event-chain.ts';
import { seededRandom } from '../../src/demo/seeded-random.ts';
import { brokenLedger, brokenLink, brokenPromises, caseRow } from '../support/case-rows.ts';
import type { SmallNetwork } from '../support/small-network.ts';
import { playRandomPath, type Path } from './random-path.ts';

export interface Replayed {
  paths: number;
  events: number;
  /** Pairs of a stage and an event that happened. */
  pairs: number;
  different: string[];
}

const longest = 30;

/**
 * Plays cases by chance through the database, where each state is stored and read again between two moves, and plays
 * their events once more in one go without it. Both must end in the same state to the byte, with chain, ledger and the
 * promise of one holder and one clock whole.
 */
export async function replayRandomPaths(
  network: SmallNetwork,
  { paths, seed }: { paths: number; seed: number },
  tell: (done: number) => void = () => {},
): Promise<Replayed> {
  const different: string[] = [];
  const pairs = new Set<string>();
  let events = 0;
  for (let number = 1; number <= paths; number += 1) {
    await network.setNow('2026-11-16T09:00:00.000Z');
    const path = await playRandomPath(network, seededRandom(seed * 100_003 + number), longest);
    events += path.events.length;
    const found = await differences(network, path, pairs);
    different.push(...found.map((one) => `path ${number}, case ${path.caseId}: ${one}`));
    if (number % 500 === 0) tell(number);
  }
  return { paths, events, pairs: pairs.size, different };
}

async function differences({ engine: { db }, now }: SmallNetwork, path: Path, pairs: Set<string>): Promise<string[]> {
  const row = await caseRow(db, path.caseId);
  const { state, stage } = replay(path, pairs);
  const link = await brokenLink(db, path.caseId);
  return [
    ...(canonicalJson(row.state) === canonicalJson(state)
      ? []
      : [`stored ${canonicalJson(row.state)}, replayed ${canonicalJson(state)}`]),
    ...(row.stage === stage && row.revision === path.events.length + 1
      ? []
      : [`at ${row.stage} ${row.revision}, not at ${stage} ${path.events.length + 1}`]),
    ...(link ? [`event ${link.seq} has a broken ${link.reason}`] : []),
    ...(await brokenPromises(db, row)),
    ...(await brokenLedger(db, path.caseId, await now())),
  ];
}

function replay({ input, events }: Path, pairs: Set<string>) {
  let decision = begin(naftV1, input);
  for (const event of events) {
    pairs.add(`${decision.position.stage} ${event.type}`);
    const next = decide(naftV1, decision.state, event);
    if (!next.accepted) throw new Error(`${event.type} was accepted once and is refused now: ${next.reason}`);
    decision = next;
  }
  return { state: decision.state, stage: decision.position.stage };
}
