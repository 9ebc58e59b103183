import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../../src/demo/seeded-random.ts';
import type { Moment } from './line.ts';
import type { Managed } from './managed.ts';
import type { ServerHouse } from './server-house.ts';

type Strike = (house: ServerHouse, random: Random) => Promise<void>;

/** A trap into which nobody runs is taken away, so that a quiet moment does not hold up the run. */
const trapMs = 2_000;

/** Catches the next move of a process at a moment; with `kill` the process ends there and then. */
async function trap({ line, kill }: { line: Managed['line']; kill?: () => void }, moment: Moment): Promise<void> {
  const sprung = new Promise<void>((spring) =>
    line.trap(moment, () => {
      kill?.();
      spring();
    }),
  );
  await Promise.race([sprung, sleep(trapMs, undefined, { ref: false })]);
  line.disarm();
}

const killing = (process: Managed) => ({ line: process.line, kill: () => process.kill() });

/** Everything that is taken away, cut or stopped, by name. Each puts back what does not come back by itself. */
export const faults: Readonly<Record<string, Strike>> = {
  killHttp: async ({ http }, random) => random.pick(http).kill(),
  killWorker: async ({ workers }, random) => random.pick(workers).kill(),
  killAll: async ({ http, workers }) => [...http, ...workers].forEach((one) => one.kill()),
  killBeforeMoveIsSent: ({ http }, random) => trap(killing(random.pick(http)), 'unsent'),
  killBeforeMoveIsAnswered: ({ http }, random) => trap(killing(random.pick(http)), 'unanswered'),
  killWorkerInDeadline: ({ workers }, random) =>
    trap(killing(random.pick(workers)), random.chance(0.5) ? 'unsent' : 'unanswered'),
  cutAfterCommitWasSent: ({ http }, random) => trap({ line: random.pick(http).line }, 'unanswered'),
  cutEveryLine: async ({ http, workers }) => [...http, ...workers].forEach((one) => one.line.cut()),
  postgresCrash: async ({ postgres }, random) => {
    await postgres.stop('crash');
    await sleep(random.between(0, 2_000));
    await postgres.start();
  },
  postgresRestart: async ({ postgres }, random) => {
    await postgres.stop('order');
    await sleep(random.between(0, 2_000));
    await postgres.start();
  },
  redisFlush: ({ tellRedis }) => tellRedis((redis) => redis.flushall()),
  redisKill: async ({ redis }, random) => {
    await redis.kill();
    await sleep(random.between(0, 1_500));
    await redis.start();
  },
  redisHang: async ({ redis }, random) => {
    redis.hang();
    await sleep(random.between(500, 3_000));
    redis.goOn();
  },
  redisFull: async ({ tellRedis }, random) => {
    await tellRedis((redis) => redis.config('SET', 'maxmemory', '1'));
    await sleep(random.between(500, 2_000));
    await tellRedis((redis) => redis.config('SET', 'maxmemory', '0'));
  },
};

/** Faults that end processes of the application; every second cycle is one of them. */
export const kills = [
  'killHttp',
  'killWorker',
  'killHttp',
  'killBeforeMoveIsSent',
  'killBeforeMoveIsAnswered',
  'killWorkerInDeadline',
  'killAll',
] as const;
