import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { payloadOf, stepsOfCase, type StartPeer } from './peer.ts';

/** A job that stands for one step of a case; its handler asks for the next. */
interface Job {
  step: number;
  askedAt: number;
}

const first = (): Job => ({ ...payloadOf(0), askedAt: performance.now() });

/** The job after this one: the next step, or the first of the next case. */
const after = ({ step }: Job): Job => ({ ...payloadOf((step + 1) % stepsOfCase), askedAt: performance.now() });

interface Boss {
  on: (event: 'error', listener: (error: Error) => void) => void;
  start: () => Promise<unknown>;
  stop: (options: { graceful: boolean }) => Promise<void>;
  createQueue: (name: string, options: { notify: boolean }) => Promise<void>;
  insert: (queue: string, jobs: { data: Job }[], options?: { db?: unknown }) => Promise<unknown>;
  work: (
    queue: string,
    options: Record<string, unknown>,
    handler: (jobs: { data: Job }[], context?: { db?: unknown }) => Promise<void>,
  ) => Promise<unknown>;
}

/** pg-boss: batches, woken by notify; the next job is written in the transaction that ends this one. */
export const pgBoss: StartPeer = async ({ url, callers, load, step }) => {
  const { PgBoss } = (await load('pg-boss')) as { PgBoss: new (options: Record<string, unknown>) => Boss };
  const boss = new PgBoss({ connectionString: url, max: 12, useListenNotify: true, supervise: false, schedule: false });
  boss.on('error', (error) => process.stderr.write(`${error.message}\n`));
  await boss.start();
  await boss.createQueue('step', { notify: true });
  const fetchers = callers === 1 ? 1 : 4;
  const settings = {
    batchSize: Math.ceil(callers / fetchers),
    localConcurrency: fetchers,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: 0.5,
    notifyPollingIntervalSeconds: 0.5,
    transactional: true,
  };
  await boss.work('step', settings, async (jobs, context) => {
    const next = jobs.map(({ data }) => {
      step(performance.now() - data.askedAt);
      return { data: after(data) };
    });
    await boss.insert('step', next, context?.db === undefined ? {} : { db: context.db });
  });
  await boss.insert(
    'step',
    Array.from({ length: callers }, () => ({ data: first() })),
  );
  return () => boss.stop({ graceful: false });
};

interface Graphile {
  Logger: new (factory: () => () => void) => unknown;
  run: (
    options: Record<string, unknown>,
    tasks: Record<
      string,
      (job: Job, helpers: { addJob: (name: string, job: Job) => Promise<unknown> }) => Promise<void>
    >,
  ) => Promise<{ addJob: (name: string, job: Job) => Promise<unknown>; stop: () => Promise<void> }>;
}

/** graphile-worker with the settings that its makers recommend for speed. */
export const graphile: StartPeer = async ({ url, callers, load, step }) => {
  const { run, Logger } = (await load('graphile-worker')) as Graphile;
  const worker = {
    connectionString: url,
    concurrentJobs: callers,
    maxPoolSize: Math.min(callers + 1, 25),
    localQueue: { size: callers + 1 },
    completeJobBatchDelay: 0,
    failJobBatchDelay: 0,
    logger: new Logger(() => () => {}),
  };
  const runner = await run(
    { preset: { worker }, noHandleSignals: true },
    {
      step: async (job, { addJob }) => {
        step(performance.now() - job.askedAt);
        await addJob('step', after(job));
      },
    },
  );
  await Promise.all(Array.from({ length: callers }, () => runner.addJob('step', first())));
  return () => runner.stop();
};

/** BullMQ on a Redis that writes every step to disk before it answers, as PostgreSQL does. */
export const bullmqAlways: StartPeer = async ({ url, callers, step }) => {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  await connection.flushall();
  await connection.config('SET', 'appendonly', 'yes');
  await connection.config('SET', 'appendfsync', 'always');
  const queue = new Queue<Job>('step', { connection, defaultJobOptions: { removeOnComplete: 1000 } });
  const worker = new Worker<Job>(
    'step',
    async ({ data }) => {
      step(performance.now() - data.askedAt);
      await queue.add('step', after(data));
    },
    { connection, concurrency: callers },
  );
  worker.on('error', (error) => process.stderr.write(`${error.message}\n`));
  await queue.addBulk(Array.from({ length: callers }, () => ({ name: 'step', data: first() })));
  return () => worker.close(true);
};
