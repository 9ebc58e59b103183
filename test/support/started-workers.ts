import { openQueue, type JobQueue } from '../../workers/queue.ts';
import { startWorkers, type Workers } from '../../workers/start-workers.ts';
import type { WorkerLogEntry } from '../../workers/worker-log.ts';
import { createTestDatabase } from './databases.ts';
import { startRedis } from './redis-server.ts';
import { openSmallNetwork } from './small-network.ts';

export type StartedWorkers = Awaited<ReturnType<typeof prepareWorkers>>;

/** A small network whose workers can be started, stopped and started again, with the queue in one of its homes. */
export async function prepareWorkers(kind: 'pglite' | 'postgresql' | 'redis') {
  const opened = await createTestDatabase(kind === 'postgresql' ? 'postgresql' : 'pglite');
  const redis = kind === 'redis' ? await startRedis() : undefined;
  const network = await openSmallNetwork(opened.database);
  const log: WorkerLogEntry[] = [];
  const started: { workers: Workers; queue: JobQueue }[] = [];

  /** As many as are asked for run at the same time. */
  async function start() {
    const queue = await openQueue({
      database: opened.database,
      ...(redis === undefined ? {} : { redisUrl: redis.url }),
      onError: () => {},
      reassertMs: 300,
    });
    const workers = startWorkers({ engine: network.engine, queue, everyMs: 200, log: (entry) => log.push(entry) });
    started.push({ workers, queue });
    return { workers, queue };
  }

  async function stop(): Promise<void> {
    for (const { workers, queue } of started.splice(0)) {
      await workers.close();
      await queue.close(1_000);
    }
  }

  return {
    network,
    log,
    start,
    stop,
    killRedis: () => redis?.kill(),
    restartRedis: () => redis?.start(),
    stageOf: async (id: string): Promise<string | undefined> =>
      (await network.engine.db.selectFrom('cases').select('stage').where('id', '=', id).executeTakeFirst())?.stage,
    drop: async () => {
      await stop();
      await redis?.stop();
      await opened.drop();
    },
  };
}
