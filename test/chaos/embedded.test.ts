import { expect, inject, test } from 'vitest';
import { runEmbeddedChaos } from './embedded.ts';
import { prepareOrganisations } from './prepare-network.ts';
import { isBreached } from './report.ts';

test('three kills, at work, while the clock moves and during a start, lose and double nothing', async () => {
  const folder = inject('runFolder');
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  const report = await runEmbeddedChaos({ cycles: 3, seed: 7, folder, prepare: prepareOrganisations, say });
  expect(isBreached(report), said.join('\n')).toBe(false);
  expect(report.acked).toBeGreaterThan(3);
}, 120_000);
