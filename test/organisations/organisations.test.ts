import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { liveTerms } from '../../src/afsprakenkader/live-terms.ts';
import { caseRoutes } from '../../src/cases/routes.ts';
import type { Invited, MemberList, OrganisationList } from '../../src/contract/organisations.ts';
import { organisationRoutes } from '../../src/organisations/routes.ts';
import { ask, signIn, testApp } from '../http/support.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';

describeOnBothDatabases('organisations', (database) => {
  let network: SmallNetwork;
  let app: RouteApp;
  let administrator: string;
  const db = () => database().kysely;
  const send = (method: 'POST' | 'PUT', url: string, payload: object | undefined, cookie = administrator) =>
    ask(app, {
      method,
      url: `/api/v1${url}`,
      cookie,
      headers: { 'idempotency-key': crypto.randomUUID() },
      ...(payload === undefined ? {} : { payload }),
    });
  const read = async <Answer>(url: string, cookie = administrator): Promise<Answer> =>
    (await ask(app, { url: `/api/v1${url}`, cookie })).json();
  const enter = async (code: string | undefined): Promise<string> => {
    const answer = await ask(app, { method: 'POST', url: '/api/v1/sign-in', payload: { code } });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return `aanzet_session=${answer.cookies[0]?.value}`;
  };
  const actions = async (about: string) =>
    (await db().selectFrom('audit').selectAll().where('about', '=', about).orderBy('at').execute()).map(
      ({ actor, action }) => `${actor} ${action}`,
    );
  const person = (name: string) => ({ name, email: `${name.toLowerCase()}@aanzet.example` });
  const invite = async (organisation: string, name: string, capacity: string, cookie = administrator) => {
    const answer = await send('POST', `/organisations/${organisation}/members`, { ...person(name), capacity }, cookie);
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return answer.json<Invited>();
  };

  beforeAll(async () => {
    network = await openSmallNetwork(database());
    app = await testApp(db(), { engine: network.engine, routes: [caseRoutes, organisationRoutes] });
    administrator = await signIn(app, 'administrator-member');
  });
  afterAll(() => app.close());

  test('are found by name, place, kind and whether they are open, with counts and without names of people', async () => {
    await network.startCase();
    const { items } = await read<OrganisationList>('/organisations?q=brug');
    expect(items).toMatchObject([
      { id: 'clb', name: 'CLB De Brug', kindLabel: 'CLB', open: true, members: 2, accessManagers: 0, openCases: 1 },
    ]);
    const first = await read<OrganisationList>('/organisations?limit=4');
    const second = await read<OrganisationList>(`/organisations?limit=4&cursor=${first.nextCursor}`);
    expect(first.items).toHaveLength(4);
    expect(second.items.map(({ id }) => id)).not.toContain(first.items[0]?.id);
    expect((await read<OrganisationList>('/organisations?kind=clb&state=all')).items).toHaveLength(2);
    expect(JSON.stringify(first)).not.toContain('Bo Brug');
  });

  test('are made by the administrator in a network that is made too, and cases can be counted there soon after', async () => {
    const made = await send('POST', '/networks', { name: 'Netwerk Oost', region: 'oostVlaanderen' });
    expect(made.statusCode, made.body).toBe(201);
    const { id } = made.json<{ id: string }>();
    const terms = await liveTerms(db(), () => {});
    terms.stop();
    const answer = await send('POST', '/organisations', {
      network: id,
      kind: 'clb',
      name: 'CLB Oost',
      municipality: 'Dendermeer',
    });
    expect(answer.statusCode, answer.body).toBe(201);
    const { items } = await read<OrganisationList>(`/organisations?network=${id}`);
    expect(items).toMatchObject([
      { name: 'CLB Oost', regionLabel: 'Oost-Vlaanderen', network: { name: 'Netwerk Oost' } },
    ]);
    expect(terms.settings(id, '2026-11-23T09:00:00Z')).toMatchObject({ afsprakenkaderVersion: 'voorbeeld-1' });
    expect(await actions(answer.json().id)).toEqual(['administrator-member organisationMade']);
  });

  test('a process that runs hears of a network that another one made', async () => {
    const terms = await liveTerms(db(), () => {});
    terms.stop();
    const { id } = (await send('POST', '/networks', { name: 'Netwerk Zuid', region: 'limburg' })).json<{
      id: string;
    }>();
    expect(() => terms.settings(id, '2026-11-23T09:00:00Z')).toThrow('geen afsprakenkader');
    await terms.refresh();
    expect(terms.settings(id, '2026-11-23T09:00:00Z')).toMatchObject({ afsprakenkaderVersion: 'voorbeeld-1' });
  });

  test('of which a network has one are refused a second time, in Dutch, at the question', async () => {
    const second = { network: 'west', kind: 'coordination', name: 'Nog een', municipality: 'Waterdam' };
    const answer = await send('POST', '/organisations', second);
    expect([answer.statusCode, answer.json().errors[0].path]).toEqual([400, '/kind']);
    expect(answer.json().errors[0].message).toContain('Netwerkcoördinatie');
    const nowhere = await send('POST', '/organisations', { ...second, kind: 'clb', network: 'nergens' });
    expect(nowhere.json().errors[0].path).toBe('/network');
  });

  test('that close can be chosen no more, and old cases still show their name', async () => {
    const { id } = await network.startCase({ by: 'clb', input: { school: 'school2' } });
    const school = await signIn(app, 'clb-member');
    const offered = async () => JSON.stringify(await read('/procedures', school));
    expect(await offered()).toContain('De Beuk');
    const change = { name: 'De Beuk', municipality: 'Waterdam' };
    const past = await send('PUT', '/organisations/school2', { ...change, closesOn: '2026-11-15' });
    expect([past.statusCode, past.json().errors[0].path]).toEqual([400, '/closesOn']);
    expect((await send('PUT', '/organisations/school2', { ...change, closesOn: '2026-11-18' })).statusCode).toBe(200);
    expect(await offered()).toContain('De Beuk');
    await network.setNow('2026-11-18T00:00:00.000+01:00');
    expect(await offered()).not.toContain('De Beuk');
    expect(JSON.stringify(await read(`/cases/${id}`, school))).toContain('De Beuk');
    const refused = await send('POST', '/organisations/school2/members', {
      ...person('Late'),
      capacity: 'accessManager',
    });
    expect(refused.json()).toMatchObject({ code: 'notAllowedNow', detail: expect.stringContaining('gesloten') });
    expect((await read<OrganisationList>('/organisations?state=closed')).items.map((one) => one.id)).toEqual([
      'school2',
    ]);
    const started = await network.startCase({ by: 'clb', input: { school: 'school2' } }).catch(String);
    expect(started).toContain('Not started');
    expect((await send('PUT', '/organisations/coordinator', { ...change, closesOn: '2027-01-01' })).statusCode).toBe(
      400,
    );
    expect(await actions('school2')).toEqual(['administrator-member organisationClosing']);
  });

  test('get their first access manager from the administrator, who invites nobody else there and never sees others', async () => {
    const first = await invite('clb', 'Toegang', 'accessManager');
    expect(first.code?.code).toMatch(/^(\w{4}-){3}\w{4}$/);
    const list = await read<MemberList>('/organisations/clb/members');
    expect(list.items.map(({ name }) => name)).toEqual(['Toegang']);
    expect(list.mayInvite).toEqual([]);
    const second = await send('POST', '/organisations/clb/members', { ...person('Tweede'), capacity: 'accessManager' });
    expect(second.json()).toMatchObject({
      code: 'notAllowedNow',
      detail: expect.stringContaining('toegangsbeheerder'),
    });
    const worker = await send('POST', '/organisations/clb/members', { ...person('Sluiper'), capacity: 'clb' });
    expect([worker.statusCode, worker.json().errors[0].path]).toEqual([400, '/capacity']);
    expect((await send('POST', '/members/clb-member/code', undefined)).statusCode).toBe(404);
    expect(await actions(first.id)).toEqual(['administrator-member memberInvited']);
    const cookie = await enter(first.code?.code);
    expect(await read('/me', cookie)).toMatchObject({
      capacity: 'accessManager',
      organisation: { id: 'clb' },
      unread: 0,
    });
  });

  test('exist for administrators only', async () => {
    for (const member of ['clb-member', 'coordinator-member', 'school-member']) {
      const cookie = await signIn(app, member);
      for (const url of ['/organisations', '/networks', '/slots', '/organisations/clb/members'])
        expect((await ask(app, { url: `/api/v1${url}`, cookie })).statusCode, `${member} ${url}`).toBe(404);
      expect((await send('POST', '/members/clb-member/end', undefined, cookie)).statusCode).toBe(404);
    }
    const { rows } = await sql<{ active: boolean }>`select active from member where id = 'clb-member'`.execute(db());
    expect(rows).toEqual([{ active: true }]);
  });
});
