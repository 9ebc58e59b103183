import { describe, expect, test } from 'vitest';
import { begin } from '../../machines/engine.ts';
import { naftV1 } from '../../machines/naft-v1/machine.ts';
import { holderAndClock, memoryAndDeadlines, slotsFilled } from '../machines/naft-laws.ts';
import { besideTheRoad, lawsHold } from '../machines/naft-laws-hold.ts';
import { everyInput, exploredInputs } from '../machines/naft-possibilities.ts';
import { filledAfter, runAfter } from '../machines/running-deadlines.ts';

describe('naft version 1: every step of every kind of case', () => {
  const found = lawsHold(naftV1, exploredInputs, 0);

  test('every state is reached, and every event of the road happens', () => {
    const { nodes, stages, accepted } = found();
    expect(nodes.length).toBeGreaterThan(2500);
    expect(new Set([...stages, 'voided'])).toEqual(new Set(Object.keys(naftV1.states)));
    const happened = new Set([...accepted.keys()].map((pair) => pair.split(' ')[1]));
    expect(new Set([...happened, ...besideTheRoad])).toEqual(new Set(Object.keys(naftV1.events)));
  });
});

test('whatever the settings, a new case has one holder and one clock', () => {
  for (const input of everyInput) {
    const first = begin(naftV1, input);
    const start = { ...first, running: runAfter(new Map(), first), filled: filledAfter(new Set(), first) };
    expect(holderAndClock(start, naftV1), JSON.stringify(input)).toBeUndefined();
    expect(memoryAndDeadlines(start), JSON.stringify(input)).toBeUndefined();
    expect(slotsFilled(start), JSON.stringify(input)).toBeUndefined();
  }
});
