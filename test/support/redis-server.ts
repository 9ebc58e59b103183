import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { inject } from 'vitest';
import { requireBinary } from './binaries.ts';
import { freePort } from './free-port.ts';
import { registerProcess } from './run-folder.ts';

/** A private Redis on a free port, empty and without persistence unless a test kills it on purpose. */
export interface RedisServer {
  url: string;
  /** Kills it as a crash would. */
  kill: () => Promise<void>;
  /** Starts it again at the same address, with nothing in it. */
  start: () => Promise<void>;
  /** From now on it accepts and never answers, until it may go on. */
  hang: () => void;
  goOn: () => void;
  stop: () => Promise<void>;
}

/** One that ends with the test run. */
export const startRedis = (): Promise<RedisServer> => openRedis(inject('runFolder'));

/** Starts it; Debian's package is installed when the machine has none and allows it. */
export async function openRedis(runFolder: string): Promise<RedisServer> {
  const binary = requireBinary('redis');
  const home = mkdtempSync(path.join(runFolder, 'redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', home, '--save', '', '--appendonly', 'no'];
    child = spawn(binary, [...options, '--maxmemory-policy', 'noeviction'], {
      cwd: home,
      detached: true,
      stdio: 'ignore',
    });
    child.unref();
    if (child.pid === undefined) throw new Error('redis-server did not start');
    registerProcess(runFolder, child.pid);
    await answers(url);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child;
    child = undefined;
    if (ending === undefined || ending.exitCode !== null) return;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    ending.ref();
    ending.kill(signal);
    await ended;
  };
  await start();
  return {
    url,
    start,
    hang: () => void child?.kill('SIGSTOP'),
    goOn: () => void child?.kill('SIGCONT'),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

async function answers(url: string): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
    redis.on('error', () => {});
    try {
      await redis.connect();
      await redis.ping();
      return;
    } catch {
      await sleep(50);
    } finally {
      redis.disconnect();
    }
  }
  throw new Error(`Redis did not answer at ${url}`);
}
