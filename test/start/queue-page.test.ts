import type { Queue } from 'bullmq';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { queueNames } from '../../workers/start-workers.ts';
import { openQueue, type JobQueue } from '../../workers/queue.ts';
import { ask, insertPeople, signIn, testApp } from '../http/support.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { startRedis, type RedisServer } from '../support/redis-server.ts';

const canary = 'Kanarievogel';

describe.each(['pglite', 'redis'] as const)('the page of queues (%s)', (home) => {
  let opened: TestDatabase;
  let redis: RedisServer | undefined;
  let queue: JobQueue;
  let app: RouteApp;
  let administrator: string;
  let raw: Queue;
  beforeAll(async () => {
    opened = await createTestDatabase('pglite');
    redis = home === 'redis' ? await startRedis() : undefined;
    queue = await openQueue({ database: opened.database, ...(redis ? { redisUrl: redis.url } : {}) });
    raw = queue.raw('sweep');
    await raw.waitUntilReady();
    const db = opened.database.kysely;
    await insertPeople(db);
    await db
      .insertInto('organisation')
      .values({
        id: 'house',
        network_id: 'net-1',
        kind: 'administration',
        name: 'Beheer',
        municipality: '',
        closed: '[]',
      })
      .execute();
    await db
      .insertInto('member')
      .values([
        { id: 'rik', organisation_id: 'house', name: 'Rik Adams', capacity: 'administrator' },
        { id: 'mia', organisation_id: 'org-clb', name: 'Mia Lenaerts', capacity: 'accessManager' },
      ])
      .execute();
    app = await testApp(db, { queues: queueNames.map((name) => queue.raw(name)) });
    administrator = await signIn(app, 'rik');
  });
  afterAll(async () => {
    await app.close();
    await queue.close(0);
    await redis?.stop();
    await opened.drop();
  });

  const get = (url: string, cookie = administrator) => ask(app, { url: `/wachtrijen${url}`, cookie });
  const send = (method: 'PUT' | 'POST' | 'DELETE' | 'PATCH', url: string) =>
    ask(app, { method, url: `/wachtrijen${url}`, cookie: administrator });

  test('shows the administrator what waits, with ids and nothing else of it', async () => {
    await raw.add(
      'timer',
      { deadlineId: '019ab0c0-0000-7000-8000-000000000001', pupil: `${canary} Peeters` },
      { delay: 60_000 },
    );
    const answer = await get('/api/queues?activeQueue=sweep&status=delayed&page=1');
    expect(answer.statusCode, answer.body).toBe(200);
    const { queues } = answer.json<{ queues: { name: string; readOnlyMode: boolean; jobs: { data: object }[] }[] }>();
    expect(queues.map(({ name, readOnlyMode }) => [name, readOnlyMode])).toEqual([
      ['sweep', true],
      ['mail', true],
      ['seal', true],
    ]);
    expect(queues[0]?.jobs[0]?.data).toEqual({ deadlineId: '019ab0c0-0000-7000-8000-000000000001', pupil: '…' });
    expect(answer.body).not.toContain(canary);
  });

  test('tells no message of an error, which may hold anything', async () => {
    queue.work('mail', () => Promise.reject(new Error(`Key (name)=(${canary}) exists`)));
    await queue.add('mail', 'failing', {}, { jobId: 'timer-failing', attempts: 9, delayMs: 0 });
    const failed = async () => (await queue.raw('mail').getJob('timer-failing'))?.failedReason ?? '';
    await vi.waitFor(async () => expect(await failed()).toContain(canary), { timeout: 15_000, interval: 50 });
    for (const url of [
      '?activeQueue=mail&status=delayed&page=1',
      '?activeQueue=mail&status=latest&page=1',
      '/mail/timer-failing',
    ]) {
      const answer = await get(`/api/queues${url}`);
      expect(answer.statusCode, answer.body).toBe(200);
      expect(answer.body).not.toContain(canary);
    }
  });

  test('is there for administrators only: the page, its files and what it asks', async () => {
    const page = (await get('/')).body;
    const [script = ''] = /static\/js\/main[^"]*/.exec(page) ?? [];
    expect(script).not.toBe('');
    const addresses = ['', '/', '/queue/sweep', '/api/queues', '/api/redis/stats', `/${script}`];
    for (const member of ['anke', 'cora', 'mia', 'link-noor']) {
      const cookie = await signIn(app, member);
      for (const url of addresses) {
        const answer = await get(url, cookie);
        expect([answer.statusCode, answer.json().code, answer.headers['content-type']], `${member} ${url}`).toEqual([
          404,
          'notFound',
          'application/problem+json',
        ]);
        // Word for word what an address gets that does not exist.
        const nowhere = await ask(app, { url: '/api/v1/bestaat-niet', cookie });
        expect({ ...answer.json(), requestId: '' }).toEqual({ ...nowhere.json(), requestId: '' });
      }
    }
    for (const url of addresses) expect((await ask(app, { url: `/wachtrijen${url}` })).statusCode, url).toBe(401);
    expect((await get(`/${script}`)).statusCode).toBe(200);
  });

  test('is to look at and not to touch', async () => {
    const job = await raw.add('kept', {}, { delay: 60_000, jobId: 'timer-kept' });
    const attempts = [
      await send('PUT', '/api/queues/pause'),
      await send('PUT', '/api/queues/sweep/pause'),
      await send('PUT', '/api/queues/sweep/empty'),
      await send('PUT', `/api/queues/sweep/${job.id}/clean`),
      await send('PUT', `/api/queues/sweep/${job.id}/promote`),
      await send('PUT', '/api/queues/sweep/clean/delayed'),
    ];
    for (const answer of attempts) expect([404, 405], answer.body).toContain(answer.statusCode);
    expect(attempts.filter(({ statusCode }) => statusCode === 405).length).toBeGreaterThan(3);
    expect(await raw.getJob('timer-kept')).toBeDefined();
    expect(await raw.isPaused()).toBe(false);
  });

  test('has a policy of its own for what browsers may load, and leaves that of other pages alone', async () => {
    const page = await get('/');
    expect(page.headers['content-security-policy']).toContain("base-uri 'self'");
    expect(page.headers['content-security-policy']).not.toContain('unsafe-eval');
    expect(page.body).not.toContain('https://');
    const other = await ask(app, { url: '/api/v1/me', cookie: administrator });
    expect(other.headers['content-security-policy']).toContain("base-uri 'none'");
  });

  test('every address of it asks for the right to administer', () => {
    const routes = app.routeTable.filter(({ url }) => url.startsWith('/wachtrijen'));
    expect(routes.length).toBeGreaterThan(10);
    expect(new Set(routes.map(({ policy }) => policy))).toEqual(new Set(['administration']));
  });
});
