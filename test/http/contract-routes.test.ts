import { afterAll, beforeAll, expect, test } from 'vitest';
import { CaseForm } from '../../src/contract/form.ts';
import { Problem } from '../../src/contract/problem.ts';
import type { Procedure } from '../../src/contract/procedure.ts';
import { createTestDatabase, describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';
import { personaOf, problemIn, sendAs, startInput } from './contract-support.ts';
import { ask } from './support.ts';
import type { Handed } from './walk/drawn-answer.ts';
import { schemaFaults } from './walk/schema-faults.ts';
import { openWalkNetwork, type WalkNetwork } from './walk/walk-network.ts';

describeOnBothDatabases('the routes of the contract', (database) => {
  let net: WalkNetwork;
  let small: SmallNetwork;
  beforeAll(async () => {
    net = await openWalkNetwork(database());
    small = await openSmallNetwork(database(), { now: null });
  });
  afterAll(() => net.app.close());

  const get = (who: string, url: string) => ask(net.app, { url: `/api/v1${url}`, cookie: personaOf(net, who).cookie });

  test('procedures can be drawn as they are handed out, whoever asks', async () => {
    for (const who of net.personas) {
      const [naft] = await procedures(net, who.cookie);
      expect(naft, who.id).toBeDefined();
      expect(schemaFaults(naft?.input as Handed), who.id).toEqual([]);
      expect(naft?.mayStart, who.id).toBe(['clb', 'school', 'youthCare'].includes(who.capacity));
      const finals = naft?.states.filter((state) => state.final).map((state) => state.holder);
      expect(finals).toEqual([null, null, null, null, null]);
    }
  });

  test('an event that does not fit is 409 and says where the case stands and what may be done', async () => {
    const { id } = await small.startCaseAt('awaitingClbSection');
    const view = (await get('clb-member', `/cases/${id}`)).json() as { allowed: { event: string }[]; revision: number };
    const refusals = [
      { type: 'accepted', payload: {} },
      { type: 'bestaatNiet', payload: {} },
      { type: 'deadlinePassed', payload: {} },
      { type: 'clbSectionHandedIn', payload: {} },
      { type: 'noteAdded', payload: { text: 'x', layer: 'clbOnly' }, revision: view.revision - 1 },
    ];
    for (const said of refusals) {
      const answer = await sendAs(net, 'clb-member', 'POST', `/cases/${id}/events`, said);
      const { stage, allowed, status } = Problem.parse(answer.json());
      expect([status, stage], said.type).toEqual([409, 'awaitingClbSection']);
      expect(allowed?.map(({ event }) => event)).toEqual(view.allowed.map(({ event }) => event));
    }
  });

  test('a draft on an older revision is 409 with both versions; nothing is lost', async () => {
    const { id } = await small.startCaseAt('awaitingClbSection');
    const save = (who: string, indication: string, revision: number) =>
      sendAs(net, who, 'PUT', `/cases/${id}/form/clb`, { answers: { indication }, revision });
    const form = CaseForm.parse((await get('clb-member', `/cases/${id}/form`)).json());
    const revision = form.sections.find((section) => section.id === 'clb')?.revision ?? -1;
    expect((await save('clb-member', 'de eerste', revision)).statusCode).toBe(200);
    const late = await save('clb-anchor', 'de tweede', revision);
    expect(problemIn(late)).toEqual([409, 'sectionSavedByOther']);
    expect(late.json()).toMatchObject({
      yours: { indication: 'de tweede' },
      theirs: { answers: { indication: 'de eerste' }, revision: revision + 1, savedBy: 'Bo Brug, CLB De Brug' },
    });
    expect(problemIn(await save('clb-anchor', 'uit de toekomst', revision + 9))).toEqual([409, 'sectionSavedByOther']);
    expect((await save('clb-anchor', 'de tweede', revision + 1)).statusCode).toBe(200);
  });

  test('forms and events of other sections, other pens and other cases', async () => {
    const { id } = await small.startCaseAt('awaitingClbSection');
    const put = (who: string, section: string) =>
      sendAs(net, who, 'PUT', `/cases/${id}/form/${section}`, { answers: {}, revision: 0 });
    expect(problemIn(await put('clb-member', 'nergens'))).toEqual([404, 'notFound']);
    expect(problemIn(await put('clb-member', '__proto__'))).toEqual([404, 'notFound']);
    expect(problemIn(await put('school-member', 'clb'))).toEqual([409, 'notAllowedNow']);
    expect(problemIn(await put('outsider-member', 'clb'))).toEqual([404, 'notFound']);
    const wrong = { answers: { indication: 7, onbekend: 'x' }, revision: 0 };
    const answer = await sendAs(net, 'clb-member', 'PUT', `/cases/${id}/form/clb`, wrong);
    expect(problemIn(answer)).toEqual([400, 'invalidInput']);
    expect(Problem.parse(answer.json()).errors?.map(({ path }) => path)).toEqual([
      '/answers/indication',
      '/answers/onbekend',
    ]);
  });

  test('only one of many who accept at the same moment does; the others hear where it stands', async () => {
    const { id } = await small.startCaseAt('awaitingProviderAnswer');
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        sendAs(net, index % 2 ? 'provider-member' : 'provider-anchor', 'POST', `/cases/${id}/events`, {
          type: 'accepted',
          payload: {},
        }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([
      200,
      ...Array<number>(11).fill(409),
    ]);
    for (const answer of answers.filter(({ statusCode }) => statusCode === 409))
      expect(answer.json()).toMatchObject({ code: 'notAllowedNow', stage: 'awaitingFirstContact' });
  });

  test('the description says which routes want a key', () => {
    const { paths = {} } = net.app.swagger() as {
      paths?: Record<string, Record<string, { parameters?: { name: string }[] }>>;
    };
    const wants = (path: string, verb: string) =>
      paths[path]?.[verb]?.parameters?.some(({ name }) => name === 'Idempotency-Key') ?? false;
    expect(wants('/api/v1/cases', 'post')).toBe(true);
    expect(wants('/api/v1/cases/{id}/events', 'post')).toBe(true);
    expect(wants('/api/v1/cases/{id}/form/{section}', 'put')).toBe(true);
    expect(wants('/api/v1/cases', 'get')).toBe(false);
  });

  test('the demo clock fires in order, counts, and lets advances follow each other', async () => {
    const { id } = await small.startCaseAt('awaitingPbdAdvice');
    const advance = async (duration: string) =>
      (await ask(net.app, { method: 'POST', url: '/api/v1/demo/clock', payload: { advance: duration } })).json() as {
        now: string;
        fired: number;
      };
    const before = Date.parse((await get('clb-member', '/demo/clock')).json().now);
    const answers = await Promise.all([advance('P30D'), advance('P30D'), advance('P30D')]);
    const dayMs = 86_400_000;
    const moved = answers.map(({ now }) => Math.round((Date.parse(now) - before) / dayMs)).toSorted((a, b) => a - b);
    expect(moved).toEqual([30, 60, 90]);
    expect(answers.reduce((sum, { fired }) => sum + fired, 0)).toBeGreaterThan(3);
    const { items } = (await get('clb-member', `/cases/${id}/history?limit=500`)).json() as {
      items: { at: string; type: string }[];
    };
    expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).toSorted());
    expect(items.some(({ type }) => type === 'deadlinePassed')).toBe(true);
    expect(await advance('P0D')).toMatchObject({ fired: 0 });
    // Another process on the same database shows the same time.
    const other = await openSmallNetwork(database(), { now: null });
    expect(Math.abs(Date.parse(await other.now()) - before - 90 * dayMs)).toBeLessThan(60_000);
  });
});

const procedures = async ({ app }: WalkNetwork, cookie: string): Promise<Procedure[]> =>
  (await ask(app, { url: '/api/v1/procedures', cookie })).json();

test('where no CLB is, a school cannot start, and its form asks nothing that has no answer', async () => {
  const { database, drop } = await createTestDatabase('pglite');
  const net = await openWalkNetwork(database, { without: ['clb', 'clb2', 'contactPoint'] });
  for (const who of ['school-member', 'youth-member']) {
    const [naft] = await procedures(net, personaOf(net, who).cookie);
    expect(naft).toMatchObject({ mayStart: false, input: { properties: {}, required: [] } });
    expect(schemaFaults(naft?.input as Handed)).toEqual([]);
    const input = startInput('school-member');
    const answer = await sendAs(net, who, 'POST', '/cases', { procedure: 'naft', input });
    expect(problemIn(answer)).toEqual([400, 'invalidInput']);
  }
  await net.app.close();
  await drop();
});
