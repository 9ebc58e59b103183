import { expect, test } from 'vitest';
import type { AllowedEvent } from '../../src/contract/case.ts';
import { actionsFor } from '../../web/bulk/bulk-actions.ts';

const offer = (
  event: string,
  layers: readonly string[] = [],
  more: Partial<AllowedEvent['payload']> = {},
): AllowedEvent => ({
  event,
  label: event,
  description: '',
  weight: 'note',
  payload: {
    type: 'object',
    properties: {
      text: { type: 'string' },
      layer: { type: 'string', oneOf: layers.map((layer) => ({ const: layer, title: layer })) },
    },
    required: ['text', 'layer'],
    ...more,
  },
});

test('several cases are offered only what the server offers in them, and each action says in which', () => {
  const actions = actionsFor([
    { id: 'a', allowed: [offer('noteAdded', ['school', 'clb']), offer('withdrawn', ['school'])] },
    { id: 'b', allowed: [offer('noteAdded', ['school'])] },
    { id: 'c', allowed: [] },
  ]);
  expect(actions.map(({ event, ids }) => [event, ids])).toEqual([['noteAdded', ['a', 'b']]]);
});

test('the one form has only the answers that every case takes', () => {
  const [action] = actionsFor([
    { id: 'a', allowed: [offer('noteAdded', ['school', 'clb'])] },
    { id: 'b', allowed: [offer('noteAdded', ['clb', 'help'])] },
  ]);
  expect(action?.schema.properties?.['layer']?.oneOf).toEqual([{ const: 'clb', title: 'clb' }]);
});

test('no answer in common for a required question: nothing is offered', () => {
  const cases = [
    { id: 'a', allowed: [offer('noteAdded', ['school'])] },
    { id: 'b', allowed: [offer('noteAdded', ['clb'])] },
  ];
  expect(actionsFor(cases)).toEqual([]);
});

test('a case that asks other questions is left out', () => {
  const [action] = actionsFor([
    { id: 'a', allowed: [offer('noteAdded', ['school'])] },
    { id: 'b', allowed: [offer('noteAdded', ['school'], { required: ['text', 'layer', 'toldBy'] })] },
  ]);
  expect(action?.ids).toEqual(['a']);
});
