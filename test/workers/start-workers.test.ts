import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openQueue, type JobQueue } from '../../workers/queue.ts';
import { startWorkers, type Workers } from '../../workers/start-workers.ts';
import type { WorkerLogEntry } from '../../workers/worker-log.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { startRedis, type RedisServer } from '../support/redis-server.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';

const eventually = <T>(look: () => T): Promise<T> => vi.waitFor(look, { timeout: 10_000, interval: 20 });

describe.each(['pglite', 'postgresql', 'redis'] as const)('the workers (%s)', (kind) => {
  let opened: TestDatabase;
  let redis: RedisServer | undefined;
  let network: SmallNetwork;
  const log: WorkerLogEntry[] = [];
  const queues: JobQueue[] = [];
  const started: Workers[] = [];

  const start = async () => {
    const queue = await openQueue({
      database: opened.database,
      ...(redis === undefined ? {} : { redisUrl: redis.url }),
      onError: () => {},
      reassertMs: 300,
    });
    queues.push(queue);
    const workers = startWorkers({ engine: network.engine, queue, everyMs: 200, log: (entry) => log.push(entry) });
    started.push(workers);
    return { workers, queue };
  };
  const stop = async () => {
    for (const workers of started.splice(0)) await workers.close();
    for (const queue of queues.splice(0)) await queue.close(1_000);
  };
  const stageOf = async (id: string) =>
    (await network.engine.db.selectFrom('cases').select('stage').where('id', '=', id).executeTakeFirst())?.stage;

  beforeEach(async () => {
    opened = await createTestDatabase(kind === 'postgresql' ? 'postgresql' : 'pglite');
    redis = kind === 'redis' ? await startRedis() : undefined;
    network = await openSmallNetwork(opened.database);
    log.length = 0;
  });
  afterEach(async () => {
    await stop();
    await redis?.stop();
    await opened.drop();
  });

  test('fire what falls due, and stop when asked to', async () => {
    const { id } = await network.startCaseAt('awaitingPbdAdvice');
    const { workers } = await start();
    await workers.sweepNow();
    expect(await stageOf(id)).toBe('awaitingPbdAdvice');
    await network.setNow('2026-12-01T09:00:00.000Z');
    await eventually(async () => expect(await stageOf(id)).toBe('awaitingClbSection'));
    await stop();
    await network.setNow('2027-02-01T09:00:00.000Z');
    await new Promise((resolve) => setTimeout(resolve, 700));
    const fired = await network.engine.db
      .selectFrom('deadline')
      .select('id')
      .where('fired_at', '>', '2027-01-01T00:00:00.000Z')
      .execute();
    expect(fired).toEqual([]);
    expect(log).toEqual([]);
  });

  test('pick up at a restart what fell due while nobody ran', async () => {
    const { id } = await network.startCaseAt('awaitingPbdAdvice');
    await start();
    await stop();
    await network.setNow('2026-12-20T09:00:00.000Z');
    const { workers } = await start();
    await workers.sweepNow();
    expect(await stageOf(id)).toBe('awaitingClbSection');
    expect((await workers.sweepNow()).fired).toBe(0);
  });

  test('share the work among processes without doing it twice', async () => {
    const cases = await Promise.all(Array.from({ length: 6 }, () => network.startCaseAt('awaitingPbdAdvice')));
    const [one, two] = [await start(), await start()];
    await network.setNow('2026-12-01T09:00:00.000Z');
    await Promise.all([one.workers.sweepNow(), two.workers.sweepNow()]);
    const passed = await network.engine.db
      .selectFrom('event')
      .select('case_id')
      .where('type', '=', 'deadlinePassed')
      .execute();
    expect(passed.map((event) => event.case_id).toSorted()).toEqual(cases.map((one_) => one_.id).toSorted());
  });

  if (kind === 'redis') {
    test('go on while Redis is gone, and take its calls again when it is back, empty', async () => {
      const { id } = await network.startCaseAt('awaitingPbdAdvice');
      await start();
      await redis?.kill();
      await network.setNow('2026-12-01T09:00:00.000Z');
      await eventually(async () => expect(await stageOf(id)).toBe('awaitingClbSection'));
      await eventually(() => expect(log).toContainEqual({ event: 'queueSilent', task: 'sweep' }));
      await redis?.start();
      await eventually(async () => expect(await queues[0]?.raw('sweep').getJobScheduler('sweep-every')).toBeDefined());
    });

    test('stop without Redis', async () => {
      await start();
      await redis?.kill();
      const before = performance.now();
      await stop();
      expect(performance.now() - before).toBeLessThan(15_000);
    });

    test('start without Redis', async () => {
      const { id } = await network.startCaseAt('awaitingPbdAdvice');
      await redis?.kill();
      await network.setNow('2026-12-01T09:00:00.000Z');
      await start();
      await eventually(async () => expect(await stageOf(id)).toBe('awaitingClbSection'));
      await redis?.start();
      await eventually(async () => expect(await queues[0]?.raw('sweep').getJobScheduler('sweep-every')).toBeDefined());
    });
  }
});
