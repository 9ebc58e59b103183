import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { sampleRoutes } from './sample-routes.ts';
import { ask, testApp } from './support.ts';

const html = { accept: 'text/html,application/xhtml+xml' };

describe('what a browser gets', () => {
  let opened: TestDatabase;
  let app: RouteApp;
  const folder = mkdtempSync(path.join(tmpdir(), 'aanzet-web-'));
  beforeAll(async () => {
    mkdirSync(path.join(folder, 'assets'));
    writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>Aanzet</title>');
    writeFileSync(path.join(folder, 'assets', 'main-abc123.js'), 'let a;');
    writeFileSync(path.join(folder, 'favicon.svg'), '<svg/>');
    opened = await createTestDatabase('pglite');
    app = await testApp(opened.database.kysely, { webDirectory: folder, routes: [sampleRoutes] });
  });
  afterAll(async () => {
    await app.close();
    await opened.drop();
    rmSync(folder, { recursive: true });
  });

  test('every answer tells the browser what it may load, and that it may not be framed', async () => {
    for (const url of ['/', '/api/v1/health', '/api/v1/nothing', '/api/docs', '/nothing']) {
      const { headers } = await ask(app, { url });
      const policy = String(headers['content-security-policy']).split(';').toSorted();
      expect(policy).toEqual([
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
      ]);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
      });
      expect(headers['strict-transport-security']).toBeUndefined();
      expect(headers['x-powered-by'] ?? headers['server']).toBeUndefined();
    }
  });

  test('keeps files with a hash for ever, the page never, the API not at all', async () => {
    const cache = async (url: string) => (await ask(app, { url, headers: html })).headers['cache-control'];
    expect(await cache('/assets/main-abc123.js')).toBe('public, max-age=31536000, immutable');
    expect([await cache('/'), await cache('/dossiers/7'), await cache('/favicon.svg')]).toEqual(
      Array(3).fill('no-cache'),
    );
    expect([await cache('/api/v1/health'), await cache('/api/v1/me')]).toEqual(['no-store', 'no-store']);
  });

  test.each([
    ['/', 200, 'text/html'],
    ['/dossiers/7?tab=x', 200, 'text/html'],
    ['/assets/main-abc123.js', 200, 'javascript'],
    ['/assets/gone.js', 404, 'application/problem+json'],
    ['/api', 404, 'application/problem+json'],
    ['/api/v1/gone', 404, 'application/problem+json'],
    ['/..%2f..%2fetc/passwd', 200, 'text/html'],
    ['/assets/..%2f..%2fpackage.json', 404, 'application/problem+json'],
  ])('%s is %i %s', async (url, status, type) => {
    const answer = await ask(app, { url, headers: html });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain(type);
    expect(answer.body).not.toMatch(/root:|"name":/);
  });

  test('an address outside the API that no page asks for is 404', async () => {
    expect((await ask(app, { url: '/dossiers/7', headers: { accept: 'application/json' } })).statusCode).toBe(404);
    expect((await ask(app, { method: 'POST', url: '/dossiers/7', headers: html })).statusCode).toBe(404);
  });

  test('describes the API in OpenAPI 3.1, with refusals, and every route in it', async () => {
    const answer = await ask(app, { url: '/api/v1/openapi.json' });
    expect(answer.statusCode).toBe(200);
    const { openapi, info, paths } = answer.json();
    expect([openapi, info.title, info.version]).toEqual(['3.1.0', 'Aanzet', '1.2.3']);
    const documented = app.routeTable.filter(
      ({ method, url }) => /^\/api\/v1\/(?!openapi)/.test(url) && method !== 'HEAD',
    );
    for (const { method, url } of documented) {
      const operation = paths[url.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      expect(operation, `${method} ${url}`).toBeDefined();
      const problem = operation.responses['4XX'].content['application/problem+json'].schema;
      expect(problem.required).toContain('code');
    }
    expect(paths['/api/v1/sample'].post.requestBody.content['application/json'].schema).toMatchObject({
      additionalProperties: false,
      properties: { kind: { enum: ['soft', 'hard'] }, on: { format: 'date' } },
    });
    const { parameters, security } = paths['/api/v1/sample'].post;
    expect(parameters).toMatchObject([{ in: 'header', name: 'Idempotency-Key', required: true }]);
    expect(security).toEqual([{ session: [] }]);
    expect(paths['/api/v1/health'].get.security).toBeUndefined();
    expect(Object.keys(paths).every((url) => url.startsWith('/api/v1/'))).toBe(true);
  });

  test('reads the description as a page, from local files alone', async () => {
    const page = await ask(app, { url: '/api/docs' });
    expect(page.statusCode).toBe(200);
    const sources = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(sources.length).toBeGreaterThan(3);
    for (const source of sources) {
      expect(source).toMatch(/^\/api\/docs\//);
      expect((await ask(app, { url: source })).statusCode).toBe(200);
    }
    expect(page.body).not.toMatch(/<script>|onload=/);
  });

  test('without a built web part the API runs alone', async () => {
    const alone = await testApp(opened.database.kysely, { webDirectory: path.join(folder, 'gone') });
    expect((await ask(alone, { url: '/', headers: html })).json().code).toBe('notFound');
    await alone.close();
  });
});
