import { expect, inject, test } from 'vitest';
import { isBreached } from '../report.ts';
import { runServerChaos } from './server-chaos.ts';

test('five faults on two answering and two working processes lose and double nothing', async () => {
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  const report = await runServerChaos({ cycles: 5, seed: 5, folder: inject('runFolder'), say });
  expect(isBreached(report), said.join('\n')).toBe(false);
  expect(report.acked).toBeGreaterThan(5);
  expect(report.unknown).toBeGreaterThan(0);
}, 300_000);
