import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { SentCommand } from './check-commands.ts';
import type { Request } from './user.ts';

/** A command with what is needed to send it again, byte for byte. */
export interface Entry extends SentCommand {
  request: Request;
}

/**
 * What was sent and what was answered, on disk before the next step is taken: the witness of the run. The file is for
 * people who look for the cause of a breach; the run itself reads `entries`.
 */
export class Journal {
  readonly entries: Entry[] = [];
  readonly #file: number;

  constructor(file: string) {
    this.#file = openSync(file, 'wx');
  }

  /** Before it goes out: from now on it may have happened. */
  sent(command: Omit<Entry, 'outcome'>): Entry {
    const entry: Entry = { ...command, outcome: 'unknown' };
    this.entries.push(entry);
    this.note('sent', entry);
    return entry;
  }

  acked(entry: Entry, answer: NonNullable<Entry['answer']>): void {
    entry.outcome = 'acked';
    entry.answer = answer;
    this.note('acked', { key: entry.key, answer });
  }

  refused(entry: Entry, status: number): void {
    entry.outcome = 'refused';
    this.note('refused', { key: entry.key, status });
  }

  note(what: string, about: object): void {
    writeSync(this.#file, `${JSON.stringify({ what, ...about })}\n`);
    fsyncSync(this.#file);
  }

  unknown(): Entry[] {
    return this.entries.filter((entry) => entry.outcome === 'unknown');
  }

  close(): void {
    closeSync(this.#file);
  }
}
