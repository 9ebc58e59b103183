import { failureReason } from './failure-reason.ts';
import type { JobQueue } from './queue.ts';
import type { WorkerLog } from './worker-log.ts';

export interface TaskSettings<Result> {
  name: string;
  run: (signal: AbortSignal) => Promise<Result>;
  queue: JobQueue;
  everyMs: number;
  log: WorkerLog;
}

/** So many intervals without a word from the queue, and the process wakes the task itself. */
const patience = 3;

/**
 * A task that runs again and again, never twice at once in this process. BullMQ wakes it, in one of all processes; where
 * BullMQ is away or forgot, a timer here does. The task finds its work in the database, so it does not matter who.
 */
export class RecurringTask<Result> {
  readonly #settings: TaskSettings<Result>;
  readonly #stop = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #running: Promise<Result> | undefined;
  #scheduling: 'no' | 'under way' | 'done' = 'no';
  #silent = 0;

  constructor(settings: TaskSettings<Result>) {
    this.#settings = settings;
    const { queue, name, everyMs } = settings;
    queue.work(name, async () => {
      this.#silent = 0;
      await this.#wake();
    });
    void this.#schedule();
    this.#timer = setInterval(() => this.#tick(), everyMs).unref();
  }

  /** Runs soon, unless it runs already. */
  wake(): void {
    void this.#wake();
  }

  /** Runs now, after what may be running already; throws what the task throws. */
  async now(): Promise<Result> {
    await this.#running?.catch(() => undefined);
    return this.#running ?? this.#start();
  }

  /** Takes no more calls and waits for what runs; that stops at its next safe point. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#stop.abort();
    await this.#running?.catch(() => undefined);
  }

  #tick(): void {
    if (this.#scheduling === 'no') void this.#schedule();
    this.#silent += 1;
    if (this.#silent < patience) return;
    if (this.#silent === patience) this.#settings.log({ event: 'queueSilent', task: this.#settings.name });
    this.wake();
  }

  /** Nobody waits for the answer here: what goes wrong is told, and the next interval tries again. */
  async #wake(): Promise<void> {
    if (this.#stop.signal.aborted || this.#running !== undefined) return;
    try {
      await this.#start();
    } catch (error) {
      this.#settings.log({ event: 'taskFailed', task: this.#settings.name, reason: failureReason(error) });
    }
  }

  #start(): Promise<Result> {
    this.#running = this.#settings.run(this.#stop.signal).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** A queue that does not answer holds nobody up, and is asked once at a time. */
  async #schedule(): Promise<void> {
    const { queue, name, everyMs, log } = this.#settings;
    this.#scheduling = 'under way';
    try {
      await queue.schedule(name, `${name}-every`, { everyMs });
      this.#scheduling = 'done';
    } catch (error) {
      this.#scheduling = 'no';
      if (!this.#stop.signal.aborted) log({ event: 'scheduleFailed', task: name, reason: failureReason(error) });
    }
  }
}
