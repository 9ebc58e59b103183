import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { screens } from './screens.ts';

const router = readFileSync(new URL('../../web/router.tsx', import.meta.url), 'utf8');
const routes = [...router.matchAll(/path: '([^']+)'/g)].map(([, path]) => path);

test('the router is read as it is written: each of its routes has a path', () => {
  expect(routes.length).toBe(router.match(/= createRoute\(/g)?.length);
});

test('every route of the application is looked at by `npm run a11y`', () => {
  const looked = new Set(screens.map(({ route }) => route));
  expect(routes.filter((route) => !looked.has(route ?? ''))).toEqual([]);
});

test('no screen is listed under the name of another, or with a route that is gone', () => {
  const names = screens.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
  expect(screens.filter(({ route }) => route !== null && !routes.includes(route))).toEqual([]);
});
