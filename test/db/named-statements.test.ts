import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NamingClient } from '../../db/named-statements.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/databases.ts';

describe('a connection to PostgreSQL', () => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await createEmptyDatabase('postgresql');
  });
  afterAll(() => opened.drop());

  const withClient = async (kept: number, work: (client: NamingClient) => Promise<void>): Promise<void> => {
    const client = new NamingClient({ connectionString: opened.url }, kept);
    await client.connect();
    try {
      await work(client);
    } finally {
      await client.end();
    }
  };
  const prepared = async (client: pg.Client): Promise<string[]> => {
    const { rows } = await client.query<{ statement: string }>('select statement from pg_prepared_statements');
    return rows.map((row) => row.statement);
  };

  test('prepares a statement once, with parameters or without', async () => {
    await withClient(10, async (client) => {
      for (let turn = 0; turn < 3; turn++) {
        expect((await client.query('select $1::int as n', [turn])).rows).toEqual([{ n: turn }]);
        expect((await client.query('select 7 as n', [])).rows).toEqual([{ n: 7 }]);
      }
      expect((await prepared(client)).toSorted()).toEqual(['select $1::int as n', 'select 7 as n']);
    });
  });

  test('gives begin, commit, set and several statements in one text no name', async () => {
    await withClient(10, async (client) => {
      for (const text of [
        'begin',
        `set local lock_timeout = '1s'`,
        'create temp table t (a int); drop table t',
        'commit',
      ])
        await client.query(text, []);
      expect(await prepared(client)).toEqual([]);
    });
  });

  test('keeps the statements used last and no more than it may', async () => {
    await withClient(3, async (client) => {
      for (const n of [1, 2, 3, 1, 4, 5, 1]) await client.query(`select ${n} as n`, []);
      expect(client.preparedCount).toBe(3);
      expect((await prepared(client)).toSorted()).toEqual(['select 1 as n', 'select 4 as n', 'select 5 as n']);
    });
  });

  test('pushes a statement out after a failed transaction instead of inside it', async () => {
    await withClient(1, async (client) => {
      await client.query('begin', []);
      await client.query('select 1 as n', []);
      await expect(client.query('select 1/0', [])).rejects.toThrow('division by zero');
      await expect(client.query('select 2 as n', [])).rejects.toThrow('current transaction is aborted');
      await client.query('rollback', []);
      expect((await client.query('select 3 as n', [])).rows).toEqual([{ n: 3 }]);
    });
  });

  test('answers again after an error, also from the statement that failed', async () => {
    await withClient(10, async (client) => {
      await expect(client.query('select 1 / $1::int as n', [0])).rejects.toThrow('division by zero');
      expect((await client.query('select 1 / $1::int as n', [1])).rows).toEqual([{ n: 1 }]);
      await expect(client.query('select nonsense', [])).rejects.toThrow('does not exist');
      await expect(client.query('select nonsense', [])).rejects.toThrow('does not exist');
    });
  });

  test('recovers when a migration changes the type of a prepared answer', async () => {
    await withClient(10, async (client) => {
      await client.query('create temp table changing (a int)');
      await client.query('select * from changing', []);
      await client.query('alter table changing add column b int');
      expect((await client.query('select * from changing', [])).rows).toEqual([]);
      await client.query('select * from changing', []);
      // Inside a transaction the statement cannot be said again; the next transaction is sound.
      await client.query('begin', []);
      await client.query('alter table changing add column c int');
      await expect(client.query('select * from changing', [])).rejects.toThrow(
        'cached plan must not change result type',
      );
      await client.query('rollback', []);
      expect((await client.query('select * from changing', [])).rows).toEqual([]);
    });
  });

  test('recovers when the server has lost a prepared statement', async () => {
    await withClient(10, async (client) => {
      await client.query('select 1 as n', []);
      await client.query('deallocate all');
      expect((await client.query('select 1 as n', [])).rows).toEqual([{ n: 1 }]);
    });
  });

  test('of the pool names the statements of Kysely', async () => {
    const { database } = opened;
    if (database.kind !== 'postgresql') throw new Error('expected a server');
    const { kysely } = database;
    await kysely.transaction().execute(async (trx) => {
      await trx.selectNoFrom((eb) => eb.val(1).as('one')).execute();
      const names = await trx.selectNoFrom((eb) => eb.fn.countAll<number>().as('n')).execute();
      expect(names).toEqual([{ n: 1 }]);
      await trx.executeQuery(trx.selectNoFrom((eb) => eb.val(2).as('one')).compile());
    });
    const client = await database.pool.connect();
    expect((await prepared(client as unknown as pg.Client)).filter((text) => text.includes('"one"'))).toHaveLength(1);
    client.release();
  });

  test('counts: the same work through an ordinary client prepares nothing', async () => {
    const client = new pg.Client({ connectionString: opened.url });
    await client.connect();
    await client.query('select $1::int as n', [1]);
    expect(await prepared(client)).toEqual([]);
    await client.end();
  });
});
