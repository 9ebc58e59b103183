import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { insertPeople, origin } from '../http/support.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { startFalseProvider, type FalseProvider, type Lies } from '../support/false-provider.ts';
import { nationalNumber } from '../support/identity-provider.ts';
import { loginApp, TestBrowser } from './support.ts';

const minutes = (count: number): number => Math.floor(Date.now() / 1_000) + count * 60;

/** Whoever gets as far as this was believed. */
const believed = '/koppelen';
const unfit = '/niet-aangemeld?reden=ongeldig';
const tooOld = '/niet-aangemeld?reden=verlopen';
const away = '/niet-aangemeld?reden=storing';

describe('what comes back from an identity provider', () => {
  let opened: TestDatabase;
  let provider: FalseProvider;
  let app: RouteApp;
  const others: { close: () => Promise<unknown> }[] = [];

  beforeAll(async () => {
    opened = await createTestDatabase('pglite');
    await insertPeople(opened.database.kysely);
    provider = await startFalseProvider(origin);
    app = await loginApp(opened.database.kysely, provider.settings);
  }, 60_000);
  afterEach(async () => {
    await Promise.all(others.splice(0).map((one) => one.close()));
  });
  afterAll(async () => {
    await app.close();
    await provider.close();
    await opened.drop();
  });

  /** The address with which a browser comes back from a sign-in that it began, and what is expected in it. */
  async function begun(browser: TestBrowser, from: FalseProvider = provider) {
    const asked = new URL(await browser.begin()).searchParams;
    const back = new URL(`${origin}/api/v1/session/oidc/callback`);
    back.search = new URLSearchParams({
      code: 'one-code',
      state: asked.get('state') ?? '',
      iss: from.settings.issuer.href.replace(/\/$/, ''),
    }).toString();
    return { back, nonce: asked.get('nonce') ?? '' };
  }

  async function endsOn(lies: Lies, change: (back: URL) => void = () => {}): Promise<string> {
    const browser = new TestBrowser(app);
    const { back, nonce } = await begun(browser);
    provider.lie(nonce, lies);
    change(back);
    const page = await browser.comeBack(back.href);
    expect(await browser.me()).toBe(401);
    return page;
  }

  test('is believed where all is well, and fetched with the verifier', async () => {
    expect(await endsOn({})).toBe(believed);
    expect(provider.asked.get('code_verifier')?.length).toBeGreaterThan(40);
    expect(provider.asked.get('redirect_uri')).toBe(`${origin}/api/v1/session/oidc/callback`);
  });

  test.each<[string, Lies]>([
    ['from another issuer', { claims: { iss: 'http://127.0.0.1:1' } }],
    ['for another application', { claims: { aud: 'somebody-else' } }],
    ['for others as well, without saying for whom', { claims: { aud: ['aanzet', 'other'], azp: 'other' } }],
    ['with the nonce of another sign-in', { claims: { nonce: 'of-another-sign-in' } }],
    ['without a nonce', { claims: { nonce: undefined } }],
    ['that is over', { claims: { iat: minutes(-10), exp: minutes(-5) } }],
    ['without an end', { claims: { exp: undefined } }],
    ['without a subject', { claims: { sub: undefined } }],
    ['with a subject that is empty', { claims: { sub: '' } }],
    ['signed by somebody else', { foreignKey: true }],
    ['not signed', { algorithm: 'none' }],
    ['signed with the secret that we share', { algorithm: 'HS256' }],
  ])('a token %s is refused', async (_name, lies) => {
    expect(await endsOn(lies)).toBe(unfit);
  });

  test('a subject that is a national number lets nobody in', async () => {
    expect(await endsOn({ claims: { sub: nationalNumber } })).toBe(unfit);
    expect(await endsOn({ claims: { sub: '85.07.30-033.28' } })).toBe(unfit);
  });

  test('a national number beside the subject is read by nobody', async () => {
    expect(await endsOn({ claims: { rrn: nationalNumber, given_name: 'Roos', email: 'roos@school.example' } })).toBe(
      believed,
    );
    const { rows } = await sql<{ data: string }>`select data::text from sign_in_attempt`.execute(
      opened.database.kysely,
    );
    const kept = rows.map(({ data }) => data).join();
    expect(kept).toContain('waiting');
    for (const word of [nationalNumber, 'Roos', 'roos@']) expect(kept).not.toContain(word);
  });

  test('an answer with the state of another sign-in is refused', async () => {
    expect(await endsOn({}, (back) => back.searchParams.set('state', 'x'.repeat(43)))).toBe(unfit);
    expect(await endsOn({}, (back) => back.searchParams.delete('state'))).toBe(unfit);
  });

  test('an answer that says it is of another issuer is refused', async () => {
    expect(await endsOn({}, (back) => back.searchParams.set('iss', 'https://elsewhere.example'))).toBe(unfit);
    expect(await endsOn({}, (back) => back.searchParams.delete('iss'))).toBe(unfit);
  });

  test('an answer that another browser fetched signs nobody in here', async () => {
    const attacker = new TestBrowser(app);
    const { back, nonce } = await begun(attacker);
    provider.lie(nonce);
    const victim = new TestBrowser(app);
    expect(await victim.comeBack(back.href)).toBe(tooOld);
    await victim.begin();
    expect(await victim.comeBack(back.href)).toBe(unfit);
    expect(await victim.me()).toBe(401);
  });

  test('an answer works once, also in the same browser with its cookie put back', async () => {
    const browser = new TestBrowser(app);
    const { back, nonce } = await begun(browser);
    provider.lie(nonce);
    const cookie = browser.cookie('aanzet_sign_in') ?? '';
    expect(await browser.comeBack(back.href)).toBe(believed);
    browser.plant('aanzet_sign_in', cookie);
    expect(await browser.comeBack(back.href)).toBe(tooOld);
  });

  test('of two that come with the same answer at the same moment one is believed', async () => {
    const browser = new TestBrowser(app);
    const { back, nonce } = await begun(browser);
    provider.lie(nonce);
    const cookie = browser.cookie('aanzet_sign_in') ?? '';
    const twins = [1, 2].map(() => new TestBrowser(app));
    for (const twin of twins) twin.plant('aanzet_sign_in', cookie);
    const pages = await Promise.all(twins.map((twin) => twin.comeBack(back.href)));
    expect(pages.toSorted()).toEqual([believed, tooOld]);
  });

  test('an answer that took longer than ten minutes is too late', async () => {
    const browser = new TestBrowser(app);
    const { back, nonce } = await begun(browser);
    provider.lie(nonce);
    await sql`update sign_in_attempt set expires_at = clock_timestamp()`.execute(opened.database.kysely);
    expect(await browser.comeBack(back.href)).toBe(tooOld);
  });

  test('a cookie that somebody planted before signing in opens nothing afterwards', async () => {
    const browser = new TestBrowser(app);
    const planted = 'p'.repeat(43);
    browser.plant('aanzet_session', planted);
    browser.plant('aanzet_sign_in', planted);
    const { back, nonce } = await begun(browser);
    provider.lie(nonce);
    await browser.comeBack(back.href);
    for (const name of ['aanzet_session', 'aanzet_sign_in']) {
      const attacker = new TestBrowser(app);
      attacker.plant(name, planted);
      expect([await attacker.me(), (await attacker.ask('GET', '/api/v1/session/choice')).statusCode]).toEqual([
        401, 401,
      ]);
    }
    expect(browser.cookie('aanzet_sign_in')).not.toBe(planted);
  });

  test('more about somebody is not taken from what is said of another', async () => {
    const odd = await startFalseProvider(origin, { subjectClaim: 'vo' });
    const oddApp = await loginApp(opened.database.kysely, odd.settings);
    others.push(oddApp, odd);
    for (const [lies, page] of [
      [{}, believed],
      [{ tokenAnswer: 'userinfo of another' }, unfit],
    ] as const) {
      const browser = new TestBrowser(oddApp);
      const { back, nonce } = await begun(browser, odd);
      odd.lie(nonce, lies);
      expect(await browser.comeBack(back.href)).toBe(page);
    }
  });

  test.each<[string, Lies, string]>([
    ['fails', { tokenAnswer: 500 }, away],
    ['shows its page of maintenance', { tokenAnswer: 'gibberish' }, unfit],
  ])('a provider that %s leads to a page that says so', async (_name, lies, page) => {
    expect(await endsOn(lies)).toBe(page);
  });

  test('a provider that never answers is waited for five seconds', { timeout: 30_000 }, async () => {
    const began = performance.now();
    expect(await endsOn({ tokenAnswer: 'never' })).toBe(away);
    expect(performance.now() - began).toBeLessThan(15_000);
    const mute = await startFalseProvider(origin);
    mute.fallSilent();
    const muteApp = await loginApp(opened.database.kysely, mute.settings);
    others.push(muteApp, mute);
    const before = performance.now();
    const all = await Promise.all([1, 2, 3].map(() => new TestBrowser(muteApp).begin()));
    expect(all).toEqual([away, away, away]);
    expect(performance.now() - before).toBeLessThan(15_000);
  });

  test('a provider that is away when the application starts is found once it is there', async () => {
    const late = await startFalseProvider(origin);
    await late.close();
    const lateApp = await loginApp(opened.database.kysely, late.settings);
    others.push(lateApp);
    expect(await new TestBrowser(lateApp).begin()).toBe(away);
    const { port } = late.settings.issuer;
    const back = await startFalseProvider(origin, {}, Number(port));
    others.push(back);
    expect(await new TestBrowser(lateApp).begin()).toContain(`:${port}/authorize?`);
  });
});
