import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { renewCode } from '../../src/people/sign-in-codes.ts';
import { insertPeople, origin } from '../http/support.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { startIdentityProvider, type TestProvider } from '../support/identity-provider.ts';
import { loginApp, TestBrowser } from './support.ts';

describeOnBothDatabases('somebody with several capacities', (database) => {
  let provider: TestProvider;
  let app: RouteApp;
  const db = () => database().kysely;
  const browser = () => new TestBrowser(app);
  const lastAudited = (action: string) =>
    db().selectFrom('audit').selectAll().where('action', '=', action).orderBy('id', 'desc').executeTakeFirst();
  /** Somebody who is bound to anke (CLB) and to suzan (school), at the door again. */
  const withTwo = async (): Promise<TestBrowser> => {
    for (const member of ['anke', 'suzan']) await browser().bind({ name: 'u1', level: 'high' }, db(), member);
    await sql`delete from session`.execute(db());
    return browser();
  };

  beforeAll(async () => {
    await insertPeople(db());
    provider = await startIdentityProvider({ publicOrigin: origin });
    app = await loginApp(db(), provider.settings);
  }, 60_000);
  beforeEach(async () => {
    await sql`delete from login`.execute(db());
    await sql`delete from session`.execute(db());
    await sql`update member set person_id = null`.execute(db());
  });
  afterAll(async () => {
    await app.close();
    await provider.close();
  });

  test('is nobody until one was chosen, and then goes where one wanted to be', async () => {
    const one = await withTwo();
    expect(await one.signIn({ name: 'u1', level: 'high' }, '/berichten')).toBe('/wie');
    expect(await one.me()).toBe(401);
    const { items } = (await one.ask('GET', '/api/v1/session/choice')).json();
    expect(items).toEqual([
      { id: 'anke', name: 'Anke Claes', capacity: 'clb', capacityLabel: 'CLB-medewerker', organisation: 'CLB De Brug' },
      { id: 'suzan', name: 'Suzan Pieters', capacity: 'school', capacityLabel: 'School', organisation: 'Sint-Jan' },
    ]);
    expect((await one.ask('POST', '/api/v1/session/choice', { member: 'bram' })).statusCode).toBe(404);
    const waiting = one.cookie('aanzet_sign_in') ?? '';
    const chosen = await one.ask('POST', '/api/v1/session/choice', { member: 'suzan' });
    expect(chosen.json()).toMatchObject({ me: { id: 'suzan', level: 'high', byLogin: true }, to: '/berichten' });
    expect(await one.me()).toMatchObject({ id: 'suzan', level: 'high' });
    // Chosen once: a second choice takes another sign-in, also where somebody kept the cookie.
    one.plant('aanzet_sign_in', waiting);
    expect((await one.ask('POST', '/api/v1/session/choice', { member: 'anke' })).statusCode).toBe(401);
  });

  test('changes capacity by another session: the one before is over, and its end stays', async () => {
    const one = await withTwo();
    await one.signIn({ name: 'u1', level: 'high' });
    await one.ask('POST', '/api/v1/session/choice', { member: 'anke' });
    await sql`update session set expires_at = clock_timestamp() + interval '1 hour'`.execute(db());
    const before = one.cookie('aanzet_session') ?? '';
    const { items } = (await one.ask('GET', '/api/v1/session/capacities')).json();
    expect(items.map(({ id }: { id: string }) => id)).toEqual(['anke', 'suzan']);
    expect((await one.ask('POST', '/api/v1/session/switch', { member: 'suzan' })).json()).toMatchObject({
      me: { id: 'suzan', level: 'high' },
      to: '/',
    });
    expect(await lastAudited('capacitySwitched')).toMatchObject({ actor: 'suzan', organisation_id: 'org-school' });
    const old = browser();
    old.plant('aanzet_session', before);
    expect([await old.me(), (await one.me()) as object]).toMatchObject([401, { id: 'suzan' }]);
    const { rows } = await sql<{ longer: boolean }>`
      select expires_at > clock_timestamp() + interval '2 hours' as longer from session`.execute(db());
    expect(rows).toEqual([{ longer: false }]);
  });

  test('changes to nobody else, and not at all where a code opened the session', async () => {
    const one = await withTwo();
    await one.signIn({ name: 'u1' });
    await one.ask('POST', '/api/v1/session/choice', { member: 'anke' });
    expect((await one.ask('POST', '/api/v1/session/switch', { member: 'bram' })).statusCode).toBe(404);
    const byCode = browser();
    await byCode.ask('POST', '/api/v1/sign-in', { code: (await renewCode(db(), 'anke', 'test')).code });
    expect((await byCode.ask('GET', '/api/v1/session/capacities')).json()).toEqual({ items: [] });
    expect((await byCode.ask('POST', '/api/v1/session/switch', { member: 'suzan' })).statusCode).toBe(404);
    expect(await byCode.me()).toMatchObject({ id: 'anke', level: 'low' });
  });

  test('whose other membership ended is not asked any more', async () => {
    const one = await withTwo();
    await sql`update member set active = false where id = 'suzan'`.execute(db());
    expect(await one.signIn({ name: 'u1' })).toBe('/');
    expect(await one.me()).toMatchObject({ id: 'anke' });
    expect((await one.ask('POST', '/api/v1/session/switch', { member: 'suzan' })).statusCode).toBe(404);
    await sql`update member set active = true where id = 'suzan'`.execute(db());
  });

  describe('at a provider that says for which organisation somebody comes', () => {
    let byOrganisation: TestProvider;
    let other: RouteApp;
    beforeAll(async () => {
      byOrganisation = await startIdentityProvider({ publicOrigin: origin, withOrganisation: true });
      other = await loginApp(db(), byOrganisation.settings);
    }, 60_000);
    afterAll(async () => {
      await other.close();
      await byOrganisation.close();
    });
    const there = () => new TestBrowser(other);

    test('works for that one only', async () => {
      await there().bind({ name: 'u1', organisation: 'OVO1' }, db(), 'anke');
      await there().bind({ name: 'u1', organisation: 'OVO2' }, db(), 'suzan');
      for (const [organisation, member] of [
        ['OVO1', 'anke'],
        ['OVO2', 'suzan'],
      ] as const) {
        const one = there();
        expect(await one.signIn({ name: 'u1', organisation })).toBe('/');
        expect(await one.me()).toMatchObject({ id: member });
      }
      expect(await there().signIn({ name: 'u1', organisation: 'OVO3' })).toBe('/koppelen');
    });

    test('cannot bind a membership elsewhere to it, and keeps the code', async () => {
      await there().bind({ name: 'u1', organisation: 'OVO1' }, db(), 'anke');
      const { code } = await renewCode(db(), 'suzan', 'test');
      const one = there();
      await one.signIn({ name: 'u1', organisation: 'OVO1' });
      await sql`update member set active = false where id = 'anke'`.execute(db());
      await one.signIn({ name: 'u1', organisation: 'OVO1' });
      const refused = await one.ask('POST', '/api/v1/sign-in', { code, bind: 'waiting' });
      expect([refused.statusCode, refused.json().detail]).toEqual([409, expect.stringContaining('andere organisatie')]);
      await sql`update member set active = true where id = 'anke'`.execute(db());
      expect((await there().ask('POST', '/api/v1/sign-in', { code })).statusCode).toBe(200);
    });

    test('is nobody without one', async () => {
      expect(await there().signIn({ name: 'u1' })).toBe('/niet-aangemeld?reden=ongeldig');
    });
  });

  describe('sees where one is signed in', () => {
    const list = async (one: TestBrowser) =>
      (await one.ask('GET', '/api/v1/sessions')).json().items as {
        id: string;
        current: boolean;
        organisation: string;
      }[];
    const signedIn = async (member: string): Promise<TestBrowser> => {
      const one = browser();
      await one.signIn({ name: 'u1' });
      await one.ask('POST', '/api/v1/session/choice', { member });
      return one;
    };

    test('all that the login opened, and nobody else’s; and ends one, or all others', async () => {
      await withTwo();
      const [desk, phone, tablet] = [await signedIn('anke'), await signedIn('suzan'), await signedIn('anke')];
      const bram = browser();
      await bram.ask('POST', '/api/v1/sign-in', { code: (await renewCode(db(), 'bram', 'test')).code });
      const seen = await list(desk);
      expect(seen.map(({ current }) => current)).toEqual([true, false, false]);
      expect(seen.map(({ organisation }) => organisation).toSorted()).toEqual([
        'CLB De Brug',
        'CLB De Brug',
        'Sint-Jan',
      ]);
      const ofPhone = seen.find(({ organisation }) => organisation === 'Sint-Jan')?.id ?? '';
      expect((await bram.ask('POST', `/api/v1/sessions/${ofPhone}/end`)).statusCode).toBe(404);
      expect((await desk.ask('POST', `/api/v1/sessions/${seen[0]?.id}/end`)).statusCode).toBe(404);
      expect((await desk.ask('POST', `/api/v1/sessions/${ofPhone}/end`)).json()).toEqual({ ended: 1 });
      expect([await phone.me(), await lastAudited('sessionsEnded')]).toMatchObject([401, { actor: 'anke' }]);
      expect((await desk.ask('POST', '/api/v1/sessions/end-others')).json()).toEqual({ ended: 1 });
      expect([await tablet.me(), (await desk.me()) as object, (await bram.me()) as object]).toMatchObject([
        401,
        { id: 'anke' },
        { id: 'bram' },
      ]);
    });

    test('with a code: those of this membership only', async () => {
      await withTwo();
      await signedIn('suzan');
      const byCode = browser();
      await byCode.ask('POST', '/api/v1/sign-in', { code: (await renewCode(db(), 'anke', 'test')).code });
      expect((await list(byCode)).map(({ organisation }) => organisation)).not.toContain('Sint-Jan');
    });
  });

  test('signs out here first, and is shown where that can be done at the provider', async () => {
    await browser().bind({ name: 'u1' }, db(), 'anke');
    const one = browser();
    await one.signIn({ name: 'u1' });
    const { address } = (await one.ask('POST', '/api/v1/sign-out')).json();
    expect(address).toContain(`${provider.settings.issuer.origin}/session/end?`);
    expect(new URL(address).searchParams.get('post_logout_redirect_uri')).toBe(`${origin}/`);
    expect([await one.me(), await lastAudited('signedOut')]).toMatchObject([401, { actor: 'anke' }]);
    const byCode = browser();
    await byCode.ask('POST', '/api/v1/sign-in', { code: (await renewCode(db(), 'anke', 'test')).code });
    expect((await byCode.ask('POST', '/api/v1/sign-out')).statusCode).toBe(204);
  });
});
