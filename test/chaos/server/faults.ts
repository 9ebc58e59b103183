import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../../src/demo/seeded-random.ts';
import type { Moment } from './line.ts';
import type { Managed } from './managed.ts';
import type { ServerHouse } from './server-house.ts';

/** Strikes, and puts back what does not come back by itself. Answers whether it struck at the very moment that it names. */
type Strike = (house: ServerHouse, random: Random) => Promise<boolean>;

/** People move cases all the time; a worker sweeps when it starts, and then every five seconds. */
const patienceMs = { people: 2_000, sweep: 7_000 };

/** Catches the next move of one of these processes at a moment; false where none came in time. */
async function trap(
  processes: readonly Managed[],
  moment: Moment,
  waitMs: number,
  spring: (process: Managed) => void = () => {},
): Promise<boolean> {
  const disarm = (): void => processes.forEach(({ line }) => line.disarm());
  const sprung = new Promise<true>((struck) => {
    for (const process of processes)
      process.line.trap(moment, () => {
        disarm();
        spring(process);
        struck(true);
      });
  });
  const inTime = await Promise.race([sprung, sleep(waitMs, false, { ref: false })]);
  disarm();
  return inTime;
}

/** Kills the one that makes the next move, at that moment; one by chance where none moves in time. */
async function killAt(processes: readonly Managed[], moment: Moment, waitMs: number, random: Random) {
  const sprung = await trap(processes, moment, waitMs, (process) => process.kill());
  if (!sprung) random.pick(processes).kill();
  return sprung;
}

const always = (strike: (house: ServerHouse, random: Random) => unknown): Strike => {
  return async (house, random) => {
    await strike(house, random);
    return true;
  };
};

/** A worker is killed, a deadline falls due, and whoever sweeps first is killed there: mostly the one that starts in its place. */
const killDuringSweep = async (house: ServerHouse, moment: Moment, random: Random): Promise<boolean> => {
  house.clockHeld = true;
  try {
    random.pick(house.workers).kill();
    await house.letOneFallDue();
    return await killAt(house.workers, moment, patienceMs.sweep, random);
  } finally {
    house.clockHeld = false;
  }
};

/** The SIGKILLs, by name; a cycle is one of them. */
export const kills: Readonly<Record<string, Strike>> = {
  killHttp: always(({ http }, random) => random.pick(http).kill()),
  killBeforeMoveIsSent: ({ http }, random) => killAt([random.pick(http)], 'unsent', patienceMs.people, random),
  killWorker: always(({ workers }, random) => random.pick(workers).kill()),
  killBeforeMoveIsAnswered: ({ http }, random) => killAt([random.pick(http)], 'unanswered', patienceMs.people, random),
  killWorkerBeforeDeadlineIsSent: (house, random) => killDuringSweep(house, 'unsent', random),
  killHttpTwice: always(async ({ http }, random) => {
    const one = random.pick(http);
    one.kill();
    // In the middle of its start.
    await sleep(random.between(100, 900));
    one.kill();
  }),
  killWorkerBeforeDeadlineIsAnswered: (house, random) => killDuringSweep(house, 'unanswered', random),
  killAll: always(({ http, workers }) => [...http, ...workers].forEach((one) => one.kill())),
};

const restart = (how: 'crash' | 'order') =>
  always(({ postgres, outages }, random) =>
    outages.during(async () => {
      await postgres.stop(how);
      await sleep(random.between(0, 2_000));
      await postgres.start();
    }),
  );

/** Everything else that is taken away, cut or stopped, by name. */
export const otherFaults: Readonly<Record<string, Strike>> = {
  cutAfterCommitWasSent: ({ http }, random) => trap([random.pick(http)], 'unanswered', patienceMs.people),
  cutEveryLine: always(({ http, workers }) => [...http, ...workers].forEach((one) => one.line.cut())),
  holdEveryLine: always(({ http, workers, outages }, random) =>
    outages.during(async () => {
      for (const one of [...http, ...workers]) one.line.hold();
      await sleep(random.between(500, 2_000));
      for (const one of [...http, ...workers]) one.line.letGo();
    }),
  ),
  postgresCrash: restart('crash'),
  postgresRestart: restart('order'),
  redisFlush: always(({ tellRedis }) => tellRedis((redis) => redis.flushall())),
  redisKill: always(async ({ redis }, random) => {
    await redis.kill();
    await sleep(random.between(0, 1_500));
    await redis.start();
  }),
  redisHang: always(async ({ redis }, random) => {
    redis.hang();
    await sleep(random.between(500, 3_000));
    redis.goOn();
  }),
  redisFull: always(async ({ tellRedis }, random) => {
    await tellRedis((redis) => redis.config('SET', 'maxmemory', '1'));
    await sleep(random.between(500, 2_000));
    await tellRedis((redis) => redis.config('SET', 'maxmemory', '0'));
  }),
};
