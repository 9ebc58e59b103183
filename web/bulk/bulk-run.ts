import { Refused } from '../api/request.ts';
import { Submission } from '../api/submission.ts';
import { markUnsaved } from '../form/unsaved.ts';

/** What became of one case: not tried yet, or the error with which it failed; null when the user stopped before it. */
export type Outcome = { kind: 'done' } | { kind: 'failed'; error: unknown };

export interface Run {
  ids: readonly string[];
  outcomes: ReadonlyMap<string, Outcome>;
  running: boolean;
}

const atOnce = 4;
const unsavedKey = 'bulk';

/**
 * Records one event in several cases, each by itself and under a key of its own: what failed without an answer is tried
 * again under the same key, so nothing happens twice.
 */
export class BulkRun {
  readonly #ids: readonly string[];
  readonly #outcomes = new Map<string, Outcome>();
  readonly #submissions = new Map<string, Submission>();
  readonly #told: (run: Run) => void;
  #body: unknown = null;
  #running = false;
  #stopped = false;

  constructor(ids: readonly string[], told: (run: Run) => void) {
    this.#ids = ids;
    this.#told = told;
  }

  /**
   * Starts with one case, to learn whether the answers are good: words that the server takes in no case are thrown, for
   * the form to show. The others go on by themselves.
   */
  async start(type: string, payload: unknown): Promise<void> {
    this.#body = { type, payload };
    this.#stopped = false;
    const [first, ...rest] = this.#open();
    if (first === undefined) return;
    await this.#one(first);
    const outcome = this.#outcomes.get(first);
    if (outcome?.kind === 'failed' && outcome.error instanceof Refused && [400, 422].includes(outcome.error.status)) {
      this.#outcomes.delete(first);
      throw outcome.error;
    }
    void this.#all(rest);
  }

  /** Only those that failed, or were not begun. */
  again(): void {
    this.#stopped = false;
    const open = this.#open();
    for (const id of open) this.#outcomes.delete(id);
    void this.#all(open);
  }

  /** Ends after what is under way. */
  stop(): void {
    this.#stopped = true;
  }

  #open(): string[] {
    return this.#ids.filter((id) => this.#outcomes.get(id)?.kind !== 'done');
  }

  async #all(ids: readonly string[]): Promise<void> {
    const waiting = ids.values();
    this.#tell(true);
    const work = async () => {
      for (const id of waiting) {
        if (this.#stopped) this.#outcomes.set(id, { kind: 'failed', error: null });
        else await this.#one(id);
        this.#tell(true);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    this.#tell(false);
  }

  async #one(id: string): Promise<void> {
    const submission = this.#submissions.get(id) ?? new Submission();
    this.#submissions.set(id, submission);
    try {
      await submission.send('POST', `/cases/${id}/events`, this.#body);
      this.#outcomes.set(id, { kind: 'done' });
    } catch (error) {
      this.#outcomes.set(id, { kind: 'failed', error });
    }
  }

  #tell(running: boolean): void {
    this.#running = running;
    markUnsaved(unsavedKey, running);
    this.#told({ ids: this.#ids, outcomes: new Map(this.#outcomes), running: this.#running });
  }
}
