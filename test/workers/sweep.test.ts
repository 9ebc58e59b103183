import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { listDeadlineFailures, retryDeadline } from '../../workers/due-deadlines.ts';
import { sweepDeadlines } from '../../workers/sweep.ts';
import { brokenLink, caseRow } from '../support/case-rows.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';

describeOnBothDatabases('the sweep', (database) => {
  let network: SmallNetwork;
  let db: Db;
  beforeAll(async () => {
    network = await openSmallNetwork(database());
    db = network.engine.db;
  });

  const firedTwice = () =>
    sql`select payload ->> 'deadlineId' as id from event where payload ? 'deadlineId' group by 1 having count(*) > 1`
      .execute(db)
      .then(({ rows }) => rows);
  const later = async (ms: number) => network.setNow(new Date(Date.parse(await network.now()) + ms).toISOString());

  test('leaves alone what is not due', async () => {
    await network.startCaseAt('awaitingPbdAdvice');
    expect(await network.sweep()).toEqual({ fired: 0, failed: 0 });
  });

  test('run by many at once fires each deadline once', async () => {
    await Promise.all(Array.from({ length: 12 }, () => network.startCaseAt('awaitingPbdAdvice')));
    await network.setNow('2026-12-01T09:00:00.000Z');
    const due = await db
      .selectFrom('deadline')
      .select('id')
      .where('due_at', '<=', await network.now())
      .where('fired_at', 'is', null)
      .where('ended_at', 'is', null)
      .execute();
    const sweeps = await Promise.all(Array.from({ length: 8 }, () => network.sweep()));
    const fired = sweeps.reduce((sum, swept) => sum + swept.fired, 0);
    expect(fired).toBeGreaterThanOrEqual(due.length);
    expect(sweeps.every((swept) => swept.failed === 0)).toBe(true);
    expect(await firedTwice()).toEqual([]);
    expect(await network.sweep()).toEqual({ fired: 0, failed: 0 });
  });

  test('races with a person without losing either', async () => {
    await network.setNow('2026-11-16T09:00:00.000Z');
    const cases = await Promise.all(Array.from({ length: 6 }, () => network.startCaseAt('awaitingClbSection')));
    await network.setNow('2026-12-01T09:00:00.000Z');
    await Promise.all([
      network.sweep(),
      network.sweep(),
      ...cases.map(({ id }) => network.act('clb', id, 'noteAdded', { text: 'Gebeld.', layer: 'clbOnly' })),
    ]);
    for (const { id } of cases) {
      const types = await db.selectFrom('event').select('type').where('case_id', '=', id).execute();
      expect(types.filter(({ type }) => type === 'deadlinePassed')).toHaveLength(1);
      expect(types.filter(({ type }) => type === 'noteAdded')).toHaveLength(1);
      expect(await brokenLink(db, id)).toBeUndefined();
    }
  });

  test('stops at its limit and between two deadlines when told to', async () => {
    await network.setNow('2026-11-16T09:00:00.000Z');
    for (let count = 0; count < 3; count += 1) await network.startCaseAt('awaitingPbdAdvice');
    await network.setNow('2026-12-01T09:00:00.000Z');
    expect(await sweepDeadlines(network.engine, { limit: 2 })).toEqual({ fired: 2, failed: 0 });
    expect(await sweepDeadlines(network.engine, { signal: AbortSignal.abort() })).toEqual({ fired: 0, failed: 0 });
    expect((await network.sweep()).fired).toBeGreaterThan(0);
  });

  test('puts a deadline that cannot be fired aside, in sight, while all others go on', async () => {
    await network.setNow('2026-11-16T09:00:00.000Z');
    const poisoned = await network.startCaseAt('awaitingPbdAdvice');
    const sound = await network.startCaseAt('awaitingPbdAdvice');
    const { state } = await caseRow(db, poisoned.id);
    const broken = JSON.stringify({ value: { open: 'awaitingPbdAdvise' }, context: {} });
    await db.updateTable('cases').set({ state: broken }).where('id', '=', poisoned.id).execute();
    await network.setNow('2026-12-01T09:00:00.000Z');
    const told: string[] = [];
    const sweep = () =>
      sweepDeadlines(network.engine, { onFailure: ({ reason, givenUp }) => told.push(`${reason} ${givenUp}`) });

    const first = await sweep();
    expect(first.failed).toBeGreaterThan(0);
    expect((await caseRow(db, sound.id)).stage).toBe('awaitingClbSection');
    // Not again at once: the next attempt has its own time.
    expect(await sweep()).toEqual({ fired: 0, failed: 0 });
    await later(1_100);
    expect((await sweep()).failed).toBe(first.failed);
    for (let attempt = 2; attempt < 8; attempt += 1) {
      await later(4 ** attempt * 1_000 + 1_000);
      await sweep();
    }
    const failures = await listDeadlineFailures(db);
    expect(failures).toHaveLength(first.failed);
    expect(failures[0]).toMatchObject({ caseNumber: poisoned.number, attempts: 8, retryAt: null });
    expect(failures[0]?.reason).toMatch(/^IncompatibleState at engine\.ts:\d+$/);
    expect(told.at(-1)).toMatch(/ true$/);
    await later(30 * 86_400_000);
    expect((await sweep()).failed).toBe(0);
    // Still late for everybody to see.
    expect(await caseRow(db, poisoned.id)).toMatchObject({ next_due_at: '2026-11-30T23:00:00.000Z' });

    await db
      .updateTable('cases')
      .set({ state: JSON.stringify(state) })
      .where('id', '=', poisoned.id)
      .execute();
    for (const { deadlineId } of failures) await retryDeadline(db, deadlineId);
    expect((await sweep()).fired).toBeGreaterThanOrEqual(failures.length);
    expect((await caseRow(db, poisoned.id)).stage).toBe('awaitingClbSection');
    expect(await listDeadlineFailures(db)).toEqual([]);
  });

  test('passes a deadline of a case that ended meanwhile in silence', async () => {
    await network.setNow('2026-11-16T09:00:00.000Z');
    const { id } = await network.startCaseAt('awaitingClbSection');
    await network.act('clb', id, 'withdrawn', { reason: 'solvedAtSchool' });
    await network.advance('2027-10-01T09:00:00.000Z');
    const events = await db.selectFrom('event').select('type').where('case_id', '=', id).execute();
    expect(events.at(-1)?.type).toBe('withdrawn');
    expect(await listDeadlineFailures(db)).toEqual([]);
  });
});
