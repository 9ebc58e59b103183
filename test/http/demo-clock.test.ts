import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { ask, insertPeople, signIn, testApp } from './support.ts';

const dayMs = 24 * 60 * 60 * 1000;

describeOnBothDatabases('the demo clock', (database) => {
  let app: RouteApp;
  let jumps: number[] = [];
  let dies = false;
  /** Moves the offset and nothing else; dies on request, as a process does in the middle. */
  const advanceClock = async (ms: number) => {
    jumps.push(ms);
    const db = database().kysely;
    await sql`insert into setting values ('clockOffsetMs', to_jsonb(${ms}::bigint))
      on conflict (name) do update set value = to_jsonb((setting.value #>> '{}')::bigint + ${ms}::bigint)`.execute(db);
    if (dies) throw new Error('killed');
    const { rows } = await sql<{ now: string }>`select app_now() as now`.execute(db);
    return { now: rows[0]?.now ?? '', fired: jumps.length };
  };
  beforeAll(async () => {
    await insertPeople(database().kysely);
    app = await testApp(database().kysely, { advanceClock });
  });
  beforeEach(() => {
    jumps = [];
    dies = false;
  });
  afterAll(() => app.close());

  const advance = (payload: object, key?: string, cookie?: string) =>
    ask(app, {
      method: 'POST',
      url: '/api/v1/demo/clock',
      payload,
      ...(cookie === undefined ? {} : { cookie }),
      headers: key === undefined ? {} : { 'idempotency-key': key },
    });

  test('says what it shows and how far it was moved', async () => {
    const { now, offsetMs } = (await ask(app, { url: '/api/v1/demo/clock' })).json();
    expect(now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(offsetMs).toBe(0);
  });

  test('moves by days, hours and minutes', async () => {
    for (const duration of ['P10D', 'PT12H', 'PT5M', 'P1DT1H1M', 'P0D', 'P400D']) await advance({ advance: duration });
    expect(jumps).toEqual([10 * dayMs, dayMs / 2, 300_000, dayMs + 3_660_000, 0, 400 * dayMs]);
    const { offsetMs } = (await ask(app, { url: '/api/v1/demo/clock' })).json();
    expect(offsetMs).toBe(jumps.reduce((sum, ms) => sum + ms));
  });

  test.each([
    'P401D',
    'P400DT1M',
    'P',
    'PT',
    'P1',
    '10D',
    '-P1D',
    'P-1D',
    'P1.5D',
    'P1M',
    'P1W',
    'p1d',
    ' P1D',
    'P1DT',
    '',
  ])('%j is no such time', async (duration) => {
    const answer = await advance({ advance: duration });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors).toMatchObject([{ path: '/advance', field: 'Hoever vooruit' }]);
    expect(jumps).toEqual([]);
  });

  test('a repeated key gets the first answer and moves nothing, also fifty at once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => advance({ advance: 'P2D' }, 'twice')));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers[0]?.json()).toMatchObject({ fired: 1 });
    expect(jumps).toEqual([2 * dayMs]);
    expect((await advance({ advance: 'P3D' }, 'twice')).json()).toMatchObject({ status: 422, code: 'keyReused' });
    expect(jumps).toHaveLength(1);
  });

  test('the same key of another person is another key', async () => {
    const [anke, bram] = [await signIn(app, 'anke'), await signIn(app, 'bram')];
    await advance({ advance: 'P1D' }, 'mine', anke);
    await advance({ advance: 'P1D' }, 'mine', bram);
    expect(jumps).toHaveLength(2);
  });

  test('an advance that was killed goes on to where it was meant to end', async () => {
    dies = true;
    expect((await advance({ advance: 'P5D' }, 'killed')).statusCode).toBe(500);
    dies = false;
    expect((await advance({ advance: 'P5D' }, 'killed')).statusCode).toBe(200);
    expect(jumps).toEqual([5 * dayMs, 0]);
  });
});
