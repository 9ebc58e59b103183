import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { caseRoutes } from '../../src/cases/routes.ts';
import type { Invited, Member, MemberList, SlotList } from '../../src/contract/organisations.ts';
import { organisationRoutes } from '../../src/organisations/routes.ts';
import { ask, signIn, testApp } from '../http/support.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';

describeOnBothDatabases('the access manager of an organisation', (database) => {
  let network: SmallNetwork;
  let app: RouteApp;
  let manager: string;
  let caseId: string;
  const db = () => database().kysely;
  const send = (
    method: 'POST' | 'PUT',
    url: string,
    payload?: object,
    cookie = manager,
    key: string = crypto.randomUUID(),
  ) =>
    ask(app, {
      method,
      url: `/api/v1${url}`,
      cookie,
      headers: { 'idempotency-key': key },
      ...(payload === undefined ? {} : { payload }),
    });
  const read = async <Answer>(url: string, cookie = manager): Promise<Answer> =>
    (await ask(app, { url: `/api/v1${url}`, cookie })).json();
  const enter = async (code: string | undefined): Promise<string> => {
    const answer = await ask(app, { method: 'POST', url: '/api/v1/sign-in', payload: { code } });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return `aanzet_session=${answer.cookies[0]?.value}`;
  };
  const invite = async (name: string, capacity: string): Promise<Invited> => {
    const email = `${name.toLowerCase()}@aanzet.example`;
    const answer = await send('POST', '/organisations/clb/members', { name, email, capacity });
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return answer.json();
  };
  const memberNamed = async (name: string): Promise<Member | undefined> =>
    (await read<MemberList>('/organisations/clb/members')).items.find((one) => one.name === name);
  const status = async (cookie: string): Promise<number> => (await ask(app, { url: '/api/v1/me', cookie })).statusCode;

  beforeAll(async () => {
    network = await openSmallNetwork(database());
    await sql`insert into member (id, organisation_id, name, email, capacity)
      values ('clb-access', 'clb', 'Tine Toegang', 'tine@aanzet.example', 'accessManager')`.execute(db());
    app = await testApp(db(), { engine: network.engine, routes: [caseRoutes, organisationRoutes] });
    manager = await signIn(app, 'clb-access');
    ({ id: caseId } = await network.startCase({ by: 'clb', pupil: 'Kanariepietje' }));
  });
  afterAll(() => app.close());

  test('invites a colleague, whose code works once; the same request again shows no code', async () => {
    const key = crypto.randomUUID();
    const asked = { name: 'Wout Nieuw', email: 'wout@aanzet.example', capacity: 'clb' };
    const [first, again] = [
      await send('POST', '/organisations/clb/members', asked, manager, key),
      await send('POST', '/organisations/clb/members', asked, manager, key),
    ];
    expect([first.statusCode, again.statusCode]).toEqual([201, 201]);
    expect(again.json()).toEqual({ id: first.json().id, code: null });
    expect(await memberNamed('Wout Nieuw')).toMatchObject({
      capacityLabel: 'CLB-medewerker',
      works: true,
      sessions: 0,
    });
    const cookie = await enter(first.json().code.code);
    expect(await read('/me', cookie)).toMatchObject({ name: 'Wout Nieuw', capacity: 'clb' });
    expect(await memberNamed('Wout Nieuw')).toMatchObject({ sessions: 1, codeUntil: null });
    const twice = await send('POST', '/organisations/clb/members', { ...asked, email: 'WOUT@aanzet.example' });
    expect([twice.statusCode, twice.json().errors[0].path]).toEqual([400, '/email']);
    const school = await send('POST', '/organisations/clb/members', { ...asked, capacity: 'school' });
    expect(school.json().errors[0].path).toBe('/capacity');
  });

  test('gives one person a second capacity', async () => {
    await invite('Dubbel', 'clb');
    await invite('Dubbel', 'accessManager');
    const rows = await db()
      .selectFrom('member')
      .select(['person_id', 'capacity'])
      .where('name', '=', 'Dubbel')
      .execute();
    expect(rows).toHaveLength(2);
    expect(rows[0]?.person_id).toBe(rows[1]?.person_id);
  });

  test('ends somebody at once: sessions are over and codes open nothing', async () => {
    const { id, code } = await invite('Vertrekt', 'clb');
    const cookie = await enter(code?.code);
    const spare = (await send('POST', `/members/${id}/code`)).json<Invited>();
    expect(await status(cookie)).toBe(200);
    expect((await send('POST', `/members/${id}/end`)).statusCode).toBe(200);
    expect(await status(cookie)).toBe(401);
    const { rows } = await sql`select from session where data ->> 'memberId' = ${id}`.execute(db());
    expect(rows).toEqual([]);
    await expect(enter(spare.code?.code)).rejects.toThrow('Deze code werkt niet');
    for (const url of [`/members/${id}/code`, `/members/${id}/end`])
      expect((await send('POST', url)).json()).toMatchObject({ code: 'notAllowedNow' });
    expect(await memberNamed('Vertrekt')).toMatchObject({ works: false });
  });

  test('lets somebody stop on a day that comes', async () => {
    const { id, code } = await invite('Straks', 'clb');
    const cookie = await enter(code?.code);
    const change = { name: 'Straks Weg', email: 'straks@aanzet.example', lastDay: '2026-11-20' };
    const past = await send('PUT', `/members/${id}`, { ...change, lastDay: '2026-11-13' });
    expect(past.json().errors[0].path).toBe('/lastDay');
    expect((await send('PUT', `/members/${id}`, change)).statusCode).toBe(200);
    expect(await memberNamed('Straks Weg')).toMatchObject({ works: true, lastDay: '2026-11-20' });
    await network.setNow('2026-11-20T23:59:00.000+01:00');
    expect(await status(cookie)).toBe(200);
    await network.setNow('2026-11-21T00:00:00.000+01:00');
    expect(await status(cookie)).toBe(401);
    const audited = await db().selectFrom('audit').select('action').where('about', '=', id).execute();
    expect(audited.map(({ action }) => action)).toEqual(['memberInvited', 'signedInByCode', 'memberEndPlanned']);
  });

  test('signs somebody out everywhere, who comes back with a new code', async () => {
    const { id, code } = await invite('Verloren', 'clb');
    const cookie = await enter(code?.code);
    expect((await send('POST', `/members/${id}/sign-out`)).json()).toEqual({ ended: 1 });
    expect(await status(cookie)).toBe(401);
    const renewed = (await send('POST', `/members/${id}/code`)).json<Invited>();
    expect(await status(await enter(renewed.code?.code))).toBe(200);
  });

  test('sees places in cases by number, and nothing else of a case', async () => {
    const { items } = await read<SlotList>('/slots');
    expect(items).toMatchObject([{ slot: 'clb', slotLabel: 'CLB', member: { id: 'clb-member' }, replaceable: true }]);
    expect(JSON.stringify(items)).not.toContain('Kanariepietje');
    for (const url of [
      `/cases/${caseId}`,
      `/cases/${caseId}/history`,
      '/cases',
      '/cases/counts',
      '/inbox',
      '/procedures',
    ])
      expect((await ask(app, { url: `/api/v1${url}`, cookie: manager })).statusCode, url).toBe(404);
    const note = { type: 'noteAdded', payload: { text: 'Stiekem', layer: 'clbOnly' } };
    expect((await send('POST', `/cases/${caseId}/events`, note)).statusCode).toBe(404);
  });

  test('puts a colleague in a place, with a reason, as an event of the case', async () => {
    const [slot] = (await read<SlotList>('/slots')).items;
    const url = `/slots/${slot?.id}/hand-over`;
    const reason = 'Bo is langdurig afwezig.';
    const key = crypto.randomUUID();
    const done = await send('POST', url, { member: 'clb-anchor', reason }, manager, key);
    expect(done.statusCode, done.body).toBe(200);
    expect((await send('POST', url, { member: 'clb-anchor', reason }, manager, key)).json()).toEqual(done.json());
    expect((await send('POST', url, { member: 'clb-member', reason }, manager, key)).statusCode).toBe(422);
    const [now] = (await read<SlotList>('/slots')).items;
    expect(now).toMatchObject({ member: { id: 'clb-anchor' }, caseNumber: slot?.caseNumber });
    const [event] = await db().selectFrom('event').selectAll().where('type', '=', 'slotHandedOver').execute();
    expect(event).toMatchObject({
      actor_slot: 'clb',
      actor_member_id: 'clb-access',
      actor_name: 'Tine Toegang, CLB De Brug',
      layer: 'schoolShareable',
    });
    const colleague = await signIn(app, 'clb-anchor');
    expect(JSON.stringify(await read(`/cases/${caseId}/history`, colleague))).toContain(reason);
    const audited = await db().selectFrom('audit').selectAll().where('action', '=', 'slotHandedOver').execute();
    expect(audited).toMatchObject([{ actor: 'clb-access', capacity: 'accessManager', case_id: caseId }]);
    const wrong = async (member: string) =>
      (await send('POST', `/slots/${now?.id}/hand-over`, { member, reason })).json().errors?.[0].path;
    // Who stands there already, who manages access, somebody of another organisation, nobody.
    for (const member of ['clb-anchor', 'clb-access', 'school-member', 'bestaat-niet'])
      expect(await wrong(member), member).toBe('/member');
    // The old place is over.
    expect((await send('POST', url, { member: 'clb-member', reason })).statusCode).toBe(404);
  });

  test('puts a colleague in all places of somebody who fell ill, in one go, and once', async () => {
    const before = (await read<SlotList>('/slots?member=clb-anchor')).items;
    expect(before.length).toBeGreaterThan(0);
    const [url, reason, key] = ['/members/clb-anchor/hand-over', 'Langdurig ziek.', crypto.randomUUID()];
    const all = () => send('POST', url, { member: 'clb-member', reason }, manager, key);
    expect((await all()).json()).toEqual({ handedOver: before.length, stayed: [], more: false });
    expect((await read<SlotList>('/slots?member=clb-anchor')).items).toEqual([]);
    const events = () => db().selectFrom('event').select('seq').where('type', '=', 'slotHandedOver').execute();
    const made = (await events()).length;
    expect((await all()).json()).toEqual({ handedOver: before.length, stayed: [], more: false });
    expect(await events()).toHaveLength(made);
    for (const member of ['clb-anchor', 'clb-access', 'school-member'])
      expect((await send('POST', '/members/clb-member/hand-over', { member, reason })).statusCode, member).toBe(
        member === 'clb-anchor' ? 200 : 400,
      );
    expect((await send('POST', '/members/school-member/hand-over', { member: 'clb-member', reason })).statusCode).toBe(
      404,
    );
  });

  test('has nothing to say about another organisation', async () => {
    const other = await db().selectFrom('slot').selectAll().where('organisation_id', '=', 'school').executeTakeFirst();
    const attempts = [
      await ask(app, { url: '/api/v1/organisations/school/members', cookie: manager }),
      await send('POST', '/organisations/school/members', { name: 'X', email: 'x@aanzet.example', capacity: 'school' }),
      await send('POST', '/members/school-member/end'),
      await send('POST', '/members/school-member/code'),
      await send('POST', '/members/school-member/sign-out'),
      await send('PUT', '/members/school-member', { name: 'X', email: 'x@aanzet.example', lastDay: null }),
      await send('POST', `/slots/${other?.id ?? crypto.randomUUID()}/hand-over`, {
        member: 'school-anchor',
        reason: 'X',
      }),
      await send('POST', '/organisations', { network: 'west', kind: 'clb', name: 'X', municipality: 'X' }),
      await send('PUT', '/organisations/clb', { name: 'X', municipality: 'X', closesOn: null }),
    ];
    expect(attempts.map(({ statusCode }) => statusCode)).toEqual(attempts.map(() => 404));
  });

  test('cannot leave the installation without an administrator', async () => {
    const administrator = await signIn(app, 'administrator-member');
    const end = (id: string) => send('POST', `/members/${id}/end`, undefined, administrator);
    expect((await end('administrator-anchor')).statusCode).toBe(200);
    expect((await end('administrator-member')).json().detail).toContain('Minstens één beheerder');
  });
});
