import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EmbeddedDatabase } from '../../db/database.ts';
import { OutsideTransaction } from '../../db/transaction-guard.ts';
import { PglitePool } from '../../workers/pglite-pool.ts';
import { openQueue } from '../../workers/queue.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/databases.ts';

describe('the pool that BullMQ gets around PGlite', () => {
  let opened: TestDatabase;
  let database: EmbeddedDatabase;
  let pool: PglitePool;
  beforeAll(async () => {
    opened = await createEmptyDatabase('pglite');
    if (opened.database.kind !== 'pglite') throw new Error('expected PGlite');
    database = opened.database;
    pool = new PglitePool(database.pglite, 'jobs');
    await database.pglite.exec(`create schema jobs; create table jobs.event (n int); create table event (n int);
      insert into jobs.event values (1); insert into event values (2)`);
  });
  afterAll(() => opened.drop());
  const ours = async (): Promise<unknown[]> =>
    (await sql`select n from event order by n`.execute(database.kysely)).rows;

  test('reads its own tables where the application has tables of the same name', async () => {
    expect((await pool.query('select n from event')).rows).toEqual([{ n: 1 }]);
    expect((await pool.query('select n from event where n = $1', [1])).rows).toEqual([{ n: 1 }]);
    expect(await ours()).toEqual([{ n: 2 }]);
  });

  test('keeps the statements of the application out of its transactions', async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query('set local search_path to jobs');
    await client.query('insert into event values (3)');
    const insert = sql`insert into public.event values (4)`.execute(database.kysely);
    await sleep(20);
    await client.query('ROLLBACK');
    await insert;
    client.release();
    expect(await ours()).toEqual([{ n: 2 }, { n: 4 }]);
    expect((await pool.query('select n from event')).rows).toEqual([{ n: 1 }]);
  });

  test('leaves the connection usable when a statement inside a transaction fails, also without a rollback', async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await expect(client.query('select 1/0')).rejects.toThrow('division by zero');
    await expect(client.query('select 1')).rejects.toThrow('current transaction is aborted');
    client.release();
    expect((await sql`select 1 as one`.execute(database.kysely)).rows).toEqual([{ one: 1 }]);
    await expect(pool.query('select 1/0')).rejects.toThrow('division by zero');
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  test('commits what it was told to commit', async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query('insert into jobs.event values (5); insert into jobs.event values (6)');
    await client.query('COMMIT');
    client.release();
    expect((await pool.query('select n from event order by n')).rows).toEqual([{ n: 1 }, { n: 5 }, { n: 6 }]);
  });

  test('hears notifications until it is given back', async () => {
    const client = await pool.connect();
    const heard: string[] = [];
    client.on('notification', (message) => void heard.push(`${message.channel} ${message.payload}`));
    await client.query('-- Subscribe.\nLISTEN bullmq_jobs;\n');
    await pool.query(`select pg_notify('bullmq_jobs', $1)`, ['sweep']);
    client.release();
    await sleep(20);
    await pool.query(`select pg_notify('bullmq_jobs', $1)`, ['late']);
    expect(heard).toEqual(['bullmq_jobs sweep']);
  });

  test('refuses to be used inside a transaction of the application, where it would wait for ever', async () => {
    const inside = database.kysely.transaction().execute(() => pool.query('select 1'));
    await expect(inside).rejects.toBeInstanceOf(OutsideTransaction);
  });

  test('lets the queries of the application through while BullMQ idles with four workers and a schedule', async () => {
    const waits = async (): Promise<{ median: number; worst: number }> => {
      const ms: number[] = [];
      for (let n = 0; n < 150; n++) {
        const before = performance.now();
        await sql`select n from event`.execute(database.kysely);
        ms.push(performance.now() - before);
        await sleep(10);
      }
      const sorted = ms.toSorted((a, b) => a - b);
      return { median: sorted[75] ?? 0, worst: sorted.at(-1) ?? 0 };
    };
    const alone = await waits();
    const queue = await openQueue({ database });
    let fired = 0;
    for (const name of ['sweep', 'outbox', 'mail', 'roll-up']) queue.work(name, async () => void fired++);
    await queue.schedule('sweep', 'sweep-deadlines', { everyMs: 500 });
    const beside = await waits();
    await queue.close();
    expect(fired).toBeGreaterThan(1);
    expect(beside.median).toBeLessThan(alone.median + 5);
    expect(beside.worst).toBeLessThan(250);
  });
});
