import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { readCode } from '../../src/contract/sign-in.ts';
import { CodeAttempts } from '../../src/people/code-attempts.ts';
import { drawCode, offerFirstCode, renewCode } from '../../src/people/sign-in-codes.ts';
import { useCode } from '../../src/people/use-code.ts';
import { ask, testApp } from '../http/support.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork } from '../support/small-network.ts';

const someone = { name: 'Noor Beheer', email: 'noor@aanzet.example' };

describeOnBothDatabases('a one-time code', (database) => {
  let app: RouteApp;
  const db = () => database().kysely;
  const signIn = (payload: object, cookie?: string) =>
    ask(app, { method: 'POST', url: '/api/v1/sign-in', payload, ...(cookie === undefined ? {} : { cookie }) });
  const me = (cookie: string, headers = {}) => ask(app, { url: '/api/v1/me', cookie, headers });
  const cookieOf = (answer: Awaited<ReturnType<typeof ask>>) => `aanzet_session=${answer.cookies[0]?.value}`;
  const firstCode = async (): Promise<string> => {
    const offered = await offerFirstCode(db());
    if (offered === undefined || offered === 'open') throw new Error(`offered: ${offered}`);
    return offered.code;
  };
  const administrators = () =>
    db().selectFrom('member').selectAll().where('capacity', '=', 'administrator').where('active', '=', true).execute();

  beforeAll(async () => {
    await openSmallNetwork(database());
  });
  beforeEach(async () => {
    app = await testApp(db(), { demo: false, mode: 'server' });
    await db().updateTable('sign_in_code').set({ replaced_at: '2026-01-01T00:00:00Z' }).execute();
    await db().updateTable('member').set({ active: false }).where('capacity', '=', 'administrator').execute();
    return () => app.close();
  });
  afterAll(() => app.close());

  test('makes the first administrator, opens a session, and works once', async () => {
    const ways = () => ask(app, { url: '/api/v1/sign-in' });
    expect((await ways()).json()).toEqual({ demo: false, administratorMissing: true, login: null });
    const code = await firstCode();
    const answer = await signIn({ code, ...someone });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject({ name: 'Noor Beheer', capacity: 'administrator', demo: false });
    expect((await me(cookieOf(answer))).json()).toMatchObject({ name: 'Noor Beheer' });
    expect((await ways()).json()).toEqual({ demo: false, administratorMissing: false, login: null });
    const again = await signIn({ code, name: 'Iemand Anders', email: 'ander@aanzet.example' });
    expect([again.statusCode, again.json().errors[0].path]).toEqual([400, '/code']);
    const made = await administrators();
    expect(made).toMatchObject([{ name: 'Noor Beheer', organisation_id: 'administrator' }]);
    expect(made[0]?.person_id).not.toBeNull();
    const audited = await db().selectFrom('audit').selectAll().where('action', '=', 'administratorMade').execute();
    expect(audited.at(-1)).toMatchObject({ actor: made[0]?.id, about: made[0]?.id, capacity: 'administrator' });
  });

  test('of two that type it at the same moment lets one in', async () => {
    const used = async (code: string, more: object = {}) => {
      const both = await Promise.all([1, 2].map(() => useCode(db(), { code, ...more }, 'test')));
      return both.map((one) => ('memberId' in one ? 'in' : 'out')).toSorted();
    };
    expect(await used(await firstCode(), someone)).toEqual(['in', 'out']);
    expect(await administrators()).toHaveLength(1);
    expect(await used((await renewCode(db(), 'clb-member', 'test')).code)).toEqual(['in', 'out']);
  });

  test('is shown by one of the processes that start together, and not again while it works', async () => {
    const offered = await Promise.all([1, 2, 3].map(() => offerFirstCode(db())));
    expect(offered.filter((one) => typeof one === 'object')).toHaveLength(1);
    expect(offered.filter((one) => one === 'open')).toHaveLength(2);
    await sql`update sign_in_code set expires_at = clock_timestamp() - interval '1 second' where replaced_at is null`.execute(
      db(),
    );
    const shown = offered.find((one) => typeof one === 'object');
    expect((await signIn({ code: shown?.code, ...someone })).statusCode).toBe(400);
    expect(typeof (await offerFirstCode(db()))).toBe('object');
  });

  test('is not shown where somebody is administrator', async () => {
    await signIn({ code: await firstCode(), ...someone });
    expect(await offerFirstCode(db())).toBeUndefined();
  });

  test('asks for a name and an e-mail address only where it makes an administrator, and is not used up by the question', async () => {
    const code = await firstCode();
    const asked = await signIn({ code });
    expect(asked.statusCode).toBe(400);
    expect(asked.json().errors.map(({ path }: { path: string }) => path)).toEqual(['/name', '/email']);
    expect((await signIn({ code: code.toLowerCase().replaceAll('-', ' '), ...someone })).statusCode).toBe(200);
  });

  test('of a member opens the session of that member, once; a new one makes the one before useless', async () => {
    const [lost, code] = [await renewCode(db(), 'clb-member', 'test'), await renewCode(db(), 'clb-member', 'test')];
    expect((await signIn({ code: lost.code })).statusCode).toBe(400);
    const answer = await signIn({ code: code.code });
    expect(answer.json()).toMatchObject({ id: 'clb-member', capacity: 'clb' });
    expect((await signIn({ code: code.code })).statusCode).toBe(400);
    const audited = await db()
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'signedInByCode')
      .where('outcome', '=', 'done')
      .execute();
    expect(audited.at(-1)).toMatchObject({ actor: 'clb-member', organisation_id: 'clb', capacity: 'clb' });
  });

  test('opens nothing for somebody whose time is over', async () => {
    const { code } = await renewCode(db(), 'school-member', 'test');
    await sql`update member set until_at = app_now() where id = 'school-member'`.execute(db());
    expect((await signIn({ code })).statusCode).toBe(400);
    await sql`update member set until_at = null where id = 'school-member'`.execute(db());
  });

  test('stands in no table', async () => {
    const code = await firstCode();
    const answer = await signIn({ code, ...someone });
    expect(answer.statusCode).toBe(200);
    for (const table of ['sign_in_code', 'audit', 'command', 'session', 'setting', 'member']) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(db());
      const written = rows.map(({ row }) => row.toUpperCase().replaceAll('-', '')).join('\n');
      expect(written.includes(code.replaceAll('-', '')), table).toBe(false);
    }
  });

  test('is guessed twenty times from one address, then nobody looks at it any more for a while', async () => {
    const right = await renewCode(db(), 'clb-member', 'test');
    const refusals = async (): Promise<number> =>
      (await db().selectFrom('audit').select('id').where('outcome', '=', 'refused').execute()).length;
    const before = await refusals();
    for (let guess = 0; guess < 20; guess += 1) expect((await signIn({ code: drawCode().code })).statusCode).toBe(400);
    expect((await refusals()) - before).toBe(20);
    const answers = [await signIn({ code: drawCode().code }), await signIn({ code: right.code })];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([429, 429]);
    expect(answers[0]?.json().detail).toBe(
      'Er werden hier te veel codes geprobeerd. Wacht tien minuten en probeer opnieuw.',
    );
  });

  describe('the session that it opens', () => {
    const open = async () => cookieOf(await signIn({ code: (await renewCode(db(), 'clb-member', 'test')).code }));
    const idle = (ago: string) => sql`update session set seen_at = clock_timestamp() - ${ago}::interval`.execute(db());

    test('ends when nothing happens in it for two hours, and goes on while something does', async () => {
      const cookie = await open();
      await idle('1 hour 59 minutes');
      expect((await me(cookie)).statusCode).toBe(200);
      await idle('1 hour 59 minutes');
      // What the page asks by itself keeps nothing alive.
      expect((await me(cookie, { 'aanzet-quiet': '1' })).statusCode).toBe(200);
      const { rows } = await sql<{ idle: boolean }>`
        select max(seen_at) < clock_timestamp() - interval '1 hour' as idle from session`.execute(db());
      expect(rows).toEqual([{ idle: true }]);
      await idle('2 hours 1 second');
      expect((await me(cookie)).statusCode).toBe(401);
    });

    test('ends twelve hours after it was opened, whatever happens in it', async () => {
      const cookie = await open();
      const { rows } = await sql<{ hours: number }>`
        select round(extract(epoch from max(expires_at - opened_at)) / 3600)::int as hours from session`.execute(db());
      expect(rows).toEqual([{ hours: 12 }]);
      await sql`update session set expires_at = clock_timestamp()`.execute(db());
      expect((await me(cookie)).statusCode).toBe(401);
    });

    test('ends with the membership', async () => {
      const cookie = await open();
      await sql`update member set until_at = app_now() + interval '1 hour' where id = 'clb-member'`.execute(db());
      expect((await me(cookie)).statusCode).toBe(200);
      await sql`update member set until_at = app_now() where id = 'clb-member'`.execute(db());
      expect((await me(cookie)).statusCode).toBe(401);
      await sql`update member set until_at = null where id = 'clb-member'`.execute(db());
    });
  });
});

test('a code is read however it was written down', () => {
  const { code } = drawCode();
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  const plain = code.replaceAll('-', '');
  for (const written of [
    code,
    plain.toLowerCase(),
    ` ${code.replaceAll('-', ' ')} `,
    code.replaceAll('0', 'o').replaceAll('1', 'l'),
  ])
    expect(readCode(written), written).toBe(plain);
  for (const wrong of ['', code.slice(1), `${code}7`, plain.replace(/.$/, 'U'), plain.replace(/.$/, '%')])
    expect(readCode(wrong), wrong).toBeUndefined();
});

test('wrong codes are forgotten after ten minutes, and those of other addresses do not count', () => {
  let now = 0;
  const attempts = new CodeAttempts(() => now);
  for (let guess = 0; guess < 20; guess += 1) attempts.countWrong('a');
  expect([attempts.mayTry('a'), attempts.mayTry('b')]).toEqual([false, true]);
  now = 10 * 60_000;
  expect(attempts.mayTry('a')).toBe(true);
});
