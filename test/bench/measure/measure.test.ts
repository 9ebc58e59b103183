import { expect, test } from 'vitest';
import { closedLoop } from './closed-loop.ts';
import { readBenchOptions } from './options.ts';
import { waitForQuiet, watchProcessors } from './processors.ts';
import { rounded, spreadOf, summarise } from './summarise.ts';

test('a summary counts what ended inside the window', () => {
  const tookMs = Array.from({ length: 100 }, (_, index) => index + 1);
  expect(summarise(tookMs, 2, 120)).toEqual({ calls: 120, perSecond: 50, p50Ms: 51, p95Ms: 96, p99Ms: 100 });
});

test('a spread is the middle run with the lowest and the highest', () => {
  expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
  expect(spreadOf([4, 1, 3, 2]).median).toBe(2.5);
  expect(rounded(1234.5)).toBe(1230);
});

test('in a closed loop no caller asks before it was answered', async () => {
  let open = 0;
  let most = 0;
  const call = async (): Promise<void> => {
    open += 1;
    most = Math.max(most, open);
    await new Promise((answered) => setTimeout(answered, 5));
    open -= 1;
  };
  const measured = await closedLoop({ callers: 3, seconds: 0.2, warmUpSeconds: 0.05, call });
  expect(most).toBe(3);
  expect(open).toBe(0);
  expect(measured.calls).toBeGreaterThan(measured.perSecond * 0.2);
});

test('an error of one caller ends the measurement', async () => {
  const call = () => Promise.reject(new Error('refused'));
  await expect(closedLoop({ callers: 2, seconds: 60, warmUpSeconds: 0, call })).rejects.toThrow('refused');
});

test('own work is told from that of others', async () => {
  const watching = watchProcessors();
  // Processor time, not time on the wall: on a busy machine the two are far apart.
  const before = process.cpuUsage().user;
  while (process.cpuUsage().user - before < 200_000) Math.sqrt(2);
  const watched = watching();
  if (process.platform !== 'linux') return;
  expect(watched?.ownSeconds).toBeGreaterThan(0.05);
  expect(watched?.othersShare).toBeLessThanOrEqual(1);
  expect(await waitForQuiet(1.1, 0)).not.toBeNull();
});

test('options are read, and what is no option is refused', () => {
  const read = readBenchOptions(['transitions', '--seconds', '2', '--runs', '7']);
  expect(read).toEqual({
    name: 'transitions',
    seconds: 2,
    runs: 7,
    seed: 1,
    pending: 20_000,
    due: 4_000,
    cases: 100_000,
  });
  expect(() => readBenchOptions(['transitions', '--seconds', '0'])).toThrow('--seconds asks a whole number');
  expect(() => readBenchOptions(['transitions', 'more'])).toThrow('What is more?');
});
