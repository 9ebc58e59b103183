import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { attachmentRoutes } from '../../src/attachments/routes.ts';
import { afsprakenkaderRoutes } from '../../src/afsprakenkader/routes.ts';
import { caseRoutes } from '../../src/cases/routes.ts';
import { formRoutes } from '../../src/forms/routes.ts';
import { paperRoutes } from '../../src/papers/routes.ts';
import { registrationRoutes } from '../../src/registration/routes.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { openSmallNetwork } from '../support/small-network.ts';
import { sendBadInput } from './bad-input.ts';
import { signIn, testApp } from './support.ts';

const routes = [caseRoutes, registrationRoutes, formRoutes, paperRoutes, attachmentRoutes, afsprakenkaderRoutes];
let opened: TestDatabase;
let app: RouteApp;
beforeAll(async () => {
  opened = await createTestDatabase('pglite');
  const { engine } = await openSmallNetwork(opened.database);
  app = await testApp(opened.database.kysely, { engine, routes });
});
afterAll(async () => {
  await app.close();
  await opened.drop();
});

test('these are the routes that the application starts with', () => {
  const main = readFileSync('src/main.ts', 'utf8');
  const names = /routes: \[([^\]]+)\]/
    .exec(main)?.[1]
    ?.split(',')
    .map((name) => name.trim());
  expect(names).toEqual([
    'caseRoutes',
    'registrationRoutes',
    'formRoutes',
    'paperRoutes',
    'attachmentRoutes',
    'afsprakenkaderRoutes',
  ]);
});

test('every route of the whole application answers bad input with a Dutch problem that names the field', async () => {
  const cookies = [await signIn(app, 'clb-member'), await signIn(app, 'coordinator-member')];
  const { failures, routes: asked } = await sendBadInput(app, cookies);
  expect(failures).toEqual([]);
  expect(asked).toBeGreaterThan(18);
});

test('the whole application describes itself', () => {
  const { paths } = app.swagger();
  const documented = app.routeTable.filter(({ url }) => /^\/api\/v1\/(?!openapi)/.test(url));
  const known = new Set(documented.map(({ url }) => url.replaceAll(/:(\w+)/g, '{$1}')));
  expect(new Set(Object.keys(paths ?? {}))).toEqual(known);
});
