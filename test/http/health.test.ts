import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { openDatabase } from '../../db/database.ts';
import { createTestDatabase } from '../support/databases.ts';
import { ask, insertPeople, origin, signIn, testApp } from './support.ts';

test('says that it works, with mode and version', async () => {
  const { database, drop } = await createTestDatabase('pglite');
  const app = await testApp(database.kysely);
  const answer = await app.inject('/api/v1/health');
  expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok', mode: 'embedded', version: '1.2.3' }]);
  await app.close();
  await drop();
});

test('without a database: health and every route 503, at once', async () => {
  const database = await openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' });
  const app = await testApp(database.kysely, { mode: 'server' });
  const health = await app.inject('/api/v1/health');
  expect([health.statusCode, health.json().status]).toEqual([503, 'unavailable']);
  const me = await ask(app, { url: '/api/v1/me', cookie: `aanzet_session=${'a'.repeat(43)}` });
  expect([me.statusCode, me.json().code]).toEqual([503, 'databaseUnavailable']);
  expect(Number(me.headers['retry-after'])).toBeGreaterThan(0);
  await app.close();
  await database.close();
});

test('with a database that hangs, health still answers within its two seconds', async () => {
  const sockets: Socket[] = [];
  const mute = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1');
  await once(mute, 'listening');
  const { port } = mute.address() as AddressInfo;
  const database = await openDatabase({ url: `postgres://nobody@127.0.0.1:${port}/none` });
  const app = await testApp(database.kysely);
  const started = performance.now();
  expect((await app.inject('/api/v1/health')).statusCode).toBe(503);
  expect(performance.now() - started).toBeLessThan(3_000);
  for (const socket of sockets) socket.destroy();
  await app.close();
  await database.close();
  mute.close();
});

test('when the database goes away and comes back, so do the answers', async () => {
  const { database, drop } = await createTestDatabase('pglite');
  await insertPeople(database.kysely);
  const app = await testApp(database.kysely);
  const cookie = await signIn(app, 'anke');
  await database.close();
  const away = await ask(app, { url: '/api/v1/me', cookie });
  expect([away.statusCode, away.json().code]).toEqual([503, 'databaseUnavailable']);
  await app.close();
  await drop();
});

test('closing lets the request that runs end, and then nobody is served', async () => {
  const { database, drop } = await createTestDatabase('pglite');
  await insertPeople(database.kysely);
  let release: (() => void) | undefined;
  const asked = Promise.withResolvers<void>();
  const app = await testApp(database.kysely, {
    advanceClock: async () => {
      asked.resolve();
      await new Promise<void>((resolve) => (release = resolve));
      return { now: '2026-11-23T09:00:00.000Z', fired: 3 };
    },
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const headers = { 'content-type': 'application/json', origin: address };
  const running = fetch(`${address}/api/v1/demo/clock`, { method: 'POST', headers, body: '{"advance":"P1D"}' });
  await asked.promise;
  const closing = app.close();
  release?.();
  expect(await (await running).json()).toEqual({ now: '2026-11-23T09:00:00.000Z', fired: 3 });
  await closing;
  await expect(fetch(`${address}/api/v1/health`)).rejects.toThrow('fetch failed');
  await drop();
});

test('bytes that are no HTTP get a problem too', async () => {
  const { database, drop } = await createTestDatabase('pglite');
  const app = await testApp(database.kysely);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const say = async (text: string): Promise<string> => {
    const socket = connect(port, '127.0.0.1');
    socket.end(text);
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    return answer;
  };
  const post = `POST /api/v1/sign-out HTTP/1.1\r\nhost: x\r\norigin: ${origin}\r\n`;
  const broken = [
    'HELLO\r\n\r\n',
    `${post}content-length: 3\r\ncontent-length: 4\r\n\r\n{}`,
    `${post}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n{}`,
    `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`,
    'GET / HTTP/1.1\r\n\r\n',
  ];
  for (const text of broken) {
    const answer = await say(text);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  }
  expect(await say('HELLO\r\n\r\n')).toContain('application/problem+json');
  await app.close();
  await drop();
});
