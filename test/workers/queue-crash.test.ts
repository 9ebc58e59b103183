import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase } from '../../db/database.ts';
import { openQueue } from '../../workers/queue.ts';
import { createEmptyDatabase } from '../support/databases.ts';
import { startRedis } from '../support/redis-server.ts';

const eventually = <T>(look: () => T): Promise<T> => vi.waitFor(look, { timeout: 15_000, interval: 50 });

test('a job that was running when the process was killed runs again after the restart, embedded', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'aanzet-queue-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const directory = path.join(folder, 'data');
  const source = `
    import { openDatabase } from '${path.resolve('db/database.ts')}';
    import { openQueue } from '${path.resolve('workers/queue.ts')}';
    const database = await openDatabase({ directory: ${JSON.stringify(directory)} });
    const queue = await openQueue({ database, takeOverMs: 1000 });
    queue.work('sweep', () => { console.log('running'); return new Promise(() => {}); });
    await queue.add('sweep', 'deadline', { id: 'running' });
    await queue.add('sweep', 'deadline', { id: 'waiting' });
    await queue.add('sweep', 'deadline', { id: 'delayed' }, { delayMs: 500 });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  await sleep(300);
  await new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });

  const database = await openDatabase({ directory });
  const queue = await openQueue({ database, takeOverMs: 1_000 });
  const ran: string[] = [];
  queue.work('sweep', async ({ ids }) => void ran.push(ids['id'] ?? ''));
  await eventually(() => expect(ran.toSorted()).toEqual(['delayed', 'running', 'waiting']));
  await queue.close();
  await database.close();
});

test('a Redis that is killed and comes back empty costs the jobs in it, never the schedule', async () => {
  const redis = await startRedis();
  const { database, drop } = await createEmptyDatabase('pglite');
  const queue = await openQueue({ database, redisUrl: redis.url, reassertMs: 200, onError: () => {} });
  onTestFinished(async () => {
    await queue.close();
    await redis.stop();
    await drop();
  });
  let fired = 0;
  queue.work('sweep', async () => void fired++);
  await queue.schedule('sweep', 'sweep-deadlines', { everyMs: 300 });
  await eventually(() => expect(fired).toBeGreaterThan(1));

  await redis.kill();
  const before = performance.now();
  await expect(queue.add('sweep', 'deadline', { id: 'd-1' })).rejects.toThrow(/connect|writeable|max retries/i);
  expect(performance.now() - before).toBeLessThan(5_000);

  await redis.start();
  const until = fired;
  await eventually(() => expect(fired).toBeGreaterThan(until + 2));
  await queue.add('sweep', 'deadline', { id: 'd-2' });
});

test('a Redis that is flushed again and again under a running worker is given the schedule back each time', async () => {
  const redis = await startRedis();
  const { database, drop } = await createEmptyDatabase('pglite');
  const queue = await openQueue({ database, redisUrl: redis.url, reassertMs: 200, onError: () => {} });
  const flusher = new Redis(redis.url);
  onTestFinished(async () => {
    flusher.disconnect();
    await queue.close();
    await redis.stop();
    await drop();
  });
  let fired = 0;
  queue.work('sweep', async () => void fired++);
  await queue.schedule('sweep', 'sweep-deadlines', { everyMs: 300 });
  for (let round = 0; round < 5; round++) {
    await flusher.flushall();
    expect(await flusher.keys('*:repeat:*')).toEqual([]);
    const until = fired;
    await eventually(() => expect(fired).toBeGreaterThan(until + 1));
  }
});
