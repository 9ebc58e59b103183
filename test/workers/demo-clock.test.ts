import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../db/database.ts';
import type { Db } from '../../db/database.ts';
import { ClockStuck } from '../../src/people/demo-clock.ts';
import { advanceDemoClock } from '../../workers/demo-clock.ts';
import { listDeadlineFailures } from '../../workers/due-deadlines.ts';
import { brokenLedger, brokenLink, brokenPromises, caseRow, eventsOf } from '../support/case-rows.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { stepsTo, type ReachableStage } from '../support/naft-steps.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';

const day = 86_400_000;

describeOnBothDatabases('the demo clock', (database) => {
  let network: SmallNetwork;
  let db: Db;
  beforeAll(async () => {
    network = await openSmallNetwork(database());
    db = network.engine.db;
  });
  const advance = (ms: number) => advanceDemoClock(network.engine, database(), ms);

  test('fires each deadline at its own instant, also those that arise on the way', async () => {
    const { id } = await network.startCase();
    const { now, fired } = await network.advance('2026-12-16T09:00:00.000Z');
    expect(now.slice(0, 16)).toBe('2026-12-16T09:00');
    const moves = await eventsOf(db, id);
    expect(fired).toBe(moves.length - 1);
    const late = await db
      .selectFrom('deadline')
      .select(['due_at', 'fired_at'])
      .where('fired_at', 'is not', null)
      .execute();
    for (const { due_at, fired_at } of late) {
      expect(Date.parse(fired_at ?? '') - Date.parse(due_at)).toBeGreaterThanOrEqual(0);
      expect(Date.parse(fired_at ?? '') - Date.parse(due_at)).toBeLessThan(5_000);
    }
  });

  test('goes forward only', async () => {
    await expect(advance(-1)).rejects.toThrow(RangeError);
    await expect(advance(1.5)).rejects.toThrow(RangeError);
    const before = await network.now();
    expect((await advance(0)).now >= before).toBe(true);
  });

  test('adds up advances that are asked at the same time, in this process and another', async () => {
    const before = Date.parse(await network.now());
    const other = opened(database());
    const elsewhere = await other.open();
    try {
      const answers = await Promise.all([
        advance(10 * day),
        advanceDemoClock({ ...network.engine, db: elsewhere.kysely }, elsewhere, 10 * day),
        advance(10 * day),
      ]);
      const gone = Date.parse(await network.now()) - before;
      expect(gone).toBeGreaterThanOrEqual(30 * day);
      expect(gone).toBeLessThan(30 * day + 60_000);
      expect(new Set(answers.map(({ now }) => now.slice(0, 10))).size).toBe(3);
    } finally {
      await other.close(elsewhere);
    }
  });

  test('is not disturbed by sweeps and people meanwhile', async () => {
    const { id } = await network.startCaseAt('awaitingProviderAnswer');
    let over = false;
    const advancing = advance(30 * day).finally(() => (over = true));
    let sweeps = 0;
    while (!over) {
      await network.sweep();
      sweeps += 1;
      if (sweeps === 2) await network.act('clb', id, 'noteAdded', { text: 'Gebeld.', layer: 'clbOnly' });
    }
    const { fired } = await advancing;
    const { fired_at } = await db
      .selectFrom('deadline')
      .select(({ fn }) => fn.countAll<number>().as('fired_at'))
      .where('case_id', '=', id)
      .where('fired_at', 'is not', null)
      .executeTakeFirstOrThrow();
    expect(fired).toBeGreaterThanOrEqual(fired_at);
    expect((await network.sweep()).fired).toBe(0);
    expect((await caseRow(db, id)).stage).toBe('awaitingChoice');
  });

  test('400 days with cases at every stage end, and every promise holds', async () => {
    await network.setNow('2026-11-16T09:00:00.000Z');
    const stages = Object.keys(stepsTo) as ReachableStage[];
    for (const stage of [...stages, ...stages]) await network.startCaseAt(stage, { age: 15 });
    const { fired } = await advance(400 * day);
    expect(fired).toBeGreaterThan(200);
    expect(await listDeadlineFailures(db)).toEqual([]);

    const now = await network.now();
    const cases = await db.selectFrom('cases').selectAll().execute();
    expect(cases.length).toBeGreaterThanOrEqual(30);
    for (const row of cases) {
      expect(await brokenPromises(db, row)).toEqual([]);
      expect(await brokenLedger(db, row.id, now)).toEqual([]);
      expect(await brokenLink(db, row.id)).toBeUndefined();
    }
  });
});

describeOnBothDatabases('a deadline that cannot be done with', (database) => {
  test('is put aside in sight, and the demo clock arrives', async () => {
    const network = await openSmallNetwork(database());
    const { db } = network.engine;
    const { id, number } = await network.startCaseAt('awaitingPbdAdvice');
    await sql`create function never_fired() returns trigger language plpgsql as
      $$ begin new.fired_at := null; new.ended_at := null; return new; end $$`.execute(db);
    await sql`create trigger never_fired before update on deadline
      for each row when (old.case_id = ${sql.lit(id)}) execute function never_fired()`.execute(db);
    await advanceDemoClock(network.engine, database(), 10 * day);
    expect(await listDeadlineFailures(db)).toContainEqual(
      expect.objectContaining({
        caseNumber: number,
        reason: expect.stringMatching(/^(stillDue|refused )/) as string,
        retryAt: null,
      }),
    );
    await sql`drop trigger never_fired on deadline`.execute(db);
    await sql`update deadline set ended_at = app_now() where case_id = ${id}`.execute(db);
  });

  test('that calls up another at the same instant each time stops the demo clock with an error', async () => {
    const network = await openSmallNetwork(database(), { now: '2027-01-11T09:00:00.000Z' });
    const { db } = network.engine;
    const { id } = await network.startCaseAt('awaitingPbdAdvice');
    const { due_at } = await db
      .selectFrom('deadline')
      .select('due_at')
      .where('case_id', '=', id)
      .where('role', '=', 'reminder')
      .where('ended_at', 'is', null)
      .orderBy('due_at')
      .executeTakeFirstOrThrow();
    // Each reminder that is sent leaves the next one, due when it was.
    await sql`create function comes_again() returns trigger language plpgsql as $$ begin
      insert into deadline select (jsonb_populate_record(old, jsonb_build_object('id', gen_random_uuid()))).*;
      return new; end $$`.execute(db);
    await sql`create trigger comes_again after update of fired_at on deadline for each row
      when (new.fired_at is not null and new.case_id = ${sql.lit(id)} and new.role = 'reminder')
      execute function comes_again()`.execute(db);
    const stuck = advanceDemoClock(network.engine, database(), 10 * day);
    await expect(stuck).rejects.toBeInstanceOf(ClockStuck);
    await expect(stuck).rejects.toThrow(due_at);
  });
});

/** The same database as another process would open it; PGlite has no other process. */
function opened(database: SmallNetwork['database']) {
  return {
    open: () => (database.kind === 'pglite' ? Promise.resolve(database) : openDatabase({ url: database.url })),
    close: (other: SmallNetwork['database']) => (database.kind === 'pglite' ? Promise.resolve() : other.close()),
  };
}
