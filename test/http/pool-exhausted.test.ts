import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../db/database.ts';
import { createTestDatabase } from '../support/databases.ts';
import { ask, insertPeople, signIn, testApp } from './support.ts';

test('while every connection is taken others get 503 with when to come back, and then their answer', async () => {
  const opened = await createTestDatabase('postgresql');
  const database = await openDatabase({ url: opened.url ?? '', connections: 1 });
  const app = await testApp(database.kysely, { mode: 'server' });
  onTestFinished(async () => {
    await app.close();
    await database.close();
    await opened.drop();
  });
  await insertPeople(database.kysely);
  const cookie = await signIn(app, 'anke');
  let giveBack: (() => void) | undefined;
  const held = database.kysely.connection().execute(async (connection) => {
    await sql`select 1`.execute(connection);
    await new Promise<void>((resolve) => (giveBack = resolve));
  });
  const started = performance.now();
  const refused = await ask(app, { url: '/api/v1/me', cookie });
  expect([refused.statusCode, refused.json().code]).toEqual([503, 'databaseUnavailable']);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  // The pool's own patience; nobody waits longer than that.
  expect(performance.now() - started).toBeLessThan(12_000);
  giveBack?.();
  await held;
  expect((await ask(app, { url: '/api/v1/me', cookie })).statusCode).toBe(200);
}, 40_000);
