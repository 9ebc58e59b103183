import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CaseView } from '../../src/contract/case.ts';
import type { EmergencyDesk } from '../../src/contract/emergency.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork, setClock, type SmallNetwork } from '../support/small-network.ts';
import { ask, signIn, testApp } from '../http/support.ts';
import { subjectRoutes } from '../../src/start/routes.ts';
import type { RouteApp } from '../../src/access/route-plugin.ts';

const start = '2026-11-16T09:00:00.000Z';
const words = 'Ze belde net en klonk in paniek, het CLB neemt niet op.';

describeOnBothDatabases('noodtoegang', (database) => {
  let network: SmallNetwork;
  let app: RouteApp;
  let outsider: string;
  const db = () => database().kysely;
  const send = (url: string, payload: object, cookie = outsider, key: string = crypto.randomUUID()) =>
    ask(app, { method: 'POST', url: `/api/v1${url}`, cookie, payload, headers: { 'idempotency-key': key } });
  const read = (url: string, cookie = outsider) => ask(app, { url: `/api/v1${url}`, cookie });
  const asked = (number: string, more: object = {}) => ({
    number,
    reason: 'acuteDanger',
    text: words,
    demo: true,
    ...more,
  });
  const open = (number: string, more: object = {}, cookie = outsider, key?: string) =>
    send('/emergency', asked(number, more), cookie, key);
  const rows = (table: 'notice' | 'audit' | 'emergency_access') => db().selectFrom(table).selectAll();

  beforeAll(async () => {
    network = await openSmallNetwork(database(), { now: start });
    await sql`insert into organisation (id, network_id, kind, name, municipality) values
      ('youth', 'west', 'youthCare', 'De Haven', 'Waterdam'), ('rots', 'west', 'rots', 'ROTS West', 'Waterdam')`.execute(
      db(),
    );
    await sql`insert into network (id, name, product_name) values ('east', 'Netwerk Oost', 'Aanzet')`.execute(db());
    await sql`insert into organisation (id, network_id, kind, name, municipality) values
      ('eastClb', 'east', 'clb', 'CLB Oost', 'Oostdam')`.execute(db());
    await sql`insert into member (id, organisation_id, name, email, capacity) values
      ('youth-member', 'youth', 'Lou Haven', null, 'youthCare'), ('rots-member', 'rots', 'Ro Tafel', null, 'facilitator'),
      ('department', 'rots', 'De Departement', null, 'department'), ('east-member', 'eastClb', 'Ona Oost', null, 'clb'),
      ('outsider-access', 'outsider', 'Tine Toegang', null, 'accessManager')`.execute(db());
    app = await testApp(db(), { engine: network.engine, routes: subjectRoutes });
  });
  beforeEach(async () => {
    await setClock(database(), start);
    await sql`update emergency_access set ended_at = from_at where ended_at is null`.execute(db());
    outsider = await signIn(app, 'outsider-member');
  });
  afterAll(() => app.close());

  const aCase = () => network.startCaseAt('pathwayRunning', { pupil: 'Kanariepietje' });

  test('opens one case for reading, for an hour, with what may help and nothing else', async () => {
    const { id, number } = await aCase();
    for (const layer of ['agogic', 'thirdParty', 'clbOnly', 'health'])
      await network.act('clb', id, 'noteAdded', { text: `Woord in ${layer}.`, layer });
    expect((await read(`/cases/${id}`)).statusCode).toBe(404);
    const opened = await open(number);
    expect(opened.json()).toMatchObject({ caseId: id, number });
    expect(opened.json().until.slice(0, 16)).toBe('2026-11-16T10:00');
    const view = (await read(`/cases/${id}`)).json<CaseView>();
    expect(view.subject.label).toBe('Kanariepietje');
    expect(view.allowed).toEqual([]);
    expect(view.emergency).toMatchObject({ reason: 'Iemand is in acuut gevaar', until: opened.json().until });
    const history = (await read(`/cases/${id}/history?limit=200`)).body;
    expect(history).toContain('Woord in health.');
    for (const layer of ['agogic', 'thirdParty', 'clbOnly']) expect(history).not.toContain(`Woord in ${layer}.`);
    expect((await read(`/cases/${id}/form`)).statusCode).toBe(200);
    for (const closed of ['papers', 'form/pdf', 'attachments', 'lars', 'closing-package', 'looks'])
      expect((await read(`/cases/${id}/${closed}`)).statusCode, closed).toBe(404);
    const note = { type: 'noteAdded', payload: { text: 'Ik schrijf.', layer: 'schoolShareable' } };
    expect((await send(`/cases/${id}/events`, note)).statusCode).toBe(404);
    const colleague = await signIn(app, 'outsider-anchor');
    expect((await read(`/cases/${id}`, colleague)).statusCode).toBe(404);
    expect((await read('/cases?state=all')).json().items).toEqual([]);
  });

  test('ends by itself, and before that by hand', async () => {
    const { id, number } = await aCase();
    await open(number);
    await setClock(database(), '2026-11-16T09:59:50.000Z');
    expect((await read(`/cases/${id}`)).statusCode).toBe(200);
    await setClock(database(), '2026-11-16T10:00:01.000Z');
    expect((await read(`/cases/${id}`)).statusCode).toBe(404);
    const again = (await open(number)).json<{ id: string }>();
    expect((await read(`/cases/${id}`)).statusCode).toBe(200);
    const colleague = await signIn(app, 'outsider-anchor');
    expect((await send(`/emergency/${again.id}/end`, {}, colleague)).statusCode).toBe(404);
    expect((await send(`/emergency/${again.id}/end`, {})).json()).toEqual({ ended: true });
    expect((await send(`/emergency/${again.id}/end`, {})).json()).toEqual({ ended: false });
    expect((await read(`/cases/${id}`)).statusCode).toBe(404);
    expect(await rows('audit').where('action', '=', 'emergencyEnded').where('case_id', '=', id).execute()).toHaveLength(
      1,
    );
  });

  test('tells whether a case exists to nobody before all the rest is right, and then only what may be opened', async () => {
    const { number } = await aCase();
    const answers = async (wrong: object, cookie = outsider) => {
      const both = await Promise.all([open(number, wrong, cookie), open('26-XXXXXX', wrong, cookie)]);
      const [real, none] = both.map(({ statusCode, body }) => [
        statusCode,
        body.replaceAll(/"requestId":"[^"]*"/g, ''),
      ]);
      expect(real).toEqual(none);
      return both[0]?.statusCode;
    };
    expect(await answers({ demo: false })).toBe(400);
    expect(await answers({ text: 'kort' })).toBe(400);
    expect(await answers({ text: undefined })).toBe(400);
    expect(await answers({ reason: 'curious' })).toBe(400);
    expect(await answers({ reason: undefined })).toBe(400);
    expect(await answers({}, await signIn(app, 'east-member'))).toBe(404);
    const closed = await network.startCase({ pupil: 'Gesloten' });
    await network.act('clb', closed.id, 'withdrawn', { reason: 'moved' });
    expect((await open(closed.number)).statusCode).toBe(404);
    expect((await open(number)).statusCode).toBe(200);
    const refused = await rows('audit').where('action', '=', 'emergency').where('outcome', '=', 'refused').execute();
    expect(refused.length).toBeGreaterThan(8);
    expect(new Set(refused.map((row) => row.case_id))).toEqual(new Set([null]));
  });

  test('is for those who help in the own network, and for nobody by rank', async () => {
    const { id, number } = await aCase();
    for (const who of ['youth-member', 'rots-member', 'clb2-member', 'provider2-member']) {
      const cookie = await signIn(app, who);
      expect((await open(number, {}, cookie)).statusCode, who).toBe(200);
      expect((await read(`/cases/${id}`, cookie)).statusCode, who).toBe(200);
    }
    for (const who of ['school2-member', 'pbd-member', 'administrator-member', 'department', 'outsider-access'])
      expect((await open(number, {}, await signIn(app, who))).statusCode, who).toBe(404);
    const own = await open(number, {}, await signIn(app, 'provider-member'));
    expect([own.statusCode, own.json().detail]).toEqual([409, expect.stringContaining('werkt al mee')]);
  });

  test('is off for coordinators until their secrecy is recorded, and again once it is not any more', async () => {
    const { id, number } = await aCase();
    const cookie = await signIn(app, 'coordinator-member');
    expect((await read('/emergency', cookie)).json<EmergencyDesk>().off).toContain('beroepsgeheim');
    expect((await open(number, {}, cookie)).json().detail).toContain('beroepsgeheim');
    await sql`update network set coordinators_secret_on = '2026-09-01', coordinators_secret_by = 'De stuurgroep' where id = 'west'`.execute(
      db(),
    );
    expect((await open(number, {}, cookie)).statusCode).toBe(200);
    expect((await read(`/cases/${id}`, cookie)).json<CaseView>().subject.label).toBe('Kanariepietje');
    await sql`update network set coordinators_secret_on = null, coordinators_secret_by = null where id = 'west'`.execute(
      db(),
    );
    expect((await read(`/cases/${id}`, cookie)).json<CaseView>().subject.label).toBeNull();
  });

  test('is told to the CLB of the case at once, which has two working days to look at it', async () => {
    const { id, number } = await aCase();
    await open(number);
    const notices = await rows('notice')
      .where('case_id', '=', id)
      .where('kind', '=', 'emergencyAccessOpened')
      .execute();
    expect(notices).toMatchObject([{ organisation_id: 'clb', at: expect.stringContaining(start.slice(0, 16)) }]);
    const clb = await signIn(app, 'clb-member');
    const view = (await read(`/cases/${id}`, clb)).json<CaseView>();
    const term = view.deadlines.find(({ kind }) => kind === 'emergencyReview');
    expect(term?.dueAt.slice(0, 10)).toBe('2026-11-18');
    await open(number, { reason: 'urgentCare' });
    const later = (await read(`/cases/${id}`, clb)).json<CaseView>();
    expect(later.deadlines.filter(({ kind }) => kind === 'emergencyReview')).toEqual([term]);
    for (const day of [18, 19, 20, 23, 24, 25, 26, 27]) {
      await setClock(database(), `2026-11-${day}T15:00:00.000Z`);
      await network.sweep();
    }
    const climbed = await rows('notice').where('case_id', '=', id).where('kind', 'like', 'escalated%').execute();
    expect(climbed.map(({ kind }) => kind)).toContain('escalatedCoordinator');
  });

  test('shows the reason to the CLB, and to the others that it was opened', async () => {
    const { id, number } = await aCase();
    await open(number);
    const [clb, school] = [await signIn(app, 'clb-member'), await signIn(app, 'school-member')];
    expect((await read(`/cases/${id}/history?limit=200`, clb)).body).toContain(words);
    const others = (await read(`/cases/${id}/history?limit=200`, school)).body;
    expect(others).toContain('opende het met noodtoegang');
    expect(others).not.toContain(words);
    expect((await read(`/cases/${id}/emergencies`, clb)).json().items).toMatchObject([
      { organisation: 'Het Venster', member: 'Kai Venster', reason: 'Iemand is in acuut gevaar', open: true },
    ]);
    await sql`insert into personal_link (id, case_id, slot) values (${id.slice(0, 8)}, ${id}, 'pupil')`.execute(db());
    const pupil = await signIn(app, `link-${id.slice(0, 8)}`);
    // Without the code a link shows none of it.
    expect((await read(`/cases/${id}/emergencies`, pupil)).statusCode).toBe(404);
    await sql`update session set level = 'substantial' where data ->> 'linkId' = ${id.slice(0, 8)}`.execute(db());
    expect((await read(`/cases/${id}/emergencies`, pupil)).json().items[0].member).toBeNull();
    await read(`/cases/${id}`);
    const looks = (await read(`/cases/${id}/looks`, pupil)).json().items;
    expect(looks).toContainEqual(
      expect.objectContaining({
        organisation: 'Het Venster',
        why: 'Noodtoegang: iemand is in acuut gevaar',
        what: ['noodtoegang geopend', 'waar het dossier staat'],
      }),
    );
    expect(JSON.stringify(looks)).not.toContain('Kai');
  });

  test('is judged one by one; one that was not right ends at once and is told to the access manager', async () => {
    const { id, number } = await aCase();
    const first = (await open(number)).json<{ id: string }>();
    const second = (await open(number, {}, await signIn(app, 'youth-member'))).json<{ id: string }>();
    const clb = await signIn(app, 'clb-member');
    const review = (access: string, justified: string) =>
      send(
        `/cases/${id}/events`,
        { type: 'emergencyAccessReviewed', payload: { access, justified, note: 'Nagebeld.' } },
        clb,
      );
    const offered = (await read(`/cases/${id}`, clb)).json<CaseView>().allowed;
    expect(JSON.stringify(offered.find(({ event }) => event === 'emergencyAccessReviewed'))).toContain('De Haven');
    expect((await review(first.id, 'no')).statusCode).toBe(200);
    expect((await read(`/cases/${id}`)).statusCode).toBe(404);
    expect((await review(first.id, 'yes')).statusCode).toBe(400);
    const between = (await read(`/cases/${id}`, clb)).json<CaseView>();
    expect(between.deadlines.map(({ kind }) => kind)).toContain('emergencyReview');
    expect((await review(second.id, 'yes')).statusCode).toBe(200);
    const after = (await read(`/cases/${id}`, clb)).json<CaseView>();
    expect(after.deadlines.map(({ kind }) => kind)).not.toContain('emergencyReview');
    expect((await review(second.id, 'yes')).statusCode).toBe(409);
    expect((await read(`/cases/${id}`, await signIn(app, 'youth-member'))).statusCode).toBe(200);
    const manager = await signIn(app, 'outsider-access');
    const { alarms } = (await read('/organisations/outsider/members', manager)).json();
    expect(alarms).toContainEqual(expect.objectContaining({ name: 'Kai Venster', kind: 'emergencyUnjustified' }));
  });

  test('raises an alarm when somebody does it a second time', async () => {
    await sql`delete from audit where action = 'emergencyRepeated'`.execute(db());
    await sql`update emergency_access set from_at = from_at - interval '40 days', until_at = until_at - interval '40 days'`.execute(
      db(),
    );
    const [one, two] = [await aCase(), await aCase()];
    await open(one.number);
    const repeated = () => rows('audit').where('action', '=', 'emergencyRepeated').execute();
    expect(await repeated()).toEqual([]);
    await open(two.number);
    expect(await repeated()).toMatchObject([
      { actor: 'outsider-member', about: 'outsider', case_id: two.id, purpose: '2' },
    ]);
  });

  test('gives the same answer to the same key, and takes no second place', async () => {
    const { id, number } = await aCase();
    const key = crypto.randomUUID();
    const [first, again] = [await open(number, {}, outsider, key), await open(number, {}, outsider, key)];
    expect(again.json()).toEqual(first.json());
    expect(await rows('emergency_access').where('case_id', '=', id).execute()).toHaveLength(1);
    const other = await open(number, { reason: 'urgentCare' }, outsider, key);
    expect(other.json().code).toBe('keyReused');
  });

  test('is never written down by hand', async () => {
    const { id } = await aCase();
    const clb = await signIn(app, 'clb-member');
    const payload = { access: crypto.randomUUID(), reason: 'acuteDanger', text: words };
    const refused = await send(`/cases/${id}/events`, { type: 'emergencyAccessOpened', payload }, clb);
    expect(refused.statusCode).toBe(409);
  });
});
