import { describe, expect, test } from 'vitest';
import { naftV1 } from '../../machines/naft-v1/machine.ts';
import { besideTheRoad, lawsHold } from '../machines/naft-laws-hold.ts';
import { shortestStart } from '../machines/naft-possibilities.ts';

describe('naft version 1: whatever is open beside a step', () => {
  const found = lawsHold(naftV1, [shortestStart], 1);

  test('questions, stopped clocks, transfers, proposals and changes are tried in every step', () => {
    const { nodes, stages, accepted } = found();
    expect(nodes.length).toBeGreaterThan(1000);
    expect(stages).toContain('voided');
    const happened = new Set([...accepted.keys()].map((pair) => pair.split(' ')[1]));
    for (const type of besideTheRoad) expect(happened).toContain(type);
  });
});
