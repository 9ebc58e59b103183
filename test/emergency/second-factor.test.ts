import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import type { EmergencyDesk } from '../../src/contract/emergency.ts';
import { renewCode } from '../../src/people/sign-in-codes.ts';
import { subjectRoutes } from '../../src/start/routes.ts';
import { ask, origin, testApp } from '../http/support.ts';
import { TestBrowser } from '../login/support.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { signInThere, startIdentityProvider, type TestProvider } from '../support/identity-provider.ts';
import { openSmallNetwork } from '../support/small-network.ts';

describeOnBothDatabases('the second proof of an emergency', (database) => {
  let provider: TestProvider;
  let app: RouteApp;
  let number: string;
  let browser: TestBrowser;
  const db = () => database().kysely;
  const open = (more: object = {}, wanted = number) =>
    ask(app, {
      method: 'POST',
      url: '/api/v1/emergency',
      headers: { 'idempotency-key': crypto.randomUUID() },
      cookie: `aanzet_session=${browser.cookie('aanzet_session')}; aanzet_sign_in=${browser.cookie('aanzet_sign_in') ?? ''}`,
      payload: { number: wanted, reason: 'acuteDanger', text: 'Ze belde net, het is dringend.', ...more },
    });
  const desk = async () => (await browser.ask('GET', '/api/v1/emergency')).json<EmergencyDesk>();
  const codeFor = async (member: string, by: string) => (await renewCode(db(), member, by)).code;
  const wayBack = async () => {
    const { address } = (await browser.ask('POST', '/api/v1/session/oidc/prove')).json<{ address: string }>();
    return address;
  };

  beforeAll(async () => {
    const network = await openSmallNetwork(database());
    await sql`insert into member (id, organisation_id, name, email, capacity) values
      ('outsider-access', 'outsider', 'Tom Toegang', null, 'accessManager'),
      ('clb-access', 'clb', 'Tine Toegang', null, 'accessManager')`.execute(db());
    ({ number } = await network.startCaseAt('pathwayRunning'));
    provider = await startIdentityProvider({ publicOrigin: origin });
    const server = { demo: false, mode: 'server', login: provider.settings, publicOrigin: origin } as const;
    app = await testApp(db(), { engine: network.engine, routes: subjectRoutes, ...server });
  }, 60_000);
  beforeEach(async () => {
    await sql`delete from login`.execute(db());
    await sql`update member set person_id = null`.execute(db());
    await sql`update emergency_access set ended_at = from_at where ended_at is null`.execute(db());
    browser = new TestBrowser(app);
  });
  afterAll(async () => {
    await app.close();
    await provider.close();
  });

  test('is a new code of the own access manager, for who came in by a code', async () => {
    await browser.ask('POST', '/api/v1/sign-in', { code: await codeFor('outsider-member', 'outsider-access') });
    expect((await desk()).means).toBe('code');
    expect((await open()).statusCode).toBe(400);
    expect((await open({ demo: true })).json().errors[0].path).toBe('/code');
    // Of somebody else, by somebody else, or made by oneself: none of these.
    for (const [member, by] of [
      ['outsider-anchor', 'outsider-access'],
      ['outsider-member', 'clb-access'],
      ['outsider-member', 'outsider-member'],
      ['outsider-member', 'system'],
    ] as const)
      expect((await open({ code: await codeFor(member, by) })).statusCode, `${member} by ${by}`).toBe(400);
    const code = await codeFor('outsider-member', 'outsider-access');
    expect((await open({ code }, '26-XXXXXX')).statusCode).toBe(404);
    expect((await open({ code })).statusCode).toBe(400);
    expect((await open({ code: await codeFor('outsider-member', 'outsider-access') })).statusCode).toBe(200);
  });

  test('is no code that was there before the session began', async () => {
    await browser.ask('POST', '/api/v1/sign-in', { code: await codeFor('outsider-member', 'outsider-access') });
    const early = await codeFor('outsider-member', 'outsider-access');
    await sql`update sign_in_code set made_at = made_at - interval '1 hour' where used_at is null`.execute(db());
    expect((await open({ code: early })).statusCode).toBe(400);
  });

  test('is a fresh sign-in at the provider, for who came in by a login; it works once', async () => {
    await browser.bind({ name: 'u1' }, db(), 'outsider-member');
    expect(await desk()).toMatchObject({ means: 'login', proven: false });
    expect((await open()).statusCode).toBe(409);
    const address = await wayBack();
    const asked = new URL(address).searchParams;
    expect([asked.get('prompt'), asked.get('max_age')]).toEqual(['login', '0']);
    const before = browser.cookie('aanzet_session');
    expect(await browser.comeBack(await signInThere(address, { name: 'u1' }, origin))).toBe('/noodtoegang');
    expect(browser.cookie('aanzet_session')).toBe(before);
    expect((await desk()).proven).toBe(true);
    expect((await open()).statusCode).toBe(200);
    expect((await desk()).proven).toBe(false);
    expect((await open()).statusCode).toBe(409);
  });

  test('is of the same account, and not at the lowest level', async () => {
    await browser.bind({ name: 'u1' }, db(), 'outsider-member');
    expect(await browser.comeBack(await signInThere(await wayBack(), { name: 'u2' }, origin))).toBe(
      '/niet-aangemeld?reden=account',
    );
    expect((await open()).statusCode).toBe(409);
    expect(await browser.comeBack(await signInThere(await wayBack(), { name: 'u1', level: 'low' }, origin))).toBe(
      '/niet-aangemeld?reden=niveau',
    );
    expect((await open()).statusCode).toBe(409);
    expect(await browser.me()).toMatchObject({ id: 'outsider-member' });
  });

  test('is of the one membership that asked for it', async () => {
    await browser.bind({ name: 'u1' }, db(), 'outsider-member');
    await browser.comeBack(await signInThere(await wayBack(), { name: 'u1' }, origin));
    const proof = browser.cookie('aanzet_sign_in') ?? '';
    browser = new TestBrowser(app);
    await browser.bind({ name: 'u3' }, db(), 'provider2-member');
    browser.plant('aanzet_sign_in', proof);
    expect((await open()).statusCode).toBe(409);
  });
});
