import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openQueue, type JobQueue, type JobRun, type QueueSettings } from '../../workers/queue.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { startRedis, type RedisServer } from '../support/redis-server.ts';

describe.each(['pglite', 'postgresql', 'redis'] as const)('the queue (%s)', (kind) => {
  let opened: TestDatabase;
  let redis: RedisServer | undefined;
  const open: JobQueue[] = [];
  const errors: Error[] = [];

  beforeEach(async () => {
    opened = await createTestDatabase(kind === 'redis' ? 'pglite' : kind);
    redis = kind === 'redis' ? await startRedis() : undefined;
    errors.length = 0;
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((queue) => queue.close()));
    await redis?.stop();
    await opened.drop();
  });

  const start = async (settings: Partial<QueueSettings> = {}): Promise<JobQueue> => {
    const queue = await openQueue({
      database: opened.database,
      ...(redis === undefined ? {} : { redisUrl: redis.url }),
      onError: (error) => errors.push(error),
      ...settings,
    });
    open.push(queue);
    return queue;
  };
  const eventually = <T>(look: () => T): Promise<T> => vi.waitFor(look, { timeout: 10_000, interval: 20 });

  test('gives a job with its ids to a worker, once', async () => {
    const queue = await start();
    expect(queue.kind).toBe(kind);
    const runs: JobRun[] = [];
    queue.work('sweep', async (run) => void runs.push(run));
    await queue.add('sweep', 'deadline', { deadlineId: 'd-1' }, { jobId: 'timer-1' });
    await eventually(() => expect(runs).toHaveLength(1));
    await sleep(200);
    expect(runs).toEqual([{ name: 'deadline', ids: { deadlineId: 'd-1' }, attempt: 1, isLastAttempt: false }]);
    expect(await queue.raw('sweep').getJobCounts()).toMatchObject({ completed: 0, failed: 0, waiting: 0 });
  });

  test('refuses to carry anything but ids', async () => {
    const queue = await start();
    await expect(queue.add('mail', 'invite', { name: 'Jan Peeters' })).rejects.toThrow('Jobs carry ids only');
  });

  test('ignores an id that waits already, and takes it again after it ran', async () => {
    const queue = await start();
    const add = () => queue.add('sweep', 'deadline', { id: 'd-1' }, { jobId: 'timer-1' });
    await add();
    await add();
    let runs = 0;
    queue.work('sweep', async () => void runs++);
    await eventually(() => expect(runs).toBe(1));
    await eventually(async () => expect(await queue.raw('sweep').getJob('timer-1')).toBeUndefined());
    await add();
    await eventually(() => expect(runs).toBe(2));
  });

  test('runs a delayed job at its time, also when the worker was idle before', async () => {
    const queue = await start();
    let ranAt = 0;
    queue.work('sweep', async () => void (ranAt = performance.now()));
    await sleep(300);
    const addedAt = performance.now();
    await queue.add('sweep', 'deadline', { id: 'd-1' }, { delayMs: 700 });
    await eventually(() => expect(ranAt).toBeGreaterThan(0));
    expect(ranAt - addedAt).toBeGreaterThanOrEqual(690);
    expect(ranAt - addedAt).toBeLessThan(2_500);
  });

  test('tries again what failed, says which attempt is the last, and reports once', async () => {
    const queue = await start();
    const runs: JobRun[] = [];
    queue.work('sweep', async (run) => {
      runs.push(run);
      throw new Error('no');
    });
    await queue.add('sweep', 'deadline', { id: 'd-1' }, { attempts: 2 });
    await eventually(() => expect(errors).toHaveLength(1));
    expect(runs.map((run) => [run.attempt, run.isLastAttempt])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(errors[0]?.message).toMatch(/^Job deadline \(.+\) of sweep was given up$/);
  });

  test('fires by a schedule, once for all who ask for it, and puts a lost schedule back', async () => {
    const queue = await start({ reassertMs: 200 });
    let fired = 0;
    queue.work('sweep', async () => void fired++);
    await Promise.all([1, 2, 3].map(() => queue.schedule('sweep', 'sweep-deadlines', { everyMs: 300 })));
    await eventually(() => expect(fired).toBeGreaterThanOrEqual(3));
    expect(await queue.raw('sweep').getJobSchedulersCount()).toBe(1);
    await queue.raw('sweep').removeJobScheduler('sweep-deadlines');
    const before = fired;
    await eventually(() => expect(fired).toBeGreaterThan(before + 2));
  });

  test('waits at close for the job that runs, and leaves the next one to who comes after', async () => {
    const queue = await start();
    const done: string[] = [];
    queue.work('sweep', async ({ ids }) => {
      await sleep(300);
      done.push(ids['id'] ?? '');
    });
    await queue.add('sweep', 'deadline', { id: 'first' });
    await queue.add('sweep', 'deadline', { id: 'second' });
    await sleep(150);
    await queue.close();
    expect(done).toEqual(['first']);
    const next = await start();
    next.work('sweep', async ({ ids }) => void done.push(ids['id'] ?? ''));
    await eventually(() => expect(done).toEqual(['first', 'second']));
    expect(errors).toEqual([]);
  });

  test('stops at close after the grace when a job does not end', async () => {
    const queue = await start();
    let signal: AbortSignal | undefined;
    queue.work('sweep', async (_run, given) => {
      signal = given;
      await sleep(60_000, undefined, { ref: false });
    });
    await queue.add('sweep', 'deadline', { id: 'd-1' });
    await eventually(() => expect(signal).toBeDefined());
    const before = performance.now();
    await queue.close(300);
    expect(performance.now() - before).toBeLessThan(5_000);
    expect(signal?.aborted).toBe(true);
  });
});
