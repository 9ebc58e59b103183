import { setTimeout as sleep } from 'node:timers/promises';
import { settle, ServerError, Unavailable, type Settle } from '../player.ts';
import { NoAnswer } from '../user.ts';
import type { Outages } from './outages.ts';

export interface Insisting {
  settle: Settle;
  /** Commands that were not answered at once. */
  unknown: number;
  /** From the first time that a command was not answered until it was, without the time that the database was away. */
  readonly recoveriesMs: number[];
  /** The longest that somebody waited, whatever was away. */
  longestWaitMs: number;
  /** Answers that no fault explains. */
  readonly serverErrors: Error[];
}

const longestMs = 60_000;

/**
 * Sends a command until it is answered, each time with its own key, as the pages do. Whoever clicked waits that long, so
 * that is how long the application was away for them.
 */
export function insist(outages: Outages): Insisting {
  const insisting: Insisting = {
    unknown: 0,
    recoveriesMs: [],
    longestWaitMs: 0,
    serverErrors: [],
    settle: async (user, journal, entry) => {
      for (let failedAt: number | undefined; ; await sleep(30)) {
        try {
          const acked = await settle(user, journal, entry);
          if (failedAt !== undefined) {
            insisting.recoveriesMs.push(outages.waitedSince(failedAt));
            insisting.longestWaitMs = Math.max(insisting.longestWaitMs, performance.now() - failedAt);
          }
          return acked;
        } catch (error) {
          if (!(error instanceof NoAnswer)) throw error;
          if (error instanceof ServerError && !(error instanceof Unavailable)) insisting.serverErrors.push(error);
          if (failedAt === undefined) insisting.unknown += 1;
          failedAt ??= performance.now();
          if (performance.now() - failedAt > longestMs) throw error;
        }
      }
    },
  };
  return insisting;
}
