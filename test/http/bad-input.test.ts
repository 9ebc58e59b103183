import { expect, test } from 'vitest';
import { z } from 'zod';
import { refused } from '../../src/access/route-plugin.ts';
import { createTestDatabase } from '../support/databases.ts';
import { sendBadInput } from './bad-input.ts';
import { sampleRoutes } from './sample-routes.ts';
import { insertPeople, signIn, testApp } from './support.ts';

test('every route answers bad input with a Dutch problem that names the field', async () => {
  const { database, drop } = await createTestDatabase('pglite');
  await insertPeople(database.kysely);
  const app = await testApp(database.kysely, { routes: [sampleRoutes] });
  const report = await sendBadInput(app, [await signIn(app, 'anke'), await signIn(app, 'link-noor')]);
  expect(report.failures).toEqual([]);
  expect(report.routes).toBeGreaterThan(12);
  expect(report.sent).toBeGreaterThan(250);
  await app.close();
  await drop();
});

test('the table bites: a route that swallows anything is reported', async () => {
  const { database, drop } = await createTestDatabase('pglite');
  await insertPeople(database.kysely);
  const app = await testApp(database.kysely, {
    routes: [
      (inner) => {
        const body = z.object({ name: z.coerce.string() });
        const schema = { body, response: { 200: z.object({}), ...refused } };
        inner.post('/sloppy', { config: { policy: 'session' }, schema }, () => ({}));
      },
    ],
  });
  const { failures } = await sendBadInput(app, [await signIn(app, 'anke'), await signIn(app, 'link-noor')]);
  expect(failures.length).toBeGreaterThan(3);
  expect(failures.every((failure) => failure.startsWith('POST /api/v1/sloppy'))).toBe(true);
  await app.close();
  await drop();
});
