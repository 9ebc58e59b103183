import { expect, test } from 'vitest';
import { naftV1 } from '../../machines/naft-v1/machine.ts';
import type { Procedure } from '../../machines/procedure.ts';
import { procedures } from '../../machines/registry.ts';
import { readGolden, type GoldenHistories } from '../machines/golden-histories.ts';
import { visitCells } from '../machines/visit-cells.ts';

/** The one place that says how much of a procedure is visited: every state × every event. */
test.each(procedures)('$id version $version: every state × event cell is visited', (procedure) => {
  const golden = readGolden(procedure.id, procedure.version);
  const { cells, accepted, refused, unvisited, unrecorded, neverHappened } = visitCells(procedure, golden);
  const [visited, all] = [accepted.size + refused.size, cells.length];
  console.info(
    `${procedure.id} version ${procedure.version}: ${visited} of ${all} cells visited (${((100 * visited) / all).toFixed(1)} %): ` +
      `${accepted.size} happen in a recorded history, ${refused.size} are refused by name`,
  );
  expect(unvisited).toEqual([]);
  expect(visited).toBe(all);
  // What may happen somewhere happens in a history; an event that never may would be a word without a meaning.
  expect([...unrecorded.keys()]).toEqual([]);
  expect(neverHappened).toEqual([]);
});

test('a state that no history reaches, and an event that none records, are found', () => {
  const golden = readGolden('naft', 1);
  const without = (type: string): GoldenHistories => ({
    ...golden,
    histories: golden.histories.filter(({ events }) => !events.some(([name]) => name === type)),
  });
  expect(visitCells(naftV1, without('waitlisted')).unvisited).toContain('onWaitingList placeFree');
  expect([...visitCells(naftV1, without('noteAdded')).unrecorded.keys()]).toContain('awaitingChoice noteAdded');
  const { noteAdded } = naftV1.events;
  const more = { ...naftV1, events: { ...naftV1.events, neverSaid: noteAdded } } as Procedure;
  expect(visitCells(more, golden).neverHappened).toEqual(['neverSaid']);
});
