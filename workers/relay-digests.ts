import type { Db } from '../db/database.ts';
import { deliver, type Relayed } from './deliver.ts';
import { claimDigest, confirmDigest, endDigest, planDigests, postponeDigest, renewDigest } from './digest-rows.ts';
import { digestText } from './mail-text.ts';
import type { Mail } from './mail.ts';

interface RelayOptions {
  /** Stops between two mails. */
  signal?: AbortSignal;
  /** Told of each failure, after it was written down. Nothing says whose it was. */
  onFailure?: (failure: { reason: string; givenUp: boolean }) => void;
}

/**
 * Mails the overviews that are due: one per member on a working day after 8.00 in Brussels, and one for a crowd of
 * notices after a standstill. Each is made once, whatever restarts and however many workers there are.
 */
export async function relayDigests(db: Db, mail: Mail | undefined, options: RelayOptions = {}): Promise<Relayed> {
  const relayed = { sent: 0, failed: 0 };
  if (mail === undefined) return relayed;
  await planDigests(db);
  while (options.signal?.aborted !== true) {
    const claimed = await claimDigest(db);
    if (claimed === undefined) break;
    const { memberId, at, tries, address, unreachable, counts, productName } = claimed;
    const goOn = await deliver(
      mail,
      {
        tries,
        needless: unreachable ? 'unreachable' : counts === null ? 'allRead' : undefined,
        letter: {
          key: `${memberId} ${at}`,
          address,
          ...digestText({ productName, counts: counts ?? {} }, mail.publicUrl),
        },
        renew: () => renewDigest(db, claimed),
        confirm: () => confirmDigest(db, claimed),
        end: (state, failure) => endDigest(db, claimed, state, failure),
        postpone: (failure) => postponeDigest(db, claimed, failure),
        onFailure: (reason, givenUp) => options.onFailure?.({ reason, givenUp }),
      },
      relayed,
    );
    if (!goOn) break;
  }
  return relayed;
}
