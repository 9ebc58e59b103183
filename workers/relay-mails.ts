import type { Db } from '../db/database.ts';
import {
  claimMail,
  confirmMail,
  endMail,
  mostAttempts,
  planMails,
  postponeMail,
  switchMailOff,
  type ClaimedMail,
} from './mail-rows.ts';
import type { Mail } from './mail.ts';

export interface Relayed {
  sent: number;
  failed: number;
}

export interface RelayOptions {
  /** Stops between two mails. */
  signal?: AbortSignal;
  /** Told of each failure, after it was written down. */
  onFailure?: (failure: { noticeId: string; reason: string; givenUp: boolean }) => void;
}

/**
 * Mails what the inbox got, without content. Each mail is sent at least once with a Message-ID of its own; several
 * relays share the work. While the mail server is away the rest keeps waiting. Without a mail server nothing is kept.
 */
export async function relayMails(db: Db, mail: Mail | undefined, options: RelayOptions = {}): Promise<Relayed> {
  const relayed = { sent: 0, failed: 0 };
  if (mail === undefined) {
    await switchMailOff(db);
    return relayed;
  }
  while ((await planMails(db)) > 0);
  while (options.signal?.aborted !== true) {
    const claimed = await claimMail(db);
    if (claimed === undefined) break;
    const goOn = await sendOne(db, mail, claimed, options, relayed);
    if (!goOn) break;
  }
  return relayed;
}

/** Answers whether a next mail has a chance. */
async function sendOne(db: Db, mail: Mail, claimed: ClaimedMail, options: RelayOptions, relayed: Relayed) {
  if (claimed.unreachable) {
    await endMail(db, claimed, 'dropped', 'unreachable');
    return true;
  }
  const sent = claimed.attempts > mostAttempts ? { refused: 'tooManyAttempts' } : await mail.send(claimed);
  if (sent === 'sent') {
    await confirmMail(db, claimed);
    relayed.sent += 1;
    return true;
  }
  const reason = 'refused' in sent ? sent.refused : sent.failed;
  const givenUp = 'refused' in sent || claimed.attempts === mostAttempts;
  await (givenUp ? endMail(db, claimed, 'dead', reason) : postponeMail(db, claimed, reason));
  relayed.failed += 1;
  options.onFailure?.({ noticeId: claimed.noticeId, reason, givenUp });
  return 'refused' in sent || !sent.serverAway;
}
