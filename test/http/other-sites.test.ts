import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { subjectRoutes } from '../../src/start/routes.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { openSmallNetwork } from '../support/small-network.ts';
import { host, origin, signIn, testApp } from './support.ts';

/** What a browser sends along from a page that is not ours, and what tools leave out or make up. */
const foreign: [string, Record<string, string>][] = [
  ['no origin', {}],
  ['an opaque origin', { origin: 'null' }],
  ['an empty origin', { origin: '' }],
  ['another site', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }],
  ['a site below ours', { origin: `http://sub.${host}`, 'sec-fetch-site': 'same-site' }],
  ['a site that begins like ours', { origin: `${origin}.evil.test` }],
  ['another port', { origin: `${origin}:8443`, 'sec-fetch-site': 'same-site' }],
  ['another scheme', { origin: `ftp://${host}` }],
  ['an address instead of an origin', { origin: `${origin}/dossiers` }],
  ['two origins', { origin: `${origin}, https://evil.test` }],
  ['our origin, from another site', { origin, 'sec-fetch-site': 'cross-site' }],
  ['our origin, from a site below ours', { origin, 'sec-fetch-site': 'same-site' }],
  ['our origin, from nowhere', { origin, 'sec-fetch-site': 'none' }],
];

describe('what another site makes a browser ask', () => {
  let opened: TestDatabase;
  let app: RouteApp;
  const cookies: string[] = [];
  beforeAll(async () => {
    opened = await createTestDatabase('pglite');
    const { engine } = await openSmallNetwork(opened.database);
    app = await testApp(opened.database.kysely, { engine, routes: subjectRoutes });
    for (const who of ['clb-member', 'coordinator-member', 'administrator-member'])
      cookies.push(await signIn(app, who));
  });
  afterAll(async () => {
    await app.close();
    await opened.drop();
  });

  const unsafe = () =>
    app.routeTable.filter(
      ({ method, url }) => !['GET', 'HEAD', 'OPTIONS'].includes(method) && url.startsWith('/api/v1'),
    );

  test.each(foreign)('is refused on every unsafe route, whoever is signed in: %s', async (_name, headers) => {
    const letIn: string[] = [];
    for (const { method, url } of unsafe())
      for (const cookie of [undefined, ...cookies]) {
        const answer = await app.inject({
          method: method as 'POST',
          url: url.replaceAll(/:\w+/g, crypto.randomUUID()),
          headers: {
            host,
            ...headers,
            ...(cookie === undefined ? {} : { cookie }),
            'content-type': 'application/json',
          },
          payload: '{}',
        });
        if (answer.statusCode !== 403 || answer.json().code !== 'foreignOrigin')
          letIn.push(`${method} ${url}: ${answer.statusCode}`);
      }
    expect(unsafe().length).toBeGreaterThan(25);
    expect(letIn).toEqual([]);
  });

  test.each([{ origin }, { origin, 'sec-fetch-site': 'same-origin' }])(
    'is not what our own page asks: %j',
    async (headers) => {
      const turnedAway: string[] = [];
      for (const { method, url } of unsafe()) {
        const address = url.replaceAll(/:\w+/g, crypto.randomUUID());
        const answer = await app.inject({ method: method as 'POST', url: address, headers: { host, ...headers } });
        if (answer.statusCode === 403) turnedAway.push(url);
      }
      expect(turnedAway).toEqual([]);
    },
  );

  test('reads nothing by following a link: the cookie comes along, the answer stays with the browser', async () => {
    const answer = await app.inject({
      url: '/api/v1/me',
      headers: { host, cookie: cookies[0] ?? '', 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' },
    });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin');
  });
});
