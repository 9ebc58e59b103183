import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { ask, testApp } from './support.ts';

const script = 'let a = 1;'.repeat(50);

describe('what travels small', () => {
  let opened: TestDatabase;
  let app: RouteApp;
  const folder = mkdtempSync(path.join(tmpdir(), 'aanzet-web-'));
  beforeAll(async () => {
    mkdirSync(path.join(folder, 'assets'));
    writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>Aanzet</title>');
    const file = path.join(folder, 'assets', 'main-abc123.js');
    writeFileSync(file, script);
    writeFileSync(`${file}.br`, brotliCompressSync(script));
    writeFileSync(`${file}.gz`, gzipSync(script));
    opened = await createTestDatabase('pglite');
    app = await testApp(opened.database.kysely, { webDirectory: folder });
  });
  afterAll(async () => {
    await app.close();
    await opened.drop();
    rmSync(folder, { recursive: true });
  });
  const get = (url: string, encodings?: string) =>
    ask(app, { url, headers: encodings === undefined ? {} : { 'accept-encoding': encodings } });

  test('a file goes as the twin that the browser takes, and may be kept for ever all the same', async () => {
    const forever = { 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' };
    const brotli = await get('/assets/main-abc123.js', 'gzip, br');
    expect(brotli.headers).toMatchObject({ ...forever, 'content-encoding': 'br' });
    expect(brotli.headers['content-type']).toContain('javascript');
    expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(script);
    const zipped = await get('/assets/main-abc123.js', 'gzip');
    expect(gunzipSync(zipped.rawPayload).toString()).toBe(script);
    const plain = await get('/assets/main-abc123.js');
    expect(plain.headers).toMatchObject(forever);
    expect([plain.body, plain.headers['content-encoding']]).toEqual([script, undefined]);
    // The page has no twin here.
    expect((await get('/', 'br')).headers['content-encoding']).toBeUndefined();
  });

  test('the twins are no pages of their own', async () => {
    expect((await get('/assets/main-abc123.js.br')).statusCode).toBe(404);
  });

  test('long JSON is zipped for who takes it, short JSON goes as it is', async () => {
    const url = '/api/v1/openapi.json';
    const plain = await get(url);
    expect(plain.headers['content-encoding']).toBeUndefined();
    const zipped = await get(url, 'gzip, deflate, br');
    expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(JSON.parse(gunzipSync(zipped.rawPayload).toString())).toEqual(plain.json());
    expect(zipped.rawPayload.length).toBeLessThan(plain.rawPayload.length / 4);
    for (const none of ['identity', 'br', 'gzip;q=0', 'gzip; q=0.0, br'])
      expect((await get(url, none)).headers['content-encoding'], none).toBeUndefined();
    expect((await get('/api/v1/health', 'gzip')).headers['content-encoding']).toBeUndefined();
  });
});
