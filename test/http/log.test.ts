import { DatabaseError } from 'pg';
import { expect, test } from 'vitest';
import { createLog } from '../../src/http/log.ts';
import { createTestDatabase } from '../support/databases.ts';
import { sampleRoutes, scripted } from './sample-routes.ts';
import { ask, insertPeople, signIn, testApp } from './support.ts';

const canary = 'KanarieNoorPeeters';

function keepLines() {
  const lines: string[] = [];
  return { lines, destination: { write: (line: string) => void lines.push(line) } };
}

test('a line of the log holds verb, route, status, time and request id, and nothing of what was asked', async () => {
  const { database, drop } = await createTestDatabase('pglite');
  await insertPeople(database.kysely);
  const { lines, destination } = keepLines();
  const app = await testApp(database.kysely, { routes: [sampleRoutes], log: { level: 'debug', destination } });
  const cookie = await signIn(app, 'anke');
  const post = {
    method: 'POST',
    cookie,
    headers: { 'content-type': 'application/json', 'user-agent': canary },
  } as const;
  const answers = [
    await ask(app, { url: `/api/v1/sample?q=${canary}`, cookie }),
    await ask(app, { url: `/api/v1/${canary}`, cookie }),
    await ask(app, { url: `/api/v1/sample/${canary}`, cookie }),
    await ask(app, { url: `/api/v1/%zz${canary}`, cookie }),
    await ask(app, { url: '/api/v1/me', cookie: `aanzet_session=${canary}`, headers: { 'idempotency-key': canary } }),
    await ask(app, { ...post, url: '/api/v1/sample', payload: { name: canary, [canary]: canary } }),
    await ask(app, { ...post, url: '/api/v1/sample', payload: `{"${canary}` }),
    await ask(app, { ...post, url: '/api/v1/demo/sign-in', payload: { persona: canary } }),
  ];
  const errors = [
    Object.assign(new DatabaseError(`duplicate key ${canary}`, 1, 'error'), {
      code: '23505',
      detail: `Key (name)=(${canary}) already exists.`,
      where: canary,
    }),
    new Error(`${canary}\n    at ${canary} (${canary}:1:1)`),
    Object.assign(new Error('x'), { code: `${canary} ${canary}`, [canary]: canary, body: { name: canary } }),
    canary,
  ];
  for (const error of errors) {
    scripted.error = error;
    answers.push(await ask(app, { ...post, url: '/api/v1/throw' }));
  }
  await app.close();
  expect(answers.map((answer) => answer.statusCode)).toEqual([
    200, 404, 404, 404, 401, 400, 400, 400, 500, 500, 500, 500,
  ]);
  expect(lines.join('')).not.toContain(canary);
  const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const allowed = [
    'level',
    'time',
    'requestId',
    'method',
    'route',
    'status',
    'ms',
    'msg',
    'errorName',
    'errorCode',
    'frames',
  ];
  expect([...new Set(entries.flatMap(Object.keys))].filter((key) => !allowed.includes(key))).toEqual([]);
  expect(entries.find(({ route }) => route === '/api/v1/sample')).toMatchObject({
    method: 'GET',
    status: 200,
    msg: 'request',
    requestId: expect.stringMatching(/^[\w-]{36}$/),
    ms: expect.any(Number),
  });
  const failed = entries.filter(({ msg }) => msg === 'request failed');
  expect(failed.map(({ errorName, errorCode }) => [errorName, errorCode])).toEqual([
    ['DatabaseError', '23505'],
    ['Error', undefined],
    ['Error', undefined],
    ['string', undefined],
  ]);
  expect(failed[0]?.['frames']).toContainEqual(expect.stringContaining('log.test.ts'));
  expect(failed[0]?.['requestId']).toBe(answers[8]?.json().requestId);
  await drop();
});

test('whatever a stray call hands over, only the list gets through', () => {
  const { lines, destination } = keepLines();
  const log = createLog({ level: 'debug', destination });
  log.info(canary);
  log.warn({ err: new Error(canary), req: { url: canary }, requestId: 'r-1', route: { nested: canary } }, canary);
  log.error(new Error(canary), canary);
  log.info('%s is away', canary);
  log.child({ [canary]: canary, mode: 'embedded' }).info({ status: 1, deep: { name: canary } });
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toContain(canary);
  expect(lines.join('')).toContain('"requestId":"r-1"');
  expect(lines.join('')).toContain('"mode":"embedded"');
});
