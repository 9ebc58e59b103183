import { underLease } from './lease.ts';
import { mostAttempts } from './mail-rows.ts';
import type { Letter, Mail } from './mail.ts';

export interface Relayed {
  sent: number;
  failed: number;
}

/** A letter that this process took, and where to write down what became of it. */
export interface Delivery {
  /** Attempts that count, this one included. */
  tries: number;
  /** Why it need not go; undefined where it must. */
  needless: string | undefined;
  letter: Letter;
  /** Says that this process is still busy with it. */
  renew: () => Promise<void>;
  confirm: () => Promise<void>;
  end: (state: 'dead' | 'dropped', failure: string) => Promise<void>;
  postpone: (failure: string) => Promise<void>;
  /** Told of a failure, after it was written down. */
  onFailure: (reason: string, givenUp: boolean) => void;
}

/** Sends one letter and writes down what became of it. Answers whether a next one has a chance. */
export async function deliver(mail: Mail, delivery: Delivery, relayed: Relayed): Promise<boolean> {
  const { tries, needless, letter, renew, confirm, end, postpone, onFailure } = delivery;
  if (needless !== undefined) {
    await end('dropped', needless);
    return true;
  }
  const sent =
    tries > mostAttempts ? ({ refused: 'tooManyAttempts' } as const) : await underLease(renew, () => mail.send(letter));
  if (sent === 'sent') {
    await confirm();
    relayed.sent += 1;
    return true;
  }
  const reason = 'refused' in sent ? sent.refused : sent.failed;
  const givenUp = 'refused' in sent || tries === mostAttempts;
  await (givenUp ? end('dead', reason) : postpone(reason));
  relayed.failed += 1;
  onFailure(reason, givenUp);
  return 'refused' in sent || !sent.serverAway;
}
