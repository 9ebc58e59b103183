import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { prepareWorkers, type StartedWorkers } from '../support/started-workers.ts';

const eventually = <T>(look: () => T): Promise<T> => vi.waitFor(look, { timeout: 10_000, interval: 20 });

describe.each(['pglite', 'postgresql', 'redis'] as const)('the workers (%s)', (kind) => {
  let all: StartedWorkers;
  beforeEach(async () => {
    all = await prepareWorkers(kind);
  });
  afterEach(() => all.drop());

  test('fire what falls due, and stop when asked to', async () => {
    const { network } = all;
    const { id } = await network.startCaseAt('awaitingPbdAdvice');
    const { workers } = await all.start();
    await workers.sweepNow();
    expect(await all.stageOf(id)).toBe('awaitingPbdAdvice');
    await network.setNow('2026-12-01T09:00:00.000Z');
    await eventually(async () => expect(await all.stageOf(id)).toBe('awaitingClbSection'));
    await all.stop();
    await network.setNow('2027-02-01T09:00:00.000Z');
    await sleep(700);
    const fired = network.engine.db.selectFrom('deadline').select('id').where('fired_at', '>', '2027-01-01T00:00:00Z');
    expect(await fired.execute()).toEqual([]);
    expect(all.log.filter(({ event }) => event !== 'auditHead')).toEqual([]);
  });

  test('pick up at a restart what fell due while nobody ran', async () => {
    const { id } = await all.network.startCaseAt('awaitingPbdAdvice');
    await all.start();
    await all.stop();
    await all.network.setNow('2026-12-20T09:00:00.000Z');
    const { workers } = await all.start();
    await workers.sweepNow();
    expect(await all.stageOf(id)).toBe('awaitingClbSection');
    expect((await workers.sweepNow()).fired).toBe(0);
  });

  test('share the work among processes without doing it twice', async () => {
    const { network } = all;
    const cases = await Promise.all(Array.from({ length: 6 }, () => network.startCaseAt('awaitingPbdAdvice')));
    const [one, two] = [await all.start(), await all.start()];
    await network.setNow('2026-12-01T09:00:00.000Z');
    await Promise.all([one.workers.sweepNow(), two.workers.sweepNow()]);
    const passed = network.engine.db.selectFrom('event').select('case_id').where('type', '=', 'deadlinePassed');
    const moved = (await passed.execute()).map((event) => event.case_id);
    expect(moved).toHaveLength(cases.length);
    expect(new Set(moved)).toEqual(new Set(cases.map(({ id }) => id)));
  });
});

describe('the workers without Redis', () => {
  let all: StartedWorkers;
  beforeEach(async () => {
    all = await prepareWorkers('redis');
  });
  afterEach(() => all.drop());

  test('go on, and are called again when it is back, empty', async () => {
    const { id } = await all.network.startCaseAt('awaitingPbdAdvice');
    const { queue } = await all.start();
    await all.killRedis();
    await all.network.setNow('2026-12-01T09:00:00.000Z');
    await eventually(async () => expect(await all.stageOf(id)).toBe('awaitingClbSection'));
    await eventually(() => expect(all.log).toContainEqual({ event: 'queueSilent', task: 'sweep' }));
    await all.restartRedis();
    await eventually(async () => expect(await queue.raw('sweep').getJobScheduler('sweep-every')).toBeDefined());
  });

  test('stop in reasonable time', async () => {
    await all.start();
    await all.killRedis();
    const before = performance.now();
    await all.stop();
    expect(performance.now() - before).toBeLessThan(15_000);
  });

  test('start, and put themselves on its schedule as soon as it is there', async () => {
    const { id } = await all.network.startCaseAt('awaitingPbdAdvice');
    await all.killRedis();
    await all.network.setNow('2026-12-01T09:00:00.000Z');
    const { queue } = await all.start();
    await eventually(async () => expect(await all.stageOf(id)).toBe('awaitingClbSection'));
    await all.restartRedis();
    await eventually(async () => expect(await queue.raw('sweep').getJobScheduler('sweep-every')).toBeDefined());
  });
});
