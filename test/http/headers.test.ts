import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { subjectRoutes } from '../../src/start/routes.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { openSmallNetwork } from '../support/small-network.ts';
import { ask, signIn, testApp } from './support.ts';

/** What every answer says, whatever it is and whoever gets it; the values as browsers know them. */
const everywhere: Record<string, RegExp> = {
  'content-security-policy': /default-src '(?:self|none)'/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'permissions-policy': /camera=\(\), microphone=\(\), geolocation=\(\)/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'x-frame-options': /^DENY$/i,
};
/** Files of the web part and of the description of the API: the same for everybody, so that they may be kept. */
const isFile = /^\/(?:assets\/|index\.html|api\/docs\/static\/|$)/;

describe('what every answer tells a browser', () => {
  let opened: TestDatabase;
  let app: RouteApp;
  let cookie: string;
  beforeAll(async () => {
    opened = await createTestDatabase('pglite');
    const { engine } = await openSmallNetwork(opened.database);
    const web = mkdtempSync(path.join(os.tmpdir(), 'aanzet-web-'));
    mkdirSync(path.join(web, 'assets'));
    writeFileSync(path.join(web, 'index.html'), '<!doctype html><title>Aanzet</title>');
    writeFileSync(path.join(web, 'assets', 'index-abc123.js'), 'export {};');
    app = await testApp(opened.database.kysely, { engine, routes: subjectRoutes, webDirectory: web });
    cookie = await signIn(app, 'clb-member');
  });
  afterAll(async () => {
    await app.close();
    await opened.drop();
  });

  function missing(url: string, status: number, headers: Record<string, unknown>): string[] {
    const cache = String(headers['cache-control']);
    const kept =
      status < 400 && isFile.test(url)
        ? /^(?:no-cache|no-store|public, max-age=(?:0|31536000, immutable))$/
        : /^no-store$/;
    const wanted = { ...everywhere, 'cache-control': kept };
    const csp = String(headers['content-security-policy']);
    return [
      ...Object.entries(wanted).flatMap(([name, value]) =>
        value.test(String(headers[name])) ? [] : [`${name}: ${String(headers[name])}`],
      ),
      ...(/script-src[^;]*unsafe|\*|https?:/.test(csp) ? [`loose policy: ${csp}`] : []),
      ...(headers['server'] === undefined && headers['x-powered-by'] === undefined ? [] : ['names what runs here']),
      ...(headers['access-control-allow-origin'] === undefined ? [] : ['lets other sites read']),
      ...(cache === 'undefined' ? ['says nothing about caches'] : []),
    ];
  }

  test('is said on every route, as a stranger and as a member, with every verb', async () => {
    const faults: string[] = [];
    const statuses = new Set<number>();
    const urls = [...new Set(app.routeTable.map(({ url }) => url))];
    const others = [
      '/',
      '/dossiers',
      '/api/v1/nothing',
      '/api/nothing',
      '/../etc/passwd',
      '/assets/nothing.js',
      '/%zz',
    ];
    for (const url of [...urls, ...others])
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'] as const)
        for (const who of [undefined, cookie]) {
          const address = url.replaceAll(/:\w+/g, crypto.randomUUID()).replace('*', 'index.css');
          const accept = { accept: 'text/html' };
          const answer = await ask(app, { method, url: address, headers: accept, ...(who ? { cookie: who } : {}) });
          statuses.add(answer.statusCode);
          const asPage = answer.headers['content-type']?.startsWith('text/html') && !url.startsWith('/api');
          for (const fault of missing(asPage ? '/' : url, answer.statusCode, answer.headers))
            faults.push(`${method} ${url} ${answer.statusCode}: ${fault}`);
        }
    expect(faults).toEqual([]);
    for (const status of [200, 302, 400, 401, 404, 405]) expect([...statuses]).toContain(status);
  });

  test('is said of what is not even HTTP', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' });
    const address = app.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const answer = await new Promise<string>((answered) => {
      let said = '';
      const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/9.9\r\n\r\n'));
      socket.on('data', (chunk) => (said += chunk.toString()));
      socket.on('close', () => answered(said));
    });
    expect(answer).toContain('cache-control: no-store');
    expect(answer).toContain('x-content-type-options: nosniff');
  });
});
