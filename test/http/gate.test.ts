import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { z } from 'zod';
import { mayInCase } from '../../src/access/in-case.ts';
import { refused, type RoutePlugin } from '../../src/access/route-plugin.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { sampleRoutes, scripted } from './sample-routes.ts';
import { ask, host, insertPeople, origin, signIn, testApp } from './support.ts';

describe('the gate', () => {
  let opened: TestDatabase;
  let app: RouteApp;
  let anke: string;
  beforeAll(async () => {
    opened = await createTestDatabase('pglite');
    await insertPeople(opened.database.kysely);
    app = await testApp(opened.database.kysely, { routes: [sampleRoutes] });
    anke = await signIn(app, 'anke');
  });
  afterAll(async () => {
    await app.close();
    await opened.drop();
  });

  test('lets no application start with a route that names no policy', async () => {
    const planted = testApp(opened.database.kysely, {
      routes: [(inner) => void inner.get('/forgotten', () => ({ secret: true }))],
    });
    await expect(planted).rejects.toThrow('GET /api/v1/forgotten');
  });

  test('knows the policy of every route that runs', () => {
    expect(app.routeTable.filter(({ policy }) => policy === undefined)).toEqual([]);
    const outside = app.routeTable.filter(({ policy, url }) => policy === 'public' && url.startsWith('/api/v1'));
    expect([...new Set(outside.map(({ url }) => url))].toSorted()).toEqual([
      '/api/v1/health',
      '/api/v1/health/live',
      '/api/v1/health/ready',
      '/api/v1/openapi.json',
      '/api/v1/own/open',
      '/api/v1/sign-in',
    ]);
  });

  test.each(['/api/v1/me', '/api/v1/sample', `/api/v1/sample/${crypto.randomUUID()}`])(
    'answers a stranger at %s with 401',
    async (url) => {
      const answer = await ask(app, { url });
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'notSignedIn']);
      expect(answer.headers['content-type']).toBe('application/problem+json');
    },
  );

  test('hides what may not be seen: the same 404 everywhere, in body and headers', async () => {
    const coordinator = await signIn(app, 'cora');
    scripted.relation = { slots: [], akkoord: 'there', withheld: [] };
    const known = async (url: string, method: 'GET' | 'POST' = 'GET') => {
      const { statusCode, headers, body } = await ask(app, { url, method, cookie: coordinator });
      const { date, ...others } = headers;
      return { dated: date !== undefined, statusCode, others, body: body.replace(/"requestId":"[^"]+"/, '') };
    };
    const unknown = await known('/api/v1/nothing');
    expect(unknown.statusCode).toBe(404);
    expect(await known('/api/v1/nothing', 'POST')).toEqual(unknown);
    expect(await known('/api/v1/sample', 'POST')).toEqual(unknown);
    expect(await known(`/api/v1/sample/${crypto.randomUUID()}`)).toEqual(unknown);
    expect(await known('/api/v1/sample/not-an-id')).toEqual(unknown);
    expect(await known('/api/v1/%zz')).toMatchObject({ statusCode: 404 });
  });

  test('lets a handler decide about one case, and answers 500 when it forgot', async () => {
    const url = `/api/v1/sample/${crypto.randomUUID()}`;
    scripted.relation = { slots: [], akkoord: 'there', withheld: [] };
    expect((await ask(app, { url, cookie: anke })).statusCode).toBe(404);
    scripted.relation = { slots: ['clb'], akkoord: 'there', withheld: [] };
    expect((await ask(app, { url, cookie: anke })).statusCode).toBe(200);
    const forgotten = await ask(app, { url: `${url}/undecided`, cookie: anke });
    expect([forgotten.statusCode, forgotten.json().code]).toEqual([500, 'internal']);
    expect(forgotten.body).not.toContain('secret');
  });

  test.each([
    [undefined, 403],
    ['null', 403],
    ['', 403],
    ['http://evil.test', 403],
    [`http://${host}.evil.test`, 403],
    [`http://sub.${host}`, 403],
    [`http://${host}:81`, 403],
    [`${origin}/`, 403],
    [host, 403],
    [origin, 200],
    [origin.toUpperCase().replace('HTTP', 'http'), 200],
  ])('an unsafe verb from origin %j gets %i', async (from, status) => {
    const headers = { host, cookie: anke, ...(from === undefined ? {} : { origin: from }) };
    const answer = await app.inject({ method: 'POST', url: '/api/v1/inbox/read-all', headers });
    expect(answer.statusCode).toBe(status);
    expect(answer.json().code).toBe(status === 403 ? 'foreignOrigin' : undefined);
  });

  test('behind a public origin only that origin counts, and the cookie is for https alone', async () => {
    const publicOrigin = 'https://aanzet.example.be';
    const behind = await testApp(opened.database.kysely, { publicOrigin });
    const from = async (sender: string) =>
      behind.inject({
        method: 'POST',
        url: '/api/v1/demo/sign-in',
        payload: { persona: 'anke' },
        headers: { host, origin: sender },
      });
    expect((await from(origin)).statusCode).toBe(403);
    const signedIn = await from(publicOrigin);
    expect(signedIn.headers['set-cookie']).toContain('; Secure');
    expect(signedIn.headers['strict-transport-security']).toContain('max-age=');
    await behind.close();
  });

  test('outside the demo, its routes do not exist', async () => {
    const real = await testApp(opened.database.kysely, { demo: false });
    for (const url of ['/api/v1/demo/personas', '/api/v1/demo/clock'])
      expect((await ask(real, { url })).statusCode).toBe(404);
    const posts = { '/api/v1/demo/sign-in': { persona: 'anke' }, '/api/v1/demo/clock': { advance: 'P1D' } };
    for (const [url, payload] of Object.entries(posts))
      expect((await ask(real, { method: 'POST', url, payload })).statusCode).toBe(404);
    await real.close();
  });

  test('says 405 and what is allowed for another verb at a known address, 404 for an unknown one', async () => {
    const other = await ask(app, { method: 'DELETE', url: '/api/v1/me' });
    expect([other.statusCode, other.json().code, other.headers['allow']]).toEqual([
      405,
      'methodNotAllowed',
      'GET, HEAD',
    ]);
    const withBody = await ask(app, {
      method: 'PUT',
      url: '/api/v1/inbox/7/read',
      payload: 'x',
      headers: { 'content-type': 'text/plain' },
    });
    expect([withBody.statusCode, withBody.headers['allow']]).toEqual([405, 'POST']);
    for (const url of [
      '/api/v1/unknown',
      '/api/v1/ME',
      '/api/v1/me/',
      '//api/v1/me',
      '/api/v1/me;x',
      '/api/v1/%6de/x',
      '/api/v1/%zz',
    ]) {
      const answer = await ask(app, { url });
      expect([url, answer.statusCode, answer.json().code]).toEqual([url, 404, 'notFound']);
    }
  });

  test('a reader who asks too much waits; another does not', async () => {
    const limited = await testApp(opened.database.kysely, { rateLimit: 5 });
    const first = await signIn(limited, 'anke');
    const second = await signIn(limited, 'bram');
    const statuses: number[] = [];
    for (let n = 0; n < 7; n += 1) statuses.push((await ask(limited, { url: '/api/v1/me', cookie: first })).statusCode);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const last = await ask(limited, { url: '/api/v1/me', cookie: first });
    expect(last.json().code).toBe('tooManyRequests');
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask(limited, { url: '/api/v1/me', cookie: second })).statusCode).toBe(200);
    await limited.close();
  });

  test('outside the demonstration a reader draws so many papers a minute and no more; pages go on', async () => {
    const papers: RoutePlugin = (inner) => {
      const schema = { response: { 200: z.object({}), ...refused } };
      for (const url of ['/one', '/two'])
        inner.get(url, { config: { policy: 'formPaper' }, schema }, (request) => {
          mayInCase(request, { slots: ['clb'], akkoord: 'there', withheld: [] });
          return {};
        });
    };
    const limited = await testApp(opened.database.kysely, { paperLimit: 3, routes: [papers] });
    const [first, second] = [await signIn(limited, 'anke'), await signIn(limited, 'bram')];
    const draw = async (cookie: string, url: string) =>
      (await ask(limited, { url: `/api/v1${url}`, cookie })).statusCode;
    const statuses = [];
    for (const url of ['/one', '/two', '/one', '/two', '/one']) statuses.push(await draw(first, url));
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    const refusal = await ask(limited, { url: '/api/v1/one', cookie: first });
    expect(refusal.headers['content-type']).toBe('application/problem+json');
    expect([refusal.json().code, Number(refusal.headers['retry-after']) > 0]).toEqual(['tooManyRequests', true]);
    expect([await draw(second, '/one'), await draw(first, '/me')]).toEqual([200, 200]);
    await limited.close();
  });

  test('strangers share what they may ask from one address; a session that nobody has makes nobody a reader', async () => {
    const limited = await testApp(opened.database.kysely, { rateLimit: 4 });
    const from = (remoteAddress: string, cookie?: string) =>
      ask(limited, { url: '/api/v1/health/live', remoteAddress, ...(cookie === undefined ? {} : { cookie }) });
    const statuses = [];
    for (let n = 0; n < 6; n += 1)
      statuses.push((await from('192.0.2.7', `aanzet_session=${String(n).repeat(43)}`)).statusCode);
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
    expect((await from('192.0.2.8')).statusCode).toBe(200);
    await limited.close();
  });
});
