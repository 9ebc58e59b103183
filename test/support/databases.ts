import { openAsBlob, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { grantApplication } from '../../src/start/grant-application.ts';
import { openDatabase, type Database } from '../../db/database.ts';
import { migrate } from '../../db/migrate.ts';
import { onceInRun } from './once.ts';
import { startPostgres } from './postgres-cluster.ts';

export type DatabaseKind = Database['kind'];

/** A database of its own for a test file, gone after `drop`. */
export interface TestDatabase {
  database: Database;
  /** Address for other connections or processes; only on PostgreSQL. */
  url?: string;
  drop: () => Promise<void>;
}

/**
 * Runs the same tests on PGlite and on PostgreSQL, each on a fresh migrated database that the tests of the block share.
 * `database()` may be called inside tests and hooks only.
 */
export function describeOnBothDatabases(name: string, tests: (database: () => Database) => void): void {
  const kinds: readonly DatabaseKind[] = ['pglite', 'postgresql'];
  describe.each(kinds)(`${name} (%s)`, (kind) => {
    let opened: TestDatabase | undefined;
    beforeAll(async () => {
      opened = await createTestDatabase(kind);
    });
    afterAll(async () => {
      await opened?.drop();
    });
    tests(() => {
      if (opened === undefined) throw new Error('database() was called before the tests began');
      return opened.database;
    });
  });
}

/** A migrated database: a copy of one template per run, because migrating anew costs seconds. */
export async function createTestDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  return kind === 'pglite' ? embedded(await pgliteTemplate()) : server(await postgresTemplate());
}

/** A database without a single table. */
export async function createEmptyDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  return kind === 'pglite' ? embedded() : server('template0');
}

async function embedded(dump?: Blob): Promise<TestDatabase> {
  const database = await openDatabase({ memory: true, ...(dump === undefined ? {} : { dump }) });
  return { database, drop: () => database.close() };
}

async function server(template: string): Promise<TestDatabase> {
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  const root = await postgresUrl();
  await administer(`create database ${name} template ${template}`);
  const url = `${root}/${name}`;
  const database = await openDatabase({ url });
  return {
    database,
    url,
    drop: async () => {
      await database.close();
      await administer(`drop database ${name} with (force)`);
    },
  };
}

/**
 * A migrated PostgreSQL, opened as a server opens it: by a role that is neither owner nor superuser, with the rights that
 * `npm run migrate` gives it. What the application does there that it has no right to fails.
 */
export async function createApplicationDatabase(): Promise<TestDatabase & { ownerUrl: string }> {
  const owned = await createTestDatabase('postgresql');
  if (owned.url === undefined) throw new Error('PostgreSQL has an address');
  const login = { role: `aanzet_${crypto.randomUUID().slice(0, 8)}`, password: crypto.randomUUID() };
  await grantApplication(owned.database, login);
  const url = new URL(owned.url);
  [url.username, url.password] = [login.role, login.password];
  const database = await openDatabase({ url: url.href });
  return {
    database,
    url: url.href,
    ownerUrl: owned.url,
    drop: async () => {
      await database.close();
      await owned.drop();
    },
  };
}

async function pgliteTemplate(): Promise<Blob> {
  const folder = inject('runFolder');
  const file = await onceInRun(folder, 'pglite-template', async () => {
    const database = await openDatabase({ memory: true });
    await migrate(database);
    if (database.kind !== 'pglite') throw new Error('memory is PGlite');
    const dump = await database.pglite.dumpDataDir('none');
    await database.close();
    const target = path.join(folder, 'pglite-template.tar');
    writeFileSync(target, await dump.bytes());
    return target;
  });
  return openAsBlob(file);
}

async function postgresTemplate(): Promise<string> {
  return onceInRun(inject('runFolder'), 'postgres-template', async () => {
    const name = 'aanzet_template';
    await administer(`create database ${name} template template0`);
    const database = await openDatabase({ url: `${await postgresUrl()}/${name}` });
    await migrate(database);
    await database.close();
    return name;
  });
}

/** The private PostgreSQL of this run, started by the first who asks. */
export async function postgresUrl(): Promise<string> {
  const folder = inject('runFolder');
  return onceInRun(folder, 'postgres', () => startPostgres(folder));
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${await postgresUrl()}/postgres` });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
