import { setTimeout as sleep } from 'node:timers/promises';
import type { Job, Queue, RepeatOptions, Worker } from 'bullmq';
import type { Database } from '../db/database.ts';
import { databaseConnection, redisConnection, type QueueConnection, type QueueKind } from './queue-connection.ts';

/**
 * What a job carries: ids, never data. Jobs are kept in Redis, shown on the queue page and named in errors, where no
 * pupil may appear; and a job that holds a copy of a row acts on what was true when it was made.
 */
export type JobIds = Readonly<Record<string, string>>;

/** One run of a job, as a handler sees it. */
export interface JobRun {
  name: string;
  ids: JobIds;
  /** 1 for the first attempt. */
  attempt: number;
  /** After this one BullMQ gives the job up: report now, not at every attempt before. */
  isLastAttempt: boolean;
}

/** Must stand being called twice for one job: after a crash BullMQ gives it to another worker. */
export type JobHandler = (run: JobRun, signal: AbortSignal | undefined) => Promise<void>;

export interface AddOptions {
  /** Adding an id that still waits or runs is ignored. `timer-<uuid>` and the like: no `:`, not a number. */
  jobId?: string;
  /** Milliseconds from now; the instant that counts is in the deadline's row, this only wakes somebody. */
  delayMs?: number;
  /** 5 by default, with a growing and scattered pause between them (1 s, 2 s, 4 s …). */
  attempts?: number;
}

/** When a schedule fires: every so many milliseconds, or by a cron pattern in Brussels time. */
export type Schedule = { everyMs: number } | { pattern: string };

/** BullMQ with one face for its three homes. */
export interface JobQueue {
  kind: QueueKind;
  add(queue: string, name: string, ids: JobIds, options?: AddOptions): Promise<void>;
  /** Starts a worker. Several processes may do so for one queue; each job goes to one of them. */
  work(queue: string, handler: JobHandler, options?: { concurrency?: number }): void;
  /** Fires a job by a schedule, once for all processes that ask for the same id; comes back after Redis lost it. */
  schedule(queue: string, id: string, schedule: Schedule): Promise<void>;
  /** The queue itself, for the queue page and for counting. */
  raw(queue: string): Queue;
  /** Takes no more jobs, waits until what runs has ended (or `graceMs` have passed), then closes. */
  close(graceMs?: number): Promise<void>;
}

export interface QueueSettings {
  database: Database;
  /** `redis://…`; without it the jobs live in the application's database. */
  redisUrl?: string;
  /** Keeps installations apart that share one Redis. */
  prefix?: string;
  /** Told of lost connections and of jobs that were given up. By default a process warning. */
  onError?: (error: Error) => void;
  /** How often a schedule is looked for and put back; half a minute, so that a flushed Redis costs one sweep. */
  reassertMs?: number;
  /** A killed process's job goes to another worker after at most twice this (15 s each); longer stalls look like death. */
  takeOverMs?: number;
}

const defaults = {
  attempts: 5,
  backoffMs: 1_000,
  reassertMs: 30_000,
  takeOverMs: 15_000,
  graceMs: 25_000,
  lastWordMs: 3_000,
  concurrency: 1,
};
/** A restart makes a job stall; giving it up after the second time (BullMQ's default) would lose work to a bad day. */
const maxStalled = 10;
/** An id, a kind or a number; a name or a sentence does not pass. */
const idText = /^[A-Za-z0-9_.-]{1,80}$/;

/** Opens BullMQ on Redis when an address is given, else on the application's database. */
export async function openQueue(settings: QueueSettings): Promise<JobQueue> {
  const onError = settings.onError ?? ((error: Error) => process.emitWarning(error));
  const { database, redisUrl } = settings;
  const connection = redisUrl === undefined ? await databaseConnection(database, onError) : redisConnection(redisUrl);
  return new OpenQueue(connection, settings, onError);
}

class OpenQueue implements JobQueue {
  readonly kind: QueueKind;
  readonly #connection: QueueConnection;
  readonly #settings: QueueSettings;
  readonly #onError: (error: Error) => void;
  readonly #queues = new Map<string, Queue>();
  readonly #workers: Worker[] = [];
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #running = new Set<Promise<void>>();
  #closed: Promise<void> | undefined;

  constructor(connection: QueueConnection, settings: QueueSettings, onError: (error: Error) => void) {
    this.kind = connection.kind;
    this.#connection = connection;
    this.#settings = settings;
    this.#onError = onError;
  }

  async add(queue: string, name: string, ids: JobIds, options: AddOptions = {}): Promise<void> {
    const wrong = Object.entries(ids).find(([, value]) => !idText.test(value));
    if (wrong !== undefined) throw new TypeError(`Jobs carry ids only; ${wrong[0]} of ${name} is none`);
    await this.raw(queue).add(name, ids, {
      ...(options.jobId === undefined ? {} : { jobId: options.jobId }),
      delay: options.delayMs ?? 0,
      attempts: options.attempts ?? defaults.attempts,
    });
  }

