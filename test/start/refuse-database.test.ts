import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grantApplication } from '../../src/start/grant-application.ts';
import { openDatabase } from '../../db/database.ts';
import { pendingMigrations } from '../../db/migrate.ts';
import { refuseServerDatabase, refuseUnknownProcedures, refuseWrongContent } from '../../src/start/refuse-database.ts';
import { refuseEvictingRedis } from '../../src/start/refuse-redis.ts';
import { createEmptyDatabase, createTestDatabase } from '../support/databases.ts';
import { startRedis } from '../support/redis-server.ts';
import { openSmallNetwork } from '../support/small-network.ts';
import { createServerDatabase, type ServerTestDatabase } from '../support/server-database.ts';
import { Redis } from 'ioredis';

describe('the role that a server logs in as', () => {
  let opened: ServerTestDatabase;
  beforeAll(async () => {
    opened = await createServerDatabase();
  });
  afterAll(() => opened.drop());

  const refusal = async (url: string): Promise<string> => {
    const database = await openDatabase({ url });
    try {
      await refuseServerDatabase(database);
      return 'none';
    } catch (error) {
      return error instanceof Error ? error.message : 'something else';
    } finally {
      await database.close();
    }
  };
  const asRole = async (attributes: string, then: (role: string) => string): Promise<string> => {
    const role = `r_${randomUUID().slice(0, 8)}`;
    const { kysely } = opened.database;
    await grantApplication(opened.database, { role, password: '' });
    await sql.raw(`alter role ${role} ${attributes}`).execute(kysely);
    const statement = then(role);
    if (statement !== '') await sql.raw(statement).execute(kysely);
    const url = new URL(opened.ownerUrl);
    url.username = role;
    return refusal(url.href);
  };

  test('is taken when it is neither owner nor superuser', async () => {
    expect(await refusal(opened.applicationUrl)).toBe('none');
  });

  test('is refused when it is a superuser', async () => {
    expect(await refusal(opened.ownerUrl)).toMatch(/logs in as postgres, which is a superuser/);
  });

  test('is refused when row security does not bind it', async () => {
    expect(await asRole('bypassrls', () => '')).toContain('has BYPASSRLS');
  });

  test('is refused when it owns a table, the database, or may become who does', async () => {
    const name = new URL(opened.ownerUrl).pathname.slice(1);
    expect(await asRole('', (role) => `create table mine (); alter table mine owner to ${role}`)).toContain('owns');
    await sql`drop table mine`.execute(opened.database.kysely);
    expect(await asRole('', (role) => `alter database ${name} owner to ${role}`)).toContain('owns the database');
    const owner = new URL(opened.ownerUrl).username;
    await sql.raw(`alter database ${name} owner to ${owner}`).execute(opened.database.kysely);
    const group = `g_${randomUUID().slice(0, 8)}`;
    await sql.raw(`create role ${group}; alter table setting owner to ${group}`).execute(opened.database.kysely);
    expect(await asRole('', (role) => `grant ${group} to ${role}`)).toContain('owns');
    await sql.raw(`alter table setting owner to ${owner}`).execute(opened.database.kysely);
  });

  test('is refused when the role that reads for readers is gone: nothing would be read, or everything', async () => {
    const gone = (role: string) => `drop owned by ${role}_reader; drop role ${role}_reader`;
    expect(await asRole('', gone)).toMatch(/The role that reads for readers \(r_\w+_reader\) is missing/);
  });

  test('may not change the schema, nor rewrite what was audited', async () => {
    const database = await openDatabase({ url: opened.applicationUrl });
    const attempt = (statement: string) => sql.raw(statement).execute(database.kysely);
    for (const statement of [
      'create table more ()',
      'alter table cases add column more int',
      'drop table audit',
      'truncate session',
      'update audit set outcome = outcome',
      'delete from audit',
      'delete from event',
      'delete from cases',
      'update kysely_migration set name = name',
      'create role more',
    ])
      await expect(attempt(statement), statement).rejects.toThrow(/permission denied|must be owner/);
    await database.close();
  });
});

test('a server whose schema is not of this version says which command to run', async () => {
  const { database, drop, url } = await createEmptyDatabase('postgresql');
  const role = `r_${randomUUID().slice(0, 8)}`;
  await sql.raw(`create role ${role} login`).execute(database.kysely);
  const address = new URL(url ?? '');
  address.username = role;
  const application = await openDatabase({ url: address.href });
  await expect(refuseServerDatabase(application)).rejects.toThrow(/The schema lacks 0001-cases.*npm run migrate/);
  await application.close();
  await drop();
});

describe('demonstration and real data', () => {
  test('never meet in one database', async () => {
    const { database, drop } = await createTestDatabase('pglite');
    const db = database.kysely;
    await expect(refuseWrongContent(db, { demo: false, server: true })).resolves.toBeUndefined();
    await expect(refuseWrongContent(db, { demo: true, server: true })).rejects.toThrow('npm run migrate');
    await sql`insert into network values ('echt', 'Echt netwerk', 'Aanzet')`.execute(db);
    await expect(refuseWrongContent(db, { demo: true, server: true })).rejects.toThrow('not of the demonstration');
    await expect(refuseWrongContent(db, { demo: false, server: true })).resolves.toBeUndefined();
    await sql`insert into setting values ('demoReady', '{}')`.execute(db);
    await expect(refuseWrongContent(db, { demo: false, server: true })).rejects.toThrow('holds the demonstration');
    await expect(refuseWrongContent(db, { demo: true, server: true })).resolves.toBeUndefined();
    await drop();
  });
});

describe('the Redis of a server', () => {
  test('is refused when it throws keys away, and taken when it does not', async () => {
    const server = await startRedis();
    expect(await refuseEvictingRedis(server.url)).toBe('noeviction');
    const redis = new Redis(server.url);
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    redis.disconnect();
    await expect(refuseEvictingRedis(server.url)).rejects.toThrow('maxmemory-policy allkeys-lru');
    await server.stop();
  });

  test('may be away: the work finds its way without it', async () => {
    expect(await refuseEvictingRedis('redis://127.0.0.1:1')).toBe('unknown');
  });
});

describe('a database of another release', () => {
  test('is refused where its schema changed, and taken on a server where it only has more', async () => {
    const { database, drop } = await createTestDatabase('postgresql');
    const done = (name: string) =>
      sql`insert into kysely_migration values (${name}, '2026-11-23')`.execute(database.kysely);
    await done('0998-adds-something');
    expect(await pendingMigrations(database)).toEqual([]);
    await done('0999-renames-something');
    await expect(pendingMigrations(database)).rejects.toThrow('does not know: 0999-renames-something');
    await drop();
  });

  test('is refused with cases on a version that is gone; one that is still to come waits for the newer release', async () => {
    const { database, drop } = await createTestDatabase('pglite');
    const network = await openSmallNetwork(database);
    const db = database.kysely;
    const { id } = await network.startCase();
    const onVersion = async (version: number) => {
      await db.updateTable('cases').set({ procedure_version: version }).where('id', '=', id).execute();
    };
    await refuseUnknownProcedures(db, { server: false });
    await onVersion(0);
    await expect(refuseUnknownProcedures(db, { server: true })).rejects.toThrow('naft version 0');
    await onVersion(2);
    await refuseUnknownProcedures(db, { server: true });
    // Nobody else will come to one process on one folder.
    await expect(refuseUnknownProcedures(db, { server: false })).rejects.toThrow('naft version 2');
    await drop();
  });
});
