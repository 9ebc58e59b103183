import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../db/database.ts';
import { executedMigrations, migrate, MigrationFailed, NewerDatabase } from '../../db/migrate.ts';
import { createEmptyDatabase, type DatabaseKind } from '../support/databases.ts';

const step = (statement: string): Migration => ({
  up: async (db) => {
    await sql.raw(statement).execute(db);
  },
});
const first = step('create table first (n int8)');
const second = step('create table second (n int8)');

// From nothing, without the copy that other tests begin with.
describe.each<DatabaseKind>(['pglite', 'postgresql'])('migrating a database (%s)', { timeout: 60_000 }, (kind) => {
  const withEmpty = async (work: (opened: Awaited<ReturnType<typeof createEmptyDatabase>>) => Promise<void>) => {
    const opened = await createEmptyDatabase(kind);
    try {
      await work(opened);
    } finally {
      await opened.drop();
    }
  };

  test('runs what is new and nothing twice', () =>
    withEmpty(async ({ database }) => {
      expect(await migrate(database, { '0001-first': first })).toEqual(['0001-first']);
      expect(await migrate(database, { '0001-first': first, '0002-second': second })).toEqual(['0002-second']);
      expect(await migrate(database, { '0001-first': first, '0002-second': second })).toEqual([]);
      expect(await executedMigrations(database)).toEqual(['0001-first', '0002-second']);
    }));

  test('refuses a database that is newer than the code, and leaves it alone', () =>
    withEmpty(async ({ database }) => {
      await migrate(database, { '0001-first': first, '0003-later': second });
      const older = migrate(database, { '0001-first': first, '0002-mine': step('drop table first') });
      await expect(older).rejects.toBeInstanceOf(NewerDatabase);
      await expect(older).rejects.toThrow('0003-later');
      expect((await sql`select count(*) as n from first`.execute(database.kysely)).rows).toEqual([{ n: 0 }]);
    }));

  test('keeps nothing of a migration that fails, nor of those before it in the same run', () =>
    withEmpty(async ({ database }) => {
      const failing = migrate(database, { '0001-first': first, '0002-wrong': step('select 1/0') });
      await expect(failing).rejects.toBeInstanceOf(MigrationFailed);
      await expect(failing).rejects.toThrow('0002-wrong');
      expect(await executedMigrations(database)).toEqual([]);
      expect(await migrate(database, { '0001-first': first })).toEqual(['0001-first']);
    }));
});

test('migrating happens once when five processes start together on PostgreSQL', async () => {
  const { url = '', drop } = await createEmptyDatabase('postgresql');
  const slow = step('create table first as select 1 as n, pg_sleep(0.2)::text as slept');
  const starters = await Promise.all(Array.from({ length: 5 }, () => openDatabase({ url })));
  const ran = await Promise.all(starters.map((database) => migrate(database, { '0001-slow': slow })));
  await Promise.all(starters.map((database) => database.close()));
  expect(ran.flat()).toEqual(['0001-slow']);
  await drop();
});