  work(queue: string, handler: JobHandler, options: { concurrency?: number } = {}): void {
    const takeOverMs = this.#settings.takeOverMs ?? defaults.takeOverMs;
    const worker = this.#connection.worker(
      queue,
      (job, _token, signal) => this.#track(handler(describe(job), signal)),
      {
        ...this.#shared(),
        concurrency: options.concurrency ?? defaults.concurrency,
        lockDuration: takeOverMs,
        stalledInterval: takeOverMs,
        maxStalledCount: maxStalled,
      },
    );
    worker.on('error', this.#onError);
    worker.on('failed', (job, error) => {
      if (job === undefined || describe(job).attempt > (job.opts.attempts ?? 1)) this.#givenUp(queue, job, error);
    });
    this.#workers.push(worker);
  }

  async schedule(queue: string, id: string, schedule: Schedule): Promise<void> {
    const repeat: RepeatOptions =
      'everyMs' in schedule ? { every: schedule.everyMs } : { pattern: schedule.pattern, tz: 'Europe/Brussels' };
    // One attempt: the next firing is the retry.
    const assert = () => this.raw(queue).upsertJobScheduler(id, repeat, { name: id, opts: { attempts: 1 } });
    await assert();
    const look = async (): Promise<void> => {
      if (this.#closed === undefined && (await this.raw(queue).getJobScheduler(id)) === undefined) await assert();
    };
    const everyMs = this.#settings.reassertMs ?? defaults.reassertMs;
    this.#timers.push(setInterval(() => void look().catch(this.#onError), everyMs).unref());
  }

  raw(name: string): Queue {
    if (this.#closed !== undefined) throw new Error('The queue is closed');
    const known = this.#queues.get(name);
    if (known !== undefined) return known;
    const queue = this.#connection.queue(name, {
      ...this.#shared(),
      // Nobody reads the stream of events; BullMQ would keep ten thousand.
      streams: { events: { maxLen: 100 } },
      defaultJobOptions: {
        backoff: { type: 'exponential', delay: defaults.backoffMs, jitter: 0.5 },
        // A job that is kept blocks its id for ever, and the truth is in the rows.
        removeOnComplete: true,
        removeOnFail: true,
      },
    });
    queue.on('error', this.#onError);
    this.#queues.set(name, queue);
    return queue;
  }

  close(graceMs: number = defaults.graceMs): Promise<void> {
    return (this.#closed ??= this.#close(graceMs));
  }

  async #close(graceMs: number): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    // BullMQ's own close waits for ever for a job that does not end: stop taking first, and decide after the grace.
    await this.#lastWord(this.#workers.map((worker) => worker.pause(true)));
    const ended = await endsWithin(graceMs, this.#running);
    if (!ended) for (const worker of this.#workers) worker.cancelAllJobs('the process stops');
    for (const part of [this.#workers, [...this.#queues.values()]]) {
      const closed = await this.#lastWord(part.map((one) => one.close(!ended)));
      // A Redis that is away, or answers nothing, cannot be said goodbye to.
      if (!closed) await this.#lastWord(part.map((one) => one.disconnect()));
    }
    await this.#connection.close();
  }

  /** Waits for BullMQ as long as is reasonable; what fails here is told, and closing goes on. */
  #lastWord(said: readonly Promise<unknown>[]): Promise<boolean> {
    for (const one of said) one.catch((error: unknown) => this.#onError(error as Error));
    return endsWithin(defaults.lastWordMs, said);
  }

  /** Counts the handler among what a close waits for. */
  async #track(run: Promise<void>): Promise<void> {
    this.#running.add(run);
    try {
      await run;
    } finally {
      this.#running.delete(run);
    }
  }

  #shared(): { prefix: string } {
    return { prefix: this.#settings.prefix ?? 'aanzet' };
  }

  #givenUp(queue: string, job: Job | undefined, error: Error): void {
    this.#onError(new Error(`Job ${job?.name ?? '?'} (${job?.id ?? '?'}) of ${queue} was given up`, { cause: error }));
  }
}

function describe(job: Job<JobIds>): JobRun {
  const attempt = job.attemptsMade + 1;
  return { name: job.name, ids: job.data, attempt, isLastAttempt: attempt >= (job.opts.attempts ?? 1) };
}

async function endsWithin(ms: number, running: Iterable<Promise<unknown>>): Promise<boolean> {
  const patience = new AbortController();
  const ended = Promise.allSettled(running).then(() => true);
  const impatient = sleep(ms, false, { signal: patience.signal }).catch(() => false);
  const answer = await Promise.race([ended, impatient]);
  patience.abort();
  return answer;
}
