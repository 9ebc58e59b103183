import { Redis } from 'ioredis';

/** Each key with its value by its kind: as Redis dumps it, long text is compressed and would hide. */
export async function everythingIn(url: string): Promise<string> {
  const client = new Redis(url);
  try {
    const texts: string[] = [];
    for (const key of await client.keys('*')) {
      const kind = await client.type(key);
      const value: unknown =
        kind === 'hash'
          ? await client.hgetall(key)
          : kind === 'list'
            ? await client.lrange(key, 0, -1)
            : kind === 'zset'
              ? await client.zrange(key, '0', '-1')
              : kind === 'set'
                ? await client.smembers(key)
                : kind === 'stream'
                  ? await client.xrange(key, '-', '+')
                  : await client.get(key);
      texts.push(`${key} ${JSON.stringify(value)}`);
    }
    return texts.join('\n');
  } finally {
    client.disconnect();
  }
}
