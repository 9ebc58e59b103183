import { existsSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { assign } from 'xstate';
import { naftV1 } from '../../machines/naft-v1/machine.ts';
import { procedures } from '../../machines/registry.ts';
import { goldenFile, journeysOf, readGolden, recordHistories, replayHistories } from '../machines/golden-histories.ts';
import { exploredInputs, shortestStart } from '../machines/naft-possibilities.ts';
import { survey } from '../machines/survey-naft.ts';
import { visitCells } from '../machines/visit-cells.ts';

/**
 * Cases that run must go on as they began. Before the first release the recording follows the machine on purpose:
 *   UPDATE_GOLDEN=naft-v1 npm test -- test/laws/golden-histories.test.ts
 */
test('every published version has its histories', { timeout: 180_000 }, () => {
  if (process.env['UPDATE_GOLDEN'] === 'naft-v1') {
    const journeys = journeysOf([survey(naftV1, exploredInputs, 0), survey(naftV1, [shortestStart], 1)]);
    const recorded = recordHistories(naftV1, journeys);
    // What may happen beside the road of a case of another kind.
    const { unrecorded } = visitCells(naftV1, recorded);
    const lines = recordHistories(naftV1, [...journeys, ...unrecorded.values()]);
    const histories = lines.histories.map((one) => JSON.stringify(one)).join(',\n');
    const facts = lines.facts.map((one) => JSON.stringify(one)).join(',\n');
    const head = `"procedure":"naft","version":1`;
    writeFileSync(goldenFile('naft', 1), `{${head},\n"facts":[\n${facts}],\n"histories":[\n${histories}]}\n`);
  }
  for (const { id, version } of procedures) expect(existsSync(goldenFile(id, version)), `${id} v${version}`).toBe(true);
});

test.each(procedures)('$id version $version plays its recorded histories to the byte', (procedure) => {
  const golden = readGolden(procedure.id, procedure.version);
  expect(golden.histories.length).toBeGreaterThan(100);
  expect(replayHistories(procedure, golden)).toEqual([]);
});

test('a rule that remembers something else, and an event that is refused since, are found', () => {
  const golden = readGolden('naft', 1);
  const forgetful = { ...naftV1, machine: naftV1.machine.provide({ actions: { remember: assign({}) } as never }) };
  expect(replayHistories(forgetful, golden)).not.toEqual([]);
  const strict = {
    ...naftV1,
    machine: naftV1.machine.provide({ guards: { choiceMayBeShared: () => false } as never }),
  };
  expect(replayHistories(strict, golden)).not.toEqual([]);
});
