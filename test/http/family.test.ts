import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FamilyLinks, GivenLink, OwnPage } from '../../src/contract/family.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';
import { personaOf, problemIn, sendAs } from './contract-support.ts';
import { ask } from './support.ts';
import { openWalkNetwork, type WalkNetwork } from './walk/walk-network.ts';

const pupil = 'Sperwer';
const day = 86_400_000;

describeOnBothDatabases('the page of a pupil or parent', (database) => {
  let net: WalkNetwork;
  let small: SmallNetwork;
  beforeAll(async () => {
    net = await openWalkNetwork(database());
    small = await openSmallNetwork(database(), { now: null });
  });
  afterAll(() => net.app.close());

  const clb = (url: string, payload: unknown = null, key?: string) =>
    sendAs(net, 'clb-member', 'POST', url, payload, key);
  const caseHere = async (age = 15) => (await small.startCaseAt('awaitingConsent', { pupil, age })).id;
  const give = async (id: string, slot: string, key?: string): Promise<Required<GivenLink>> => {
    const answer = await clb(`/cases/${id}/links`, { slot, name: 'Torenvalk' }, key);
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json<GivenLink>();
  };
  const post = (url: string, payload: object, cookie?: string) =>
    ask(net.app, {
      method: 'POST',
      url: `/api/v1${url}`,
      payload,
      headers: { 'idempotency-key': crypto.randomUUID() },
      ...(cookie === undefined ? {} : { cookie }),
    });
  const cookieOf = (answer: Awaited<ReturnType<typeof post>>) =>
    `${answer.cookies[0]?.name}=${answer.cookies[0]?.value}`;
  const open = async ({ token }: GivenLink) => {
    const answer = await post('/own/open', { token: token ?? '' });
    return answer.statusCode === 200 ? cookieOf(answer) : undefined;
  };
  const enter = async (link: GivenLink) => {
    const alone = await open(link);
    const answer = await post('/own/code', { code: link.code ?? '' }, alone ?? '');
    expect(answer.statusCode, answer.body).toBe(200);
    return { alone: alone ?? '', cookie: cookieOf(answer) };
  };
  const get = (url: string, cookie: string) => ask(net.app, { url: `/api/v1${url}`, cookie });
  const ownPage = async (id: string, cookie: string) => (await get(`/cases/${id}/own`, cookie)).json<OwnPage>();
  const links = async (id: string) =>
    (await get(`/cases/${id}/links`, personaOf(net, 'clb-member').cookie)).json<FamilyLinks>().items;
  const note = async (id: string, text: string, layer: string, more: object = {}) => {
    const answer = await clb(`/cases/${id}/events`, { type: 'noteAdded', payload: { text, layer, ...more } });
    expect(answer.statusCode, answer.body).toBe(200);
  };

  test('the link alone tells where it stands and names nobody, whatever is asked', async () => {
    const id = await caseHere();
    await note(id, 'Buizerd', 'schoolShareable');
    const alone = (await open(await give(id, 'parent'))) ?? '';
    const page = await get(`/cases/${id}`, alone);
    expect(page.statusCode).toBe(200);
    const me = await get('/me', alone);
    const { rows } = await sql<{ name: string }>`
      select name from organisation union select name from member union select name from network`.execute(
      database().kysely,
    );
    for (const word of [pupil, 'Torenvalk', 'Buizerd', 'Komt niet meer', ...rows.map(({ name }) => name)])
      expect(page.body + me.body, word).not.toContain(word);
    for (const path of ['/own', '/history', '/looks', '/links', '/form', '/emergencies', '/attachments', '/papers'])
      expect(problemIn(await get(`/cases/${id}${path}`, alone)), path).toEqual([404, 'notFound']);
    for (const path of ['/cases', '/procedures', '/inbox', '/sessions'])
      expect(problemIn(await get(path, alone)), path).toEqual([404, 'notFound']);
    expect((await post(`/cases/${id}/own/akkoord`, { answer: 'yes' }, alone)).statusCode).toBe(404);
    expect((await post(`/cases/${id}/events`, { type: 'consentGiven', payload: {} }, alone)).statusCode).toBe(404);
  });

  test('the code opens the page under another session; the one of before is over', async () => {
    const id = await caseHere();
    const { alone, cookie } = await enter(await give(id, 'pupil'));
    expect((await get('/me', alone)).statusCode).toBe(401);
    expect((await get('/me', cookie)).json()).toMatchObject({ level: 'substantial', capacity: 'pupil' });
    expect(await ownPage(id, cookie)).toMatchObject({ about: pupil, akkoord: { state: 'asked', may: ['yes', 'no'] } });
  });

  test('the database holds neither token nor code nor name, and neither does the audit', async () => {
    const id = await caseHere();
    const link = await give(id, 'pupil');
    await enter(link);
    const tables = ['personal_link', 'session', 'command', 'audit', 'event', 'notice'];
    for (const table of tables) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(
        database().kysely,
      );
      for (const secret of [link.token, link.code, link.code?.replace('-', ''), 'Torenvalk'])
        expect(
          rows.some(({ row }) => row.includes(secret ?? '')),
          `${table} ${secret}`,
        ).toBe(false);
    }
    const { rows } = await sql<{ action: string }>`
      select action from audit where case_id = ${id} and about = ${link.id} order by position, at`.execute(
      database().kysely,
    );
    expect(rows.map(({ action }) => action)).toEqual(['linkMade', 'linkOpened', 'linkCodeTyped']);
  });

  test('the same key shows nothing a second time, and another link for the same place ends the first', async () => {
    const id = await caseHere();
    const key = crypto.randomUUID();
    const first = await give(id, 'parent', key);
    const again = await clb(`/cases/${id}/links`, { slot: 'parent', name: 'Torenvalk' }, key);
    expect(again.json()).toEqual({ id: first.id, token: null, code: null });
    const { cookie } = await enter(first);
    const second = await give(id, 'parent');
    expect((await get('/me', cookie)).statusCode).toBe(401);
    expect([await open(first), typeof (await open(second))]).toEqual([undefined, 'string']);
    expect((await links(id)).map(({ state, name }) => [state, name])).toEqual([
      ['works', 'Torenvalk'],
      ['revoked', 'Torenvalk'],
    ]);
  });

  test('five wrong codes lock the link; the CLB hears it and gives another code', async () => {
    const id = await caseHere();
    const link = await give(id, 'pupil');
    const alone = (await open(link)) ?? '';
    const tries = await Promise.all([1, 2, 3, 4, 5].map((n) => post('/own/code', { code: `AAAA-AAA${n}` }, alone)));
    expect(new Set(tries.map(({ statusCode }) => statusCode))).toEqual(new Set([400]));
    expect((await post('/own/code', { code: link.code ?? '' }, alone)).statusCode).toBe(400);
    expect((await links(id))[0]?.state).toBe('locked');
    const told = await sql`select from notice where case_id = ${id} and kind = 'linkLocked'`.execute(database().kysely);
    expect(told.rows).toHaveLength(1);
    const renewed = (await clb(`/cases/${id}/links/${link.id}/code`)).json<GivenLink>();
    expect((await get('/me', alone)).statusCode).toBe(401);
    await enter({ ...link, code: renewed.code });
  });

  test('each answers for the own party; the last yes takes the case on, and the CLB hears each answer', async () => {
    const id = await caseHere();
    const [own, parent] = [await enter(await give(id, 'pupil')), await enter(await give(id, 'parent'))];
    const second = await enter(await give(id, 'secondParent'));
    expect((await ownPage(id, second.cookie)).akkoord).toBeNull();
    expect(problemIn(await post(`/cases/${id}/own/akkoord`, { answer: 'yes' }, second.cookie))).toEqual([
      409,
      'notAllowedNow',
    ]);
    expect((await post(`/cases/${id}/own/akkoord`, { answer: 'yes', party: 'pupil' }, parent.cookie)).statusCode).toBe(
      400,
    );
    const yes = { answer: 'yes', health: 'yes' };
    expect((await post(`/cases/${id}/own/akkoord`, { answer: 'yes' }, parent.cookie)).statusCode).toBe(200);
    expect((await post(`/cases/${id}/own/akkoord`, yes, own.cookie)).statusCode).toBe(200);
    expect((await ownPage(id, parent.cookie)).akkoord).toMatchObject({ state: 'given', health: false });
    expect((await ownPage(id, own.cookie)).akkoord).toMatchObject({ state: 'given', health: true });
    const withheld = await sql<{ withheld: string[] }>`select withheld from cases where id = ${id}`.execute(
      database().kysely,
    );
    expect(withheld.rows[0]?.withheld, 'what one of them keeps, stays').toContain('provider:health');
    const { rows } = await sql<{ stage: string; consents: object }>`
      select stage, state #> '{context,consents}' as consents from cases where id = ${id}`.execute(database().kysely);
    expect(rows[0]?.consents).toMatchObject({ pupil: 'given' });
    const history = (await get(`/cases/${id}/history`, personaOf(net, 'clb-member').cookie)).body;
    expect(history).toContain('Leerling (zelf op de eigen pagina)');
    expect(history).toContain('Zelf, op de eigen pagina');
    const others = (await get(`/cases/${id}/history`, personaOf(net, 'school-member').cookie)).body;
    expect(others).not.toMatch(/zelf op de eigen pagina/i);
    const told = await sql`select from notice where case_id = ${id} and kind = 'familyAnswered'`.execute(
      database().kysely,
    );
    expect(told.rows.length).toBeGreaterThan(0);
  });

  test('of a pupil who decides parents read the name alone; of a child they read what is theirs', async () => {
    for (const [age, reads] of [
      [15, false],
      [10, true],
    ] as const) {
      const id = await caseHere(age);
      await note(id, 'Buizerd', 'helpShareable');
      await note(id, 'Wouw', 'clbOnly');
      await note(id, 'Havik', 'helpShareable', { notToParents: 'yes' });
      const parent = await ownPage(id, (await enter(await give(id, 'parent'))).cookie);
      expect(parent.about).toBe(pupil);
      expect([parent.besidePupil, JSON.stringify(parent).includes('Buizerd')]).toEqual([!reads, reads]);
      expect(JSON.stringify(parent)).not.toMatch(/Wouw|Havik/);
      const own = await ownPage(id, (await enter(await give(id, 'pupil'))).cookie);
      expect(own.notes.map(({ text }) => text)).toEqual(['Havik', 'Buizerd']);
    }
  });

  test('only a CLB gives links, and only a CLB or provider keeps a note from the parents', async () => {
    const id = await caseHere();
    for (const who of ['school-member', 'coordinator-member', 'clb2-member']) {
      const answer = await sendAs(net, who, 'POST', `/cases/${id}/links`, { slot: 'pupil', name: 'Torenvalk' });
      expect(problemIn(answer), who).toEqual([404, 'notFound']);
    }
    const kept = { text: 'Havik', layer: 'schoolShareable', notToParents: 'yes' };
    const answer = await sendAs(net, 'school-member', 'POST', `/cases/${id}/events`, {
      type: 'noteAdded',
      payload: kept,
    });
    expect(problemIn(answer)).toEqual([400, 'invalidInput']);
  });

  test('what a link says no longer works is refused where it is written too', async () => {
    const id = await caseHere();
    const link = await give(id, 'pupil');
    const row = sql`insert into event (case_id, seq, type, at, stage, actor_kind, actor_slot, actor_member_id, actor_name,
      payload_hash, prev_hash, hash) values (${id}, 900, 'consentGiven', app_now(), 'x', 'link', 'pupil', ${link.id}, '', '', '', '')`;
    expect((await clb(`/cases/${id}/links/${link.id}/revocation`)).statusCode).toBe(200);
    await expect(row.execute(database().kysely)).rejects.toMatchObject({ code: 'AZ003' });
  });

  test('a link ends with its time, and with its case', async () => {
    const [ended, old] = [await caseHere(), await caseHere()];
    const [first, second] = [await give(ended, 'pupil'), await give(old, 'pupil')];
    const { cookie } = await enter(first);
    expect((await clb(`/cases/${ended}/events`, { type: 'withdrawn', payload: { reason: 'moved' } })).statusCode).toBe(
      200,
    );
    expect([(await get('/me', cookie)).statusCode, await open(first)]).toEqual([401, undefined]);
    const unknown = await post('/own/open', { token: 'nergens' });
    const gone = await post('/own/open', { token: first.token ?? '' });
    expect(gone.json()).toMatchObject({ ...unknown.json(), requestId: expect.any(String) });
    expect((await clb(`/cases/${ended}/links`, { slot: 'pupil', name: 'Torenvalk' })).statusCode).toBe(409);
    await sql`update personal_link set expires_at = app_now() - interval '1 second' where id = ${second.id}`.execute(
      database().kysely,
    );
    expect(await open(second)).toBeUndefined();
  });

  test('somebody who was away for twenty minutes opens the link again', async () => {
    const { cookie } = await enter(await give(await caseHere(), 'pupil'));
    await sql`update session set seen_at = clock_timestamp() - interval '21 minutes'
      where data ? 'linkId'`.execute(database().kysely);
    expect((await get('/me', cookie)).statusCode).toBe(401);
  });

  test('a link works until the end of a school year, and never longer than a year', async () => {
    const id = await caseHere();
    await give(id, 'pupil');
    const [link] = await links(id);
    const length = Date.parse(link?.until ?? '') - Date.parse(link?.madeAt ?? '');
    expect(length).toBeGreaterThan(60 * day - 1);
    expect(length).toBeLessThanOrEqual(365 * day + 1);
  });
});
