import { describe, expect, inject, test } from 'vitest';
import type { EventRow, Rows } from '../rows.ts';
import { isDbosBreached, runDbosProfile, wrongWorkflows } from './dbos-profile.ts';
import { isDeadlinesBreached, runDeadlinesProfile, wentOnTooFar } from './deadlines-profile.ts';
import { isServerBreached } from './server-report.ts';
import { eventsOfWorkflow } from './workflow.ts';

const nothing = (): void => {};

test('workflows, messages to them and values from them are right while PostgreSQL stops again and again', async () => {
  const size = { workflows: 60, firings: 5, everyMs: [500, 1_500] as const };
  const report = await runDbosProfile({ ...size, seed: 3, folder: inject('runFolder'), say: nothing });
  expect(report).toMatchObject({ workflows: 60, wrong: 0, firings: 5, fired: 5 });
  expect(isDbosBreached(report) || isServerBreached(report)).toBe(false);
  expect(report.cycles).toBeGreaterThan(0);
}, 240_000);

test('deadlines fire once and in time while Redis is flushed and killed', async () => {
  const size = { deadlines: 80, strikes: 2 };
  const report = await runDeadlinesProfile({ ...size, seed: 3, folder: inject('runFolder'), say: nothing });
  expect(report).toMatchObject({ fired: 80, missed: 0, doubled: 0, flushes: 2, kills: 2 });
  expect(isDeadlinesBreached(report)).toBe(false);
}, 240_000);

const event = (seq: number, type: string, previous = 'head'): EventRow =>
  ({ case: 'one', seq, type, previous }) as EventRow;
const rows = (revision: number, events: EventRow[]): Rows =>
  ({ cases: [{ id: 'one', revision, head: 'head' }], events }) as unknown as Rows;

describe('what the profiles look at', () => {
  const whole = eventsOfWorkflow.map((type, index) => event(index + 1, type));

  test('a workflow is right when it left each of its events, and none besides', () => {
    expect(wrongWorkflows(rows(5, whole), ['one'])).toEqual([]);
    expect(wrongWorkflows(rows(4, whole.slice(1)), ['one'])).toHaveLength(1);
    expect(wrongWorkflows(rows(6, [...whole, event(6, 'noteAdded')]), ['one'])).toHaveLength(1);
    expect(wrongWorkflows(rows(0, []), ['one'])).toHaveLength(1);
  });

  test('a case goes on by one event that follows where it stood', () => {
    const before = rows(7, []);
    expect(wentOnTooFar(before, rows(7, []))).toEqual([]);
    expect(wentOnTooFar(before, rows(8, [event(8, 'deadlinePassed')]))).toEqual([]);
    expect(wentOnTooFar(before, rows(8, []))).toHaveLength(1);
    expect(wentOnTooFar(before, rows(9, [event(8, 'deadlinePassed'), event(9, 'deadlinePassed')]))).toHaveLength(1);
    expect(wentOnTooFar(before, rows(8, [event(8, 'deadlinePassed', 'another')]))).toHaveLength(1);
  });
});
