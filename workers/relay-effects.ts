import type { Db } from '../db/database.ts';
import type { Relayed } from './deliver.ts';
import { failureReason } from './failure-reason.ts';
import { leaseSeconds, underLease } from './lease.ts';
import {
  claimEffect,
  confirmEffect,
  failEffect,
  mostAttempts,
  renewEffect,
  type ClaimedEffect,
} from './outbox-rows.ts';

/**
 * Performs one effect outside the database. Is called at least once: hand `id` on, so that the receiver drops a repeat.
 * What it throws is written down as a code and a place, never as a message.
 */
export type EffectHandler = (effect: Pick<ClaimedEffect, 'id' | 'caseId' | 'payload'>) => Promise<void>;

export type EffectHandlers = Readonly<Record<string, EffectHandler>>;

export interface EffectFailure {
  effectId: string;
  reason: string;
  givenUp: boolean;
}

interface RelayOptions {
  /** Stops between two effects. */
  signal?: AbortSignal;
  /** Told of each failure, after it was written down. */
  onFailure?: (failure: EffectFailure) => void;
  /** For tests. */
  leaseSeconds?: number;
}

/**
 * Performs the effects that moves of cases left in the outbox, oldest first, until none waits. Any number of relays share
 * them; each effect of a killed relay goes to another after fifteen seconds. One that kills its relay each time is given
 * up like one that fails. Topics that nobody here knows keep waiting.
 */
export async function relayEffects(db: Db, handlers: EffectHandlers, options: RelayOptions = {}): Promise<Relayed> {
  const relayed = { sent: 0, failed: 0 };
  const topics = Object.keys(handlers);
  const seconds = options.leaseSeconds ?? leaseSeconds;
  while (topics.length > 0 && options.signal?.aborted !== true) {
    const claimed = await claimEffect(db, topics, seconds);
    if (claimed === undefined) break;
    const reason = await perform(db, claimed, handlers[claimed.topic], seconds);
    if (reason === undefined) {
      if (await confirmEffect(db, claimed)) relayed.sent += 1;
      continue;
    }
    // Who lost the lease meanwhile has nothing to tell: another has the effect now.
    if (!(await failEffect(db, claimed, reason))) continue;
    relayed.failed += 1;
    options.onFailure?.({ effectId: claimed.id, reason, givenUp: claimed.tries >= mostAttempts });
  }
  return relayed;
}

/** Why it failed; undefined where it did not. */
async function perform(
  db: Db,
  claimed: ClaimedEffect,
  handler: EffectHandler | undefined,
  seconds: number,
): Promise<string | undefined> {
  if (claimed.tries > mostAttempts) return 'tooManyAttempts';
  try {
    const { id, caseId, payload } = claimed;
    await underLease(
      () => renewEffect(db, claimed, seconds),
      async () => handler?.({ id, caseId, payload }),
      seconds,
    );
    return undefined;
  } catch (error) {
    return failureReason(error);
  }
}
