import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { renewCode } from '../../src/people/sign-in-codes.ts';
import { insertPeople, origin } from '../http/support.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import {
  acr,
  nationalNumber,
  signInThere,
  startIdentityProvider,
  type TestProvider,
} from '../support/identity-provider.ts';
import { loginApp, TestBrowser } from './support.ts';

describeOnBothDatabases('signing in by an identity provider', (database) => {
  let provider: TestProvider;
  let app: RouteApp;
  const db = () => database().kysely;
  const browser = () => new TestBrowser(app);
  const audited = async (action: string) =>
    (await db().selectFrom('audit').selectAll().where('action', '=', action).orderBy('at').orderBy('id').execute()).at(
      -1,
    );

  beforeAll(async () => {
    await insertPeople(db());
    provider = await startIdentityProvider({ publicOrigin: origin });
    app = await loginApp(db(), provider.settings);
  }, 60_000);
  beforeEach(async () => {
    await sql`delete from login`.execute(db());
    await sql`update member set person_id = null`.execute(db());
  });
  afterAll(async () => {
    await app.close();
    await provider.close();
  });

  test('says at the door that it is there', async () => {
    const ways = (await browser().ask('GET', '/api/v1/sign-in')).json();
    expect(ways).toMatchObject({ demo: false, login: { name: 'Proefdienst' } });
  });

  test('asks the provider with PKCE, state and nonce, and for nothing but the scope', async () => {
    const asked = new URL(await browser().begin()).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      scope: 'openid',
      code_challenge_method: 'S256',
      redirect_uri: `${origin}/api/v1/session/oidc/callback`,
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(40);
  });

  test('lets somebody in whom nobody bound nowhere, and tells whom to ask', async () => {
    const stranger = browser();
    expect(await stranger.signIn({ name: 'stranger' })).toBe('/koppelen');
    expect(await stranger.me()).toBe(401);
    expect((await stranger.ask('GET', '/api/v1/session/choice')).json()).toEqual({ items: [] });
    const chosen = await stranger.ask('POST', '/api/v1/session/choice', { member: 'anke' });
    expect([chosen.statusCode, await stranger.me()]).toEqual([404, 401]);
    expect(await audited('signedInByLogin')).toMatchObject({ actor: 'stranger', outcome: 'refused' });
  });

  test('is bound by the code of a membership, and opens that one from then on', async () => {
    const first = browser();
    const bound = await first.bind({ name: 'u1' }, db(), 'anke');
    expect(bound.json()).toMatchObject({ id: 'anke', level: 'substantial', byLogin: true });
    expect(await audited('loginBound')).toMatchObject({ actor: 'anke', about: 'anke', outcome: 'done' });
    const later = browser();
    expect(await later.signIn({ name: 'u1' }, '/berichten?unread=true')).toBe('/berichten?unread=true');
    expect(await later.me()).toMatchObject({ id: 'anke' });
    expect(await audited('signedInByLogin')).toMatchObject({ actor: 'anke', organisation_id: 'org-clb' });
  });

  test('is bound by the session of a membership too, which is then another session', async () => {
    const anke = browser();
    await anke.ask('POST', '/api/v1/sign-in', { code: (await renewCode(db(), 'anke', 'test')).code });
    const before = anke.cookie('aanzet_session');
    expect(await anke.me()).toMatchObject({ id: 'anke', level: 'low', byLogin: false });
    const { address } = (await anke.ask('POST', '/api/v1/session/oidc/bind')).json();
    expect(new URL(address).searchParams.get('prompt')).toBe('login');
    expect(await anke.comeBack(await signInThere(address, { name: 'u1' }, origin))).toBe('/aanmeldingen');
    expect(await anke.me()).toMatchObject({ id: 'anke', level: 'substantial', byLogin: true });
    const old = browser();
    old.plant('aanzet_session', before ?? '');
    expect(await old.me()).toBe(401);
  });

  test('binds nothing once the session that asked for it is over, or is somebody else’s', async () => {
    for (const other of [undefined, 'bram']) {
      const anke = browser();
      await anke.ask('POST', '/api/v1/sign-in', { code: (await renewCode(db(), 'anke', 'test')).code });
      const { address } = (await anke.ask('POST', '/api/v1/session/oidc/bind')).json();
      if (other === undefined) await anke.ask('POST', '/api/v1/sign-out');
      else await anke.ask('POST', '/api/v1/sign-in', { code: (await renewCode(db(), other, 'test')).code });
      const back = await signInThere(address, { name: 'u1' }, origin);
      expect(await anke.comeBack(back)).toBe('/niet-aangemeld?reden=verlopen');
    }
    expect(await db().selectFrom('login').selectAll().execute()).toEqual([]);
  });

  test.each([
    [acr.low, 'low'],
    [acr.substantial, 'substantial'],
    [acr.high, 'high'],
  ] as const)('%s makes a session of level %s', async (_said, level) => {
    await browser().bind({ name: 'u1' }, db(), 'anke');
    const later = browser();
    await later.signIn({ name: 'u1', level });
    expect(await later.me()).toMatchObject({ level });
  });

  test('a level that is on no list is the lowest', async () => {
    const strict = await loginApp(db(), { ...provider.settings, levels: new Map([[acr.high, 'high']]) });
    await browser().bind({ name: 'u1' }, db(), 'anke');
    const later = new TestBrowser(strict);
    await later.signIn({ name: 'u1', level: 'substantial' });
    expect(await later.me()).toMatchObject({ level: 'low' });
    await strict.close();
  });

  describe('a code', () => {
    test('opens only the membership that it was made for, not what else its person may do', async () => {
      const person = crypto.randomUUID();
      await sql`insert into person values (${person}::uuid, now())`.execute(db());
      await sql`update member set person_id = ${person}::uuid where id in ('anke', 'suzan')`.execute(db());
      await browser().bind({ name: 'u1' }, db(), 'suzan');
      const later = browser();
      expect(await later.signIn({ name: 'u1' })).toBe('/');
      expect(await later.me()).toMatchObject({ id: 'suzan' });
      expect((await later.ask('POST', '/api/v1/session/switch', { member: 'anke' })).statusCode).toBe(404);
    });

    test('that is wrong binds nothing and is counted', async () => {
      const stranger = browser();
      await stranger.signIn({ name: 'u1' });
      const answer = await stranger.ask('POST', '/api/v1/sign-in', { code: '0000-0000-0000-0000', bind: 'waiting' });
      expect(answer.json()).toMatchObject({ code: 'invalidInput', errors: [{ path: '/code' }] });
      expect(await db().selectFrom('login').selectAll().execute()).toEqual([]);
    });

    test('without a login that waits in this browser opens nothing and is not used up', async () => {
      const { code } = await renewCode(db(), 'anke', 'test');
      const other = browser();
      for (const bind of ['waiting', 'session'])
        expect((await other.ask('POST', '/api/v1/sign-in', { code, bind })).statusCode).toBe(409);
      expect((await other.ask('POST', '/api/v1/sign-in', { code })).statusCode).toBe(200);
    });

    test('shown with another login moves the membership to it, and ends its sessions', async () => {
      const lost = browser();
      await lost.bind({ name: 'lost' }, db(), 'anke');
      const found = browser();
      await found.bind({ name: 'found' }, db(), 'anke');
      expect([await lost.me(), await lost.signIn({ name: 'lost' })]).toEqual([401, '/koppelen']);
      expect(await found.me()).toMatchObject({ id: 'anke' });
    });
  });

  test('whose membership ended is as unknown as a stranger', async () => {
    await browser().bind({ name: 'u1' }, db(), 'anke');
    await sql`update member set active = false where id = 'anke'`.execute(db());
    expect(await browser().signIn({ name: 'u1' })).toBe('/koppelen');
    await sql`update member set active = true where id = 'anke'`.execute(db());
  });

  test('keeps no subject and no national number, anywhere', async () => {
    const subject = 'subject-that-must-stand-nowhere';
    await browser().bind({ name: subject }, db(), 'anke');
    await browser().signIn({ name: subject });
    const tables = ['login', 'person', 'member', 'session', 'sign_in_attempt', 'audit', 'sign_in_code', 'setting'];
    for (const table of tables) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(db());
      const written = rows.map(({ row }) => row).join('\n');
      expect([written.includes(subject), written.includes(nationalNumber)], table).toEqual([false, false]);
    }
  });

  test('somebody who stops at the provider is told so, and is not signed in', async () => {
    const stopping = browser();
    expect(await stopping.signIn('stops')).toBe('/niet-aangemeld?reden=gestopt');
    expect(await stopping.me()).toBe(401);
  });
});
