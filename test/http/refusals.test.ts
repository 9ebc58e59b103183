import { DatabaseError } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { problemTexts } from '../../src/contract/nl/problems.ts';
import { Problem, problemCodes } from '../../src/contract/problem.ts';
import { refuse } from '../../src/contract/refusal.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { sampleRoutes, scripted } from './sample-routes.ts';
import { ask, insertPeople, signIn, testApp } from './support.ts';

const statuses: Record<string, number> = {
  invalidInput: 400,
  malformedBody: 400,
  bodyTooLarge: 413,
  unsupportedMediaType: 415,
  missingIdempotencyKey: 400,
  foreignOrigin: 403,
  notSignedIn: 401,
  notFound: 404,
  methodNotAllowed: 405,
  notAllowedNow: 409,
  staleRevision: 409,
  sectionSavedByOther: 409,
  keyReused: 422,
  nationalNumber: 400,
  tooManyRequests: 429,
  databaseUnavailable: 503,
  newerRelease: 503,
  clockStuck: 500,
  internal: 500,
};

describe('a refusal', () => {
  let opened: TestDatabase;
  let app: RouteApp;
  let cookie: string;
  beforeAll(async () => {
    opened = await createTestDatabase('pglite');
    await insertPeople(opened.database.kysely);
    app = await testApp(opened.database.kysely, { routes: [sampleRoutes] });
    cookie = await signIn(app, 'anke');
  });
  afterAll(async () => {
    await app.close();
    await opened.drop();
  });

  test.each(problemCodes)('%s leaves as problem+json in Dutch with its status', async (code) => {
    scripted.refusal = refuse(code);
    const answer = await ask(app, { method: 'POST', url: '/api/v1/refuse', cookie });
    expect(answer.statusCode).toBe(statuses[code]);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(Problem.parse(answer.json())).toMatchObject({ code, status: statuses[code], ...problemTexts[code] });
    expect(answer.json().requestId).toMatch(/^[\w-]{36}$/);
  });

  test('carries what the reader needs to go on', async () => {
    const extra = {
      stage: 'awaitingClb',
      reason: 'caseEnded',
      revision: 7,
      allowed: [{ event: 'submitted', label: 'Indienen' }],
      theirs: { answers: { a: 1 }, revision: 2, savedBy: 'Bram' },
      yours: { a: 2 },
    };
    scripted.refusal = refuse('staleRevision', { detail: 'Bram was u voor.', extra });
    const answer = await ask(app, { method: 'POST', url: '/api/v1/refuse', cookie });
    expect(answer.json()).toMatchObject({ detail: 'Bram was u voor.', ...extra });
  });

  const unavailable: [string, Error][] = [
    ['nobody listens', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['nobody listens at two addresses', new AggregateError([Object.assign(new Error(''), { code: 'ECONNREFUSED' })])],
    ['the pool is tired of waiting', new Error('timeout exceeded when trying to connect')],
    ['the line broke', new Error('Connection terminated unexpectedly')],
    ['it shuts down', Object.assign(new DatabaseError('x', 1, 'error'), { code: '57P01' })],
    ['it has too many guests', Object.assign(new DatabaseError('x', 1, 'error'), { code: '53300' })],
    ['it was wrapped', new Error('query failed', { cause: Object.assign(new Error(''), { code: 'ECONNRESET' }) })],
  ];
  test.each(unavailable)(
    'is 503 with a time to come back when the database does not answer: %s',
    async (_why, error) => {
      scripted.error = error;
      const answer = await ask(app, { method: 'POST', url: '/api/v1/throw', cookie });
      expect([answer.statusCode, answer.json().code]).toEqual([503, 'databaseUnavailable']);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    },
  );

  test.each([
    new Error('Noor Peeters 85.07.30-033.28'),
    Object.assign(new DatabaseError('key (name)=(Noor Peeters) exists', 1, 'error'), { code: '23505', detail: 'Noor' }),
    'not even an error: Noor',
  ])('says nothing about what broke inside (%#)', async (error) => {
    scripted.error = error;
    const answer = await ask(app, { method: 'POST', url: '/api/v1/throw', cookie });
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'internal']);
    // The number of the request is random and may hold any digits.
    const { requestId, ...said } = answer.json();
    expect(JSON.stringify(said)).not.toMatch(/Noor|85\.07|exists|stack|418/);
    expect(requestId).toMatch(/^[\da-f-]{36}$/);
  });

  test('is about the client when a text slipped through that PostgreSQL cannot keep', async () => {
    scripted.error = Object.assign(new Error('invalid byte sequence'), { code: '22021' });
    expect((await ask(app, { method: 'POST', url: '/api/v1/throw', cookie })).statusCode).toBe(400);
  });
});
