import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { subjectRoutes } from '../../src/start/routes.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { openSmallNetwork } from '../support/small-network.ts';
import { sendBadInput } from './bad-input.ts';
import { signIn, testApp } from './support.ts';

let opened: TestDatabase;
let app: RouteApp;
beforeAll(async () => {
  opened = await createTestDatabase('pglite');
  const { engine, startCase } = await openSmallNetwork(opened.database);
  const { id } = await startCase();
  await opened.database.kysely.insertInto('personal_link').values({ id: 'noor', case_id: id, slot: 'pupil' }).execute();
  await opened.database.kysely
    .insertInto('member')
    .values({ id: 'clb-access', organisation_id: 'clb', name: 'Tine Toegang', capacity: 'accessManager' })
    .execute();
  app = await testApp(opened.database.kysely, { engine, routes: subjectRoutes });
});
afterAll(async () => {
  await app.close();
  await opened.drop();
});

test(
  'every route of the whole application answers bad input with a Dutch problem that names the field',
  { timeout: 60_000 },
  async () => {
    const cookies = [
      await signIn(app, 'clb-member'),
      await signIn(app, 'coordinator-member'),
      await signIn(app, 'administrator-member'),
      await signIn(app, 'clb-access'),
      await signIn(app, 'link-noor'),
    ];
    const { failures, routes: asked } = await sendBadInput(app, cookies);
    expect(failures).toEqual([]);
    expect(asked).toBeGreaterThan(18);
  },
);

test('the whole application describes itself', () => {
  const { paths } = app.swagger();
  const documented = app.routeTable.filter(({ url }) => /^\/api\/v1\/(?!openapi)/.test(url));
  const known = new Set(documented.map(({ url }) => url.replaceAll(/:(\w+)/g, '{$1}')));
  expect(new Set(Object.keys(paths ?? {}))).toEqual(known);
});
