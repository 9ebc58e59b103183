import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';

export interface BullmqTimers {
  redis: string;
  /** Delayed jobs in all, and how many of them fall due at one moment. */
  pending: number;
  due: number;
  /** What each job does when its time has come. */
  work: (n: number) => Promise<void>;
}

/** How BullMQ did: jobs a second from the moment at which they fell due, and what a waiting job takes of memory. */
export interface Promoted {
  perSecond: number;
  bytesPerPending: number;
}

const perCall = 1000;
const far = 30 * 24 * 3600 * 1000;

/**
 * Delayed jobs that fall due together, promoted and run by one worker. The Redis writes to disk once a second, the
 * setting that most use; a second of jobs may be lost with it.
 */
export async function runBullmqTimers({ redis: url, pending, due, work }: BullmqTimers): Promise<Promoted> {
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  await redis.flushall();
  await redis.config('SET', 'appendonly', 'yes');
  await redis.config('SET', 'appendfsync', 'everysec');
  const before = await usedBytes(redis);
  const queue = new Queue<{ n: number }>('timers', {
    connection: redis,
    defaultJobOptions: { removeOnComplete: true },
  });
  await add(queue, pending - due, () => far);
  const bytesPerPending = ((await usedBytes(redis)) - before) / Math.max(1, pending - due);
  // Long enough to add them all before the first is due.
  const dueAt = Date.now() + 2000 + due / 4;
  await add(queue, due, () => Math.max(0, dueAt - Date.now()));
  let left = due;
  let settle: (() => void) | undefined;
  const allDone = new Promise<void>((resolve) => (settle = resolve));
  const worker = new Worker<{ n: number }>(
    'timers',
    async ({ data }) => {
      await work(data.n);
      left -= 1;
      if (left === 0) settle?.();
    },
    { connection: redis, concurrency: 64, autorun: false },
  );
  worker.on('error', (error) => process.stderr.write(`${error.message}\n`));
  if (Date.now() > dueAt) throw new Error('The delayed jobs fell due before all were there');
  await sleep(Math.max(0, dueAt - Date.now() - 500));
  void worker.run();
  await allDone;
  const perSecond = due / ((Date.now() - dueAt) / 1000);
  await worker.close(true);
  await queue.close();
  redis.disconnect();
  return { perSecond, bytesPerPending };
}

async function add(queue: Queue<{ n: number }>, count: number, delay: () => number): Promise<void> {
  for (let from = 1; from <= count; from += perCall) {
    const length = Math.min(perCall, count - from + 1);
    await queue.addBulk(
      Array.from({ length }, (_, index) => ({ name: 'due', data: { n: from + index }, opts: { delay: delay() } })),
    );
  }
}

async function usedBytes(redis: Redis): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1] ?? 0);
}
