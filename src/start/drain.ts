import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { describeError, logSentences } from '../http/log.ts';

export interface Draining {
  log: FastifyBaseLogger;
  /** Takes the process out of the balance: not ready from now on. */
  begin: () => void;
  /** How long others get to notice that, while requests are still answered. */
  noticeMs: number;
  /** Takes nothing new, finishes what runs, closes everything. */
  close: () => Promise<void>;
}

/** All is over within ten seconds; what is not finished then is taken up again elsewhere. */
const limitMs = 9_500;

/**
 * Ends the process in order at SIGTERM, SIGINT or SIGHUP: first not ready, then nothing new, then what runs is finished.
 * A signal that comes again changes nothing.
 */
export function drainOnSignal({ log, begin, noticeMs, close }: Draining): void {
  let draining = false;
  const drain = async (): Promise<void> => {
    begin();
    log.info({}, logSentences.draining);
    setTimeout(() => {
      log.error({}, logSentences.cutOff);
      process.exit(1);
    }, limitMs).unref();
    await wait(noticeMs);
    await close();
    log.info({}, logSentences.stopped);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (draining) return;
      draining = true;
      drain().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error(describeError(error), logSentences.cutOff);
          process.exit(1);
        },
      );
    });
  }
}
