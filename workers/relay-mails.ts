import type { Db } from '../db/database.ts';
import { deliver, type Relayed } from './deliver.ts';
import { claimMail, confirmMail, endMail, planMails, postponeMail, renewMail, switchMailOff } from './mail-rows.ts';
import { mailText } from './mail-text.ts';
import type { Mail } from './mail.ts';

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
    const { noticeId, memberId, tries, address, unreachable } = claimed;
    const goOn = await deliver(
      mail,
      {
        tries,
        needless: unreachable ? 'unreachable' : undefined,
        letter: { key: `${noticeId} ${memberId}`, address, ...mailText(claimed, mail.publicUrl) },
        renew: () => renewMail(db, claimed),
        confirm: () => confirmMail(db, claimed),
        end: (state, failure) => endMail(db, claimed, state, failure),
        postpone: (failure) => postponeMail(db, claimed, failure),
        onFailure: (reason, givenUp) => options.onFailure?.({ noticeId, reason, givenUp }),
      },
      relayed,
    );
    if (!goOn) break;
  }
  return relayed;
}
