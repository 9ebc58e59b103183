import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';

const jobs = 20;

/**
 * The same Redis with delayed jobs of BullMQ and nothing behind them, for comparison. Call it before anything is taken
 * away; the function that comes back says, when they should all have run, how many did not.
 */
export async function addPlainJobs(url: string, delayMs: number): Promise<() => Promise<number>> {
  const queue = new Queue('plain', { connection: { url } });
  queue.on('error', () => {});
  await queue.addBulk(Array.from({ length: jobs }, () => ({ name: 'due', data: {}, opts: { delay: delayMs } })));
  let run = 0;
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  redis.on('error', () => {});
  const worker = new Worker('plain', () => Promise.resolve(void (run += 1)), { connection: redis });
  worker.on('error', () => {});
  return async () => {
    await worker.close(true);
    await queue.close();
    redis.disconnect();
    return jobs - run;
  };
}
