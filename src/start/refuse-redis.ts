import { Redis } from 'ioredis';
import { refuseFor } from './cannot-start.ts';

/** What Redis said of itself; `unknown` where it is away or does not tell. */
export type EvictionPolicy = string;

const patienceMs = 3_000;

/**
 * Refuses a Redis that throws keys away when it is full: it would lose jobs that it has acknowledged. A Redis that is
 * away refuses nothing, because the work finds its way without it; answers the policy that was found.
 * @throws CannotStart
 */
export async function refuseEvictingRedis(url: string): Promise<EvictionPolicy> {
  const policy = await readEvictionPolicy(url);
  refuseFor([
    policy === 'noeviction' || policy === 'unknown'
      ? undefined
      : `Redis has maxmemory-policy ${policy} and throws jobs away when it is full. Set it to noeviction.`,
  ]);
  return policy;
}

async function readEvictionPolicy(url: string): Promise<EvictionPolicy> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: patienceMs,
    commandTimeout: patienceMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  redis.on('error', () => {});
  try {
    await redis.connect();
    // INFO and not CONFIG GET, which providers of Redis take away.
    return /^maxmemory_policy:(\S+)/m.exec(await redis.info('memory'))?.[1] ?? 'unknown';
  } catch {
    return 'unknown';
  } finally {
    redis.disconnect();
  }
}
