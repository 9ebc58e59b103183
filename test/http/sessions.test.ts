import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { ask, caseId, insertNotice, insertPeople, signIn, testApp } from './support.ts';

describeOnBothDatabases('sessions', (database) => {
  let app: RouteApp;
  beforeAll(async () => {
    await insertPeople(database().kysely);
    app = await testApp(database().kysely);
  });
  afterAll(() => app.close());

  const me = (cookie?: string) => ask(app, { url: '/api/v1/me', ...(cookie === undefined ? {} : { cookie }) });

  test('lists every active member and working link as a persona, by network', async () => {
    const { items } = (await ask(app, { url: '/api/v1/demo/personas' })).json();
    expect(items.map((one: { id: string }) => one.id)).toEqual(['omer', 'suzan', 'anke', 'bram', 'cora', 'link-noor']);
    expect(items.at(-1)).toMatchObject({ name: 'Leerling', capacity: 'pupil', link: true, organisation: null });
  });

  test('a persona signs in, is known, signs out, and is a stranger again', async () => {
    const signedIn = await ask(app, { method: 'POST', url: '/api/v1/demo/sign-in', payload: { persona: 'anke' } });
    expect(signedIn.statusCode).toBe(200);
    expect(signedIn.headers['set-cookie']).toMatch(
      /^aanzet_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const cookie = `aanzet_session=${signedIn.cookies[0]?.value}`;
    expect((await me(cookie)).json()).toEqual({
      id: 'anke',
      name: 'Anke Claes',
      capacity: 'clb',
      capacityLabel: 'CLB-medewerker',
      organisation: { id: 'org-clb', name: 'CLB De Brug' },
      network: { id: 'net-1', name: 'West-Vlaanderen' },
      link: false,
      caseId: null,
      unread: 0,
      level: 'substantial',
      byLogin: false,
      demo: true,
      productName: 'Aanzet',
    });
    expect((await ask(app, { method: 'POST', url: '/api/v1/sign-out', cookie })).statusCode).toBe(204);
    const after = await me(cookie);
    expect(after.statusCode).toBe(401);
    expect(after.json()).toMatchObject({ code: 'notSignedIn', status: 401 });
  });

  test('a personal link sees its one case and no inbox', async () => {
    const cookie = await signIn(app, 'link-noor');
    expect((await me(cookie)).json()).toMatchObject({
      id: 'link-noor',
      link: true,
      caseId,
      organisation: null,
      unread: 0,
    });
    expect((await ask(app, { url: '/api/v1/inbox', cookie })).statusCode).toBe(404);
  });

  test('signing in again ends the session before it', async () => {
    const first = await signIn(app, 'anke');
    const second = await signIn(app, 'bram', first);
    expect((await me(first)).statusCode).toBe(401);
    expect((await me(second)).json()).toMatchObject({ id: 'bram' });
  });

  test('keeps only a hash of the token', async () => {
    const cookie = await signIn(app, 'anke');
    const { rows } = await sql<{ row: string }>`select s::text as row from session s`.execute(database().kysely);
    expect(rows.some(({ row }) => row.includes(cookie.split('=')[1] ?? ''))).toBe(false);
  });

  test('a session is over after its time, when the member leaves, or when the link is revoked', async () => {
    const db = database().kysely;
    const expired = await signIn(app, 'anke');
    await sql`update session set expires_at = now() - interval '1 second'`.execute(db);
    expect((await me(expired)).statusCode).toBe(401);
    const left = await signIn(app, 'bram');
    const link = await signIn(app, 'link-noor');
    await sql`update member set active = false where id = 'bram'`.execute(db);
    await sql`update personal_link set revoked_at = now() where id = 'noor'`.execute(db);
    expect([(await me(left)).statusCode, (await me(link)).statusCode]).toEqual([401, 401]);
    await sql`update member set active = true where id = 'bram'`.execute(db);
    await sql`update personal_link set revoked_at = null where id = 'noor'`.execute(db);
  });

  test('the demo clock signs nobody out', async () => {
    const cookie = await signIn(app, 'anke');
    await sql`insert into setting values ('clockOffsetMs', to_jsonb(${30 * 86_400_000}::bigint))`.execute(
      database().kysely,
    );
    expect((await me(cookie)).statusCode).toBe(200);
    await sql`delete from setting`.execute(database().kysely);
  });

  test.each(['gone', 'link-old', 'nobody', 'link-', ''])('nobody signs in as %j', async (persona) => {
    const answer = await ask(app, { method: 'POST', url: '/api/v1/demo/sign-in', payload: { persona } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors[0]).toMatchObject({ path: '/persona', field: 'Persona' });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test.each(['', 'x', 'a'.repeat(43), 'é'.repeat(43), `${'a'.repeat(42)}\0`])(
    'a forged cookie %j is a stranger',
    async (token) => {
      expect((await me(`aanzet_session=${encodeURIComponent(token)}`)).statusCode).toBe(401);
    },
  );

  describe('the inbox', () => {
    test('shows the notices of the organisation and of the member, newest first, page by page', async () => {
      const db = database().kysely;
      const [cookie, school] = [await signIn(app, 'anke'), await signIn(app, 'suzan')];
      await insertNotice(db, { to: 'org-school' });
      await insertNotice(db, { to: 'org-clb', member: 'bram' });
      const ids = [
        await insertNotice(db, { to: 'org-clb', minutes: 1 }),
        await insertNotice(db, { to: 'org-clb', member: 'anke', minutes: 2 }),
        await insertNotice(db, { to: 'org-clb', minutes: 3, kind: 'termPassed' }),
      ];
      const first = (await ask(app, { url: '/api/v1/inbox?limit=2', cookie })).json();
      expect(first.items.map((one: { id: string }) => one.id)).toEqual(ids.slice(0, 2));
      expect(first.items[0]).toMatchObject({ title: 'U bent aan zet', caseId, caseNumber: '26-7K3QF9', readAt: null });
      const second = (await ask(app, { url: `/api/v1/inbox?limit=2&cursor=${first.nextCursor}`, cookie })).json();
      expect(second.items.map((one: { id: string }) => one.id)).toEqual(ids.slice(2));
      expect(second.nextCursor).toBeNull();
      expect((await me(cookie)).json().unread).toBe(3);
      // The school is in no slot of this case: it hears of it, but there is nothing to open.
      const other = (await ask(app, { url: '/api/v1/inbox', cookie: school })).json();
      expect(other.items).toMatchObject([{ caseId: null, caseNumber: '26-7K3QF9' }]);
    });

    test('marks one as read, then all, and never those of others', async () => {
      const db = database().kysely;
      const cookie = await signIn(app, 'omer');
      const mine = await insertNotice(db, { to: 'org-other' });
      await insertNotice(db, { to: 'org-other' });
      const others = await insertNotice(db, { to: 'org-clb' });
      const read = (id: string) => ask(app, { method: 'POST', url: `/api/v1/inbox/${id}/read`, cookie });
      expect((await read(mine)).json()).toEqual({ unread: 1 });
      expect((await read(mine)).json()).toEqual({ unread: 1 });
      const refusals = [await read(others), await read(crypto.randomUUID()), await read('7')];
      expect(refusals.map((one) => one.statusCode)).toEqual([404, 404, 404]);
      expect((await ask(app, { url: '/api/v1/inbox?unread=true', cookie })).json().items).toHaveLength(1);
      expect((await ask(app, { method: 'POST', url: '/api/v1/inbox/read-all', cookie })).json()).toEqual({ unread: 0 });
      expect((await ask(app, { url: '/api/v1/inbox?unread=true', cookie })).json().items).toEqual([]);
    });
  });
});
