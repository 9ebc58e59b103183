import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { naftV1 } from '../../machines/naft-v1/machine.ts';
import { shapeOf, rulesOf } from '../machines/shape-lock.ts';

const lockFile = path.resolve(import.meta.dirname, '../machines/naft-v1.lock.json');
const rules = path.resolve(import.meta.dirname, '../../machines/naft-v1');

/**
 * A published version is frozen: cases are on it. Before the first release the lock follows the machine on purpose:
 *   UPDATE_LOCK=naft-v1 npm test -- test/laws/naft-shape-lock.test.ts
 */
test('naft version 1 is what was published', () => {
  const now = { shape: shapeOf(naftV1), rules: rulesOf(rules) };
  if (process.env['UPDATE_LOCK'] === 'naft-v1' || !existsSync(lockFile)) {
    writeFileSync(lockFile, `${JSON.stringify(now, null, 2)}\n`);
  }
  expect(now).toEqual(JSON.parse(readFileSync(lockFile, 'utf8')));
});

test('another target, question, holder or clock changes the shape; a comment changes nothing', () => {
  const published = shapeOf(naftV1);
  const { awaitingChoice, ...others } = naftV1.states;
  expect(shapeOf({ ...naftV1, states: others })).not.toBe(published);
  expect(
    shapeOf({ ...naftV1, states: { ...others, awaitingChoice: { ...awaitingChoice, clock: 'consent' } as never } }),
  ).not.toBe(published);
  const { accepted: _accepted, ...events } = naftV1.events;
  expect(shapeOf({ ...naftV1, events })).not.toBe(published);
  expect(shapeOf({ ...naftV1 })).toBe(published);
});
