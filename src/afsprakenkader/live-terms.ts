import type { Db } from '../../db/database.ts';
import type { Terms } from '../engine/terms.ts';
import { readTerms } from './read-terms.ts';

/** How long a network that was added elsewhere may stay unknown to a process. */
const refreshMs = 10_000;

/** The agreements of every network, read again when a network was added. */
export interface LiveTerms extends Terms {
  /** Looks for networks that were added since. */
  refresh: () => Promise<void>;
  stop: () => void;
}

/**
 * Agreements that keep up with the table: networks are added while processes run. What goes wrong while reading again is
 * told to `onError`, and what was known stays.
 */
export async function liveTerms(db: Db, onError: (error: unknown) => void): Promise<LiveTerms> {
  let known = await countSets(db);
  let now = await readTerms(db);
  const refresh = async (): Promise<void> => {
    const count = await countSets(db);
    if (count === known) return;
    now = await readTerms(db);
    known = count;
  };
  const timer = setInterval(() => void refresh().catch(onError), refreshMs).unref();
  return {
    settings: (networkId, at) => now.settings(networkId, at),
    term: (request) => now.term(request),
    ladderStep: (request, dueAt, level, after) => now.ladderStep(request, dueAt, level, after),
    resume: (request, running, stoppedAt, resumedAt, reason) =>
      now.resume(request, running, stoppedAt, resumedAt, reason),
    elapsed: (request, rule, until) => now.elapsed(request, rule, until),
    workingMs: (...asked) => now.workingMs(...asked),
    refresh,
    stop: () => clearInterval(timer),
  };
}

async function countSets(db: Db): Promise<number> {
  const counted = db.selectFrom('afsprakenkader').select(({ fn }) => fn.countAll<number>().as('sets'));
  return Number((await counted.executeTakeFirstOrThrow()).sets);
}
