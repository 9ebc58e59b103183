import { expect, inject, test } from 'vitest';
import { runServerChaos } from './server-chaos.ts';
import { isServerBreached } from './server-report.ts';

test('five SIGKILLs with other faults beside them, on two answering and two working processes, lose and double nothing', async () => {
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  const report = await runServerChaos({ cycles: 5, seed: 5, folder: inject('runFolder'), say });
  expect(isServerBreached(report), said.join('\n')).toBe(false);
  expect(report.acked).toBeGreaterThan(5);
  expect(report.unknown).toBeGreaterThan(0);
}, 300_000);
