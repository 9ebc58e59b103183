import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase, type Database, type DatabaseOptions } from '../../db/database.ts';
import { migrate } from '../../db/migrate.ts';
import { listFailedWork } from '../../src/failed-work/list-failed-work.ts';
import { listDeadlineFailures, mostAttempts, retryDeadline } from '../../workers/due-deadlines.ts';
import { brokenLedger, brokenLink, brokenPromises } from '../support/case-rows.ts';
import { createTestDatabase } from '../support/databases.ts';
import { openSmallNetwork } from '../support/small-network.ts';

const until = '2027-03-01T09:00:00.000Z';

/** Another process that moves the clock on, firing as it goes, until it is killed. */
async function advanceElsewhere(options: DatabaseOptions, killAfterMs: number): Promise<'killed' | 'arrived'> {
  const source = `
    import { openDatabase } from '${path.resolve('db/database.ts')}';
    import { openSmallNetwork } from '${path.resolve('test/support/small-network.ts')}';
    const database = await openDatabase(${JSON.stringify(options)});
    const network = await openSmallNetwork(database, { now: null });
    console.log('moving');
    await network.advance('${until}');
    await database.close();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  await Promise.race([sleep(killAfterMs), gone]);
  child.kill('SIGKILL');
  return (await gone) === 'SIGKILL' ? 'killed' : 'arrived';
}

async function expectWhole(database: Database): Promise<void> {
  const db = database.kysely;
  const network = await openSmallNetwork(database, { now: null });
  await network.advance(until);
  const twice = await sql`select 1 from event where payload ? 'deadlineId' group by payload ->> 'deadlineId'
    having count(*) > 1`.execute(db);
  expect(twice.rows).toEqual([]);
  const missed = await sql`select 1 from deadline where fired_at is null and ended_at is null and paused_at is null
    and due_at <= ${until}`.execute(db);
  expect(missed.rows).toEqual([]);
  for (const row of await db.selectFrom('cases').selectAll().execute()) {
    expect(await brokenPromises(db, row)).toEqual([]);
    expect(await brokenLedger(db, row.id, await network.now())).toEqual([]);
    expect(await brokenLink(db, row.id)).toBeUndefined();
  }
}

test(
  'killed again and again while deadlines pass, embedded, none is lost and none passes twice',
  { timeout: 90_000 },
  async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'aanzet-sweep-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const directory = path.join(folder, 'data');
    const first = await openDatabase({ directory });
    await migrate(first);
    const network = await openSmallNetwork(first);
    for (let count = 0; count < 8; count += 1)
      await network.startCaseAt(count % 2 ? 'awaitingPbdAdvice' : 'pathwayRunning');
    await first.close();

    const ends = [await advanceElsewhere({ directory }, 60), await advanceElsewhere({ directory }, 150)];
    expect(ends).toContain('killed');
    const after = await openDatabase({ directory });
    onTestFinished(() => after.close());
    await expectWhole(after);
  },
);

test(
  'killed while another process advances too, on PostgreSQL, the other takes its turn at once',
  { timeout: 90_000 },
  async () => {
    const { database, url = '', drop } = await createTestDatabase('postgresql');
    onTestFinished(drop);
    const network = await openSmallNetwork(database);
    for (let count = 0; count < 12; count += 1)
      await network.startCaseAt(count % 2 ? 'awaitingPbdAdvice' : 'pathwayRunning');
    const killed = advanceElsewhere({ url }, 120);
    const ends = [await advanceElsewhere({ url }, 200), await killed];
    expect(ends).toContain('killed');
    await expectWhole(database);
  },
);

/** A process that sweeps, and dies whenever it plans a step for CLB Het Anker. */
async function sweepAndDie(url: string): Promise<'killed' | 'done'> {
  const source = `
    import { openDatabase } from '${path.resolve('db/database.ts')}';
    import { openSmallNetwork } from '${path.resolve('test/support/small-network.ts')}';
    import { sweepDeadlines } from '${path.resolve('workers/sweep.ts')}';
    const database = await openDatabase({ url: '${url}' });
    const { engine } = await openSmallNetwork(database, { now: null });
    const term = (request) => {
      if (request.owner?.organisationId === 'clb2') process.kill(process.pid, 'SIGKILL');
      return engine.terms.term(request);
    };
    await sweepDeadlines({ ...engine, terms: { ...engine.terms, term } });
    await database.close();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve) =>
    child.once('exit', (_code, signal) => resolve(signal === 'SIGKILL' ? 'killed' : 'done')),
  );
}

test(
  'a deadline that kills its worker is seen with its reason, is given up in the end, and holds up no other',
  { timeout: 120_000 },
  async () => {
    const { database, url = '', drop } = await createTestDatabase('postgresql');
    onTestFinished(drop);
    const db = database.kysely;
    const network = await openSmallNetwork(database);
    const sound = [await network.startCaseAt('awaitingPbdAdvice'), await network.startCaseAt('awaitingPbdAdvice')];
    const deadly = await network.startCase({ input: { clb: 'clb2' } });
    await network.completeSection(deadly.id, 'school');
    await network.act('school', deadly.id, 'schoolSectionHandedIn');
    await network.setNow('2026-12-01T09:00:00.000Z');
    // What a killed process had in hand is free after its lease; nobody waits for that here.
    const die = async () => {
      const end = await sweepAndDie(url);
      await sql`update sweep_batch set held_until = clock_timestamp()`.execute(db);
      return end;
    };
    const stageOf = async (id: string) =>
      (await db.selectFrom('cases').select('stage').where('id', '=', id).executeTakeFirstOrThrow()).stage;
    const later = async (seconds: number) =>
      network.setNow(new Date(Date.parse(await network.now()) + seconds * 1_000).toISOString());

    expect(await die()).toBe('killed');
    // What was in hand is tried one by one: the next process finds which one it is, the one after it does all others.
    expect(await die()).toBe('killed');
    expect(await die()).toBe('done');
    for (const { id } of sound) expect(await stageOf(id)).toBe('awaitingClbSection');
    const seen = async () => (await listFailedWork(db, { limit: 50, after: 0 })).items;
    expect(await seen()).toMatchObject([
      { caseNumber: deadly.number, attempts: 2, reason: 'Het proces viel uit terwijl het hiermee bezig was' },
    ]);

    for (let attempts = 2; attempts < mostAttempts; attempts += 1) {
      await later(4 ** attempts + 1);
      expect(await die()).toBe('killed');
    }
    expect(await seen()).toMatchObject([{ caseNumber: deadly.number, attempts: mostAttempts, retryAt: null }]);
    await later(30 * 86_400);
    expect(await die()).toBe('done');

    // Once the cause is gone, it is brought back as any other.
    for (const { deadlineId } of await listDeadlineFailures(db)) await retryDeadline(db, deadlineId);
    await network.sweep();
    expect(await seen()).toEqual([]);
    expect(await stageOf(deadly.id)).toBe('awaitingClbSection');
  },
);
