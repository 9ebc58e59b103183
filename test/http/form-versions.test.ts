import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FormDefinition } from '../../src/contract/form-definition.ts';
import { CaseForm } from '../../src/contract/form.ts';
import type { FormVersionItem, FormVersionView } from '../../src/contract/form-versions.ts';
import { Problem } from '../../src/contract/problem.ts';
import { formFaults } from '../../src/contract/nl/form-editor.ts';
import { formRefusals } from '../../src/contract/nl/form-refusals.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';
import { personaOf, problemIn, sendAs } from './contract-support.ts';
import { ask } from './support.ts';
import { openWalkNetwork, signInAs, type Persona, type WalkNetwork } from './walk/walk-network.ts';

const keeper = 'coordinator-member';
const colleague = 'coordinator-anchor';

describeOnBothDatabases('the form of a network, edited without code', (database) => {
  let net: WalkNetwork;
  let small: SmallNetwork;
  let elsewhere: Persona;
  beforeAll(async () => {
    net = await openWalkNetwork(database());
    small = await openSmallNetwork(database(), { now: null });
    const db = database().kysely;
    await db.insertInto('network').values({ id: 'east', name: 'Netwerk Oost', product_name: 'Aanzet' }).execute();
    const organisation = { id: 'east-net', network_id: 'east', kind: 'coordination', municipality: 'Zilverberg' };
    await db
      .insertInto('organisation')
      .values({ ...organisation, name: 'Netwerk Oost', closed: '[]' })
      .execute();
    const member = { id: 'east-member', organisation_id: 'east-net', name: 'Mia Oost', email: null };
    await db
      .insertInto('member')
      .values({ ...member, capacity: 'coordinator' })
      .execute();
    elsewhere = await signInAs(net.app, 'east-member', 'coordinator');
  });
  afterAll(() => net.app.close());

  const get = (url: string, cookie = personaOf(net, keeper).cookie) => ask(net.app, { url: `/api/v1${url}`, cookie });
  const list = async (): Promise<FormVersionItem[]> => (await get('/forms')).json().items;
  const version = async (number: number): Promise<FormVersionView> => (await get(`/forms/${number}`)).json();
  const states = async () => (await list()).map((one) => `${one.version} ${one.state}`);
  const start = (from: number, who = keeper) => sendAs(net, who, 'POST', '/forms/draft', { from });
  const save = (definition: unknown, revision: number, who = keeper, key?: string) =>
    sendAs(net, who, 'PUT', '/forms/draft', { definition, revision }, key);
  const publish = (validFrom: string, revision: number, key?: string) =>
    sendAs(net, keeper, 'POST', '/forms/draft/publish', { validFrom, revision }, key);
  const discard = (cookie = personaOf(net, keeper).cookie, key: string = crypto.randomUUID()) =>
    ask(net.app, { method: 'DELETE', url: '/api/v1/forms/draft', cookie, headers: { 'idempotency-key': key } });
  const questionsOf = async (caseId: string): Promise<string[]> => {
    const form = CaseForm.parse((await get(`/cases/${caseId}/form`, personaOf(net, 'clb-member').cookie)).json());
    return form.sections.flatMap(({ schema }) => Object.keys(schema.properties ?? {}));
  };
  const withQuestion = (form: FormDefinition, name: string): FormDefinition => {
    const changed = structuredClone(form);
    const field = { name, kind: 'short', title: 'Hoe komt de leerling naar school?', level: 'should' } as const;
    changed.sections[0]?.groups[0]?.fields.push({ ...field, layer: 'schoolShareable' });
    return changed;
  };
  const cleanUp = async () => void (await discard());

  test('a network begins with the form that ships, and with the cases that work with it', async () => {
    const { id } = await small.startCase();
    const [shipped] = await list();
    expect(shipped).toMatchObject({ version: 1, state: 'inForce', validFrom: null, publishedBy: null });
    expect(shipped?.runningCases).toBeGreaterThan(0);
    expect(await questionsOf(id)).toContain('concern');
  });

  test('one draft per network, saved with a revision, thrown away by who asks so', async () => {
    expect((await start(1)).json()).toMatchObject({ version: 2, revision: 1, faults: [] });
    const again = await start(1, colleague);
    expect([problemIn(again), Problem.parse(again.json()).detail]).toEqual([
      [409, 'notAllowedNow'],
      formRefusals.draftExists(2, 'Jo Net, Netwerk West'),
    ]);
    expect(await states()).toEqual(['2 draft', '1 inForce']);
    expect((await discard()).json()).toEqual({ version: 2 });
    expect(problemIn(await discard())).toEqual([409, 'notAllowedNow']);
    expect(await states()).toEqual(['1 inForce']);
    expect(problemIn(await start(9))).toEqual([404, 'notFound']);
  });

  test('who saved in between is not overwritten: both versions come back', async () => {
    await start(1);
    const { definition } = await version(2);
    const mine = { ...definition, title: 'Van mij' };
    expect((await save(mine, 1)).json()).toMatchObject({ revision: 2, faults: [] });
    const late = await save({ ...definition, title: 'Van mijn collega' }, 1, colleague);
    expect(problemIn(late)).toEqual([409, 'sectionSavedByOther']);
    expect(late.json()).toMatchObject({
      yours: { title: 'Van mijn collega' },
      theirs: { answers: { title: 'Van mij' }, revision: 2, savedBy: 'Jo Net, Netwerk West' },
    });
    expect((await version(2)).definition.title).toBe('Van mij');
    await cleanUp();
  });

  test('the same key again gives the first answer, with another body it is refused, and twins write once', async () => {
    await start(1);
    const { definition } = await version(2);
    const twins = await Promise.all(Array.from({ length: 12 }, () => save(definition, 1, keeper, 'twin-form')));
    expect(new Set(twins.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(twins[0]?.json()).toMatchObject({ revision: 2 });
    expect(problemIn(await save(definition, 2, keeper, 'twin-form'))).toEqual([422, 'keyReused']);
    expect((await version(2)).revision).toBe(2);
    const none = await ask(net.app, {
      method: 'DELETE',
      url: '/api/v1/forms/draft',
      cookie: personaOf(net, keeper).cookie,
    });
    expect(problemIn(none)).toEqual([400, 'missingIdempotencyKey']);
    await cleanUp();
  });

  test('a draft that is unsound is kept and told, not published; a wrong shape is not kept', async () => {
    await start(1);
    const { definition } = await version(2);
    const unsound = withQuestion(definition, 'passport');
    const field = unsound.sections[0]?.groups[0]?.fields.at(-1);
    if (!field) throw new Error('No question');
    field.title = 'Rijksregisternummer';
    const saved = await save(unsound, 1);
    expect(saved.json().faults).toEqual([
      { path: '/sections/0/groups/0/fields/6', field: 'Rijksregisternummer', message: formFaults.neverAsked },
    ]);
    const refusedToo = await publish('now', 2);
    expect(problemIn(refusedToo)).toEqual([409, 'notAllowedNow']);
    expect(Problem.parse(refusedToo.json()).errors?.map(({ message }) => message)).toEqual([formFaults.neverAsked]);
    field.title = '';
    const shapeless = await save(unsound, 2);
    expect(problemIn(shapeless)).toEqual([400, 'invalidInput']);
    expect(Problem.parse(shapeless.json()).errors?.[0]?.path).toBe('/definition/sections/0/groups/0/fields/6/title');
    expect((await version(2)).state).toBe('draft');
    await cleanUp();
  });

  test('a question that was ever published is retired, never deleted nor made another kind', async () => {
    await start(1);
    const { definition, kept } = await version(2);
    expect(kept).toContain('school/concern');
    const [school] = definition.sections;
    const fields = school?.groups.flatMap((group) => group.fields) ?? [];
    const strengths = fields.find(({ name }) => name === 'strengths');
    for (const group of school?.groups ?? []) group.fields = group.fields.filter(({ name }) => name !== 'concern');
    if (strengths) strengths.kind = 'short';
    const { faults } = (await save(definition, 1)).json<{ faults: { message: string }[] }>();
    expect(faults.map(({ message }) => message)).toEqual([
      formRefusals.mustStay('Wat is de aanleiding?', 1),
      formRefusals.kindChanged('lange tekst', 1),
    ]);
    expect(problemIn(await publish('now', 2))).toEqual([409, 'notAllowedNow']);
    await cleanUp();
  });

  test('a preview opens the layers that a case opens', async () => {
    const { id } = await small.startCaseAt('awaitingClbSection');
    for (const as of ['school', 'pbd', 'clb'] as const) {
      const real = CaseForm.parse((await get(`/cases/${id}/form`, personaOf(net, `${as}-member`).cookie)).json());
      const { sections } = (await get(`/forms/1/preview?as=${as}`)).json() as CaseForm;
      for (const shown of sections) {
        const { schema, groups, conditions, recommended, demanded, penLabel, label } =
          real.sections.find((one) => one.id === shown.id) ?? shown;
        expect(shown).toMatchObject({ schema, groups, conditions, recommended, demanded, penLabel, label });
      }
    }
    const provider = await get('/forms/1/preview?as=provider');
    expect(provider.body).not.toMatch(/disciplineSteps|clbOnlyNote/);
    expect(problemIn(await get('/forms/1/preview?as=pupil'))).toEqual([400, 'invalidInput']);
  });

  test.each(['clb-member', 'school-member', 'provider-member', 'pbd-member'])(
    'for %s there is no form to keep',
    async (who) => {
      const { cookie } = personaOf(net, who);
      const asked = await Promise.all([
        ...['/forms', '/forms/1', '/forms/1/preview?as=school', '/forms/compare?from=1&to=1'].map((url) =>
          get(url, cookie),
        ),
        start(1, who),
        save({}, 0, who),
        discard(cookie),
        sendAs(net, who, 'POST', '/forms/draft/publish', { validFrom: 'now', revision: 1 }),
      ]);
      expect(asked.map(problemIn)).toEqual(asked.map(() => [404, 'notFound']));
    },
  );

  test('a running registration keeps its questions; a new one gets those that were published', async () => {
    const running = await small.startCase();
    await start(1);
    const { definition } = await version(2);
    await save(withQuestion(definition, 'transport'), 1);
    expect((await get('/forms/2', elsewhere.cookie)).statusCode).toBe(404);
    expect(problemIn(await publish('now', 1))).toEqual([409, 'sectionSavedByOther']);
    expect(problemIn(await publish('2020-01-01', 2))).toEqual([400, 'invalidInput']);
    expect(problemIn(await publish('2199-01-01', 2))).toEqual([400, 'invalidInput']);
    const published = await publish('now', 2, 'publish-once');
    expect(published.json()).toMatchObject({ version: 2 });
    expect((await publish('now', 2, 'publish-once')).body).toBe(published.body);
    const fresh = await small.startCase();
    expect(await questionsOf(fresh.id)).toContain('transport');
    expect(await questionsOf(running.id)).not.toContain('transport');
    expect(await states()).toEqual(['2 inForce', '1 past']);
    const [now, before] = await list();
    expect([now?.runningCases, now?.publishedBy]).toEqual([1, 'Jo Net, Netwerk West']);
    expect(before?.runningCases).toBeGreaterThan(1);
    const others = (await get('/forms', elsewhere.cookie)).json().items as FormVersionItem[];
    expect(others.map((one) => [one.version, one.state, one.runningCases])).toEqual([[1, 'inForce', 0]]);
  });

  test('two versions are compared in sentences', async () => {
    expect((await get('/forms/compare?from=1&to=2')).json()).toEqual({
      from: 1,
      to: 2,
      sections: [
        {
          id: 'school',
          label: 'Deel van de school',
          changes: [
            'Nieuwe vraag: “Hoe komt de leerling naar school?” (korte tekst, aanbevolen; wie dit leest: school, PBD, CLB, contactpunt en aanbieder).',
          ],
        },
      ],
    });
    expect((await get('/forms/compare?from=2&to=2')).json().sections).toEqual([]);
    expect(problemIn(await get('/forms/compare?from=1&to=7'))).toEqual([404, 'notFound']);
  });

  test('what is planned begins on its day, and nothing is published before it', async () => {
    // From the first version, so that the question of the second is carried along as no longer asked.
    await start(1);
    expect((await version(3)).definition.sections[0]?.groups.at(-1)?.fields.at(-1)).toMatchObject({
      name: 'transport',
      retired: true,
    });
    const now = await small.now();
    const inTenDays = new Date(Date.parse(now) + 10 * 86_400_000).toISOString();
    const day = inTenDays.slice(0, 10);
    expect((await publish(day, 1)).json()).toMatchObject({ version: 3 });
    expect(await states()).toEqual(['3 planned', '2 inForce', '1 past']);
    await start(2);
    const early = await publish('now', 1);
    const [year, month, date] = day.split('-').map(Number);
    expect(Problem.parse(early.json()).errors?.[0]?.message).toBe(
      formRefusals.beforePlanned(3, `${date}/${month}/${year}`),
    );
    // On the same day the later version goes first, and the planned one never begins.
    expect((await publish(day, 1)).json()).toMatchObject({ version: 4 });
    expect(await states()).toEqual(['4 planned', '3 past', '2 inForce', '1 past']);
    const today = await small.startCase();
    await small.setNow(new Date(Date.parse(inTenDays) + 86_400_000).toISOString());
    const later = await small.startCase();
    expect(await states()).toEqual(['4 inForce', '3 past', '2 past', '1 past']);
    expect([await questionsOf(today.id), await questionsOf(later.id)].map((all) => all.includes('transport'))).toEqual([
      true,
      true,
    ]);
    expect((await list()).map(({ runningCases }) => runningCases).slice(0, 2)).toEqual([1, 0]);
  });

  test('starting, throwing away and publishing are in the audit, with who and without content', async () => {
    const rows = await database()
      .kysely.selectFrom('audit')
      .select(['actor', 'organisation_id', 'capacity', 'case_id', 'action', 'outcome'])
      .where('action', 'in', ['formDraftDiscarded', 'formDraftStarted', 'formPublished'])
      .execute();
    const counts = Object.groupBy(rows, ({ action }) => action);
    expect(Object.keys(counts).toSorted()).toEqual(['formDraftDiscarded', 'formDraftStarted', 'formPublished']);
    expect(counts['formPublished']).toHaveLength(3);
    expect(rows[0]).toEqual({
      actor: keeper,
      organisation_id: 'coordinator',
      capacity: 'coordinator',
      case_id: null,
      action: 'formDraftStarted',
      outcome: 'done',
    });
  });
});
