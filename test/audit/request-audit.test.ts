import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { CaseLooks } from '../../src/contract/case-looks.ts';
import { ask } from '../http/support.ts';
import { personaOf, sendAs, startInput } from '../http/contract-support.ts';
import { linkTo, openWalkNetwork, type WalkNetwork } from '../http/walk/walk-network.ts';
import { describeOnBothDatabases } from '../support/databases.ts';

describeOnBothDatabases('what is written down of a request', (database) => {
  let net: WalkNetwork;
  let caseId = '';
  beforeAll(async () => {
    net = await openWalkNetwork(database());
    const input = startInput('clb-member');
    const started = await sendAs(net, 'clb-member', 'POST', '/cases', { procedure: 'naft', input });
    caseId = started.json<{ id: string }>().id;
  });
  afterAll(() => net.app.close());
  // A look that goes on is written once in ten minutes: each test begins eleven minutes after the one before.
  const realNow = performance.now.bind(performance);
  let laterMs = 0;
  const minutesPass = (minutes: number) => (laterMs += minutes * 60_000);
  beforeEach(async () => {
    vi.spyOn(performance, 'now').mockImplementation(() => realNow() + laterMs);
    minutesPass(11);
    await sql`truncate audit, audit_block`.execute(database().kysely);
  });
  afterEach(() => void vi.restoreAllMocks());

  const get = (who: string, path: string) =>
    ask(net.app, { url: `/api/v1${path}`, cookie: personaOf(net, who).cookie });
  const noted = () =>
    database()
      .kysely.selectFrom('audit')
      .select(['actor', 'capacity', 'organisation_id', 'case_id', 'action', 'outcome', 'purpose'])
      .orderBy('at')
      .execute();

  test('is who looked at which case in which capacity, and what gave the right', async () => {
    expect((await get('clb-member', `/cases/${caseId}/form`)).statusCode).toBe(200);
    expect(await noted()).toEqual([
      {
        actor: 'clb-member',
        capacity: 'clb',
        organisation_id: 'clb',
        case_id: caseId,
        action: 'formRead',
        outcome: 'done',
        purpose: 'clb',
      },
    ]);
  });

  test('is who was refused, with the case that was asked for, and nothing more for one that does not exist', async () => {
    const nowhere = '019ab0c0-0000-7000-8000-00000000dead';
    for (const id of [caseId, nowhere]) expect((await get('clb2-member', `/cases/${id}`)).statusCode).toBe(404);
    expect(await noted()).toMatchObject([
      { actor: 'clb2-member', case_id: caseId, action: 'caseRead', outcome: 'refused', purpose: '' },
      { actor: 'clb2-member', case_id: nowhere, action: 'caseRead', outcome: 'refused', purpose: null },
    ]);
  });

  test('is that somebody searched, and not for what', async () => {
    await get('clb-member', '/cases?q=Robin');
    await get('clb-member', '/cases');
    expect(await noted()).toMatchObject([{ action: 'search' }, { action: 'caseList' }]);
    const { rows } = await sql<{ text: string }>`select string_agg(a::text, ' ') as text from audit a`.execute(
      database().kysely,
    );
    expect(rows[0]?.text).not.toContain('Robin');
  });

  test('is a change once, by what makes it, and a refused change too', async () => {
    const draft = { answers: {}, revision: 0 };
    expect((await sendAs(net, 'clb-member', 'PUT', `/cases/${caseId}/form/clb`, draft)).statusCode).toBe(200);
    const note = { type: 'noteAdded', payload: { text: 'Gebeld.', layer: 'clbOnly' } };
    expect((await sendAs(net, 'clb-member', 'POST', `/cases/${caseId}/events`, note)).statusCode).toBe(200);
    const accepted = { type: 'accepted', payload: {} };
    expect((await sendAs(net, 'clb-member', 'POST', `/cases/${caseId}/events`, accepted)).statusCode).toBe(409);
    expect(await noted()).toMatchObject([
      { action: 'formWrite', outcome: 'done' },
      { action: 'noteAdded', outcome: 'done' },
      { action: 'caseEvent', outcome: 'refused' },
    ]);
  });

  test('comes before the answer: where it cannot be written, nothing is shown', async () => {
    const db = database().kysely;
    await sql`alter table audit rename to audit_elsewhere`.execute(db);
    try {
      const answer = await get('clb-member', `/cases/${caseId}`);
      expect(answer.statusCode).toBe(500);
      expect(answer.body).not.toContain('Robin');
    } finally {
      await sql`alter table audit_elsewhere rename to audit`.execute(db);
    }
    expect((await get('clb-member', `/cases/${caseId}`)).statusCode).toBe(200);
  });

  test('is each of many searches at once', async () => {
    await Promise.all(Array.from({ length: 30 }, () => get('clb-member', '/cases?q=Robin')));
    expect(await noted()).toHaveLength(30);
  });

  test('is a look once in ten minutes, however often the open page asks', async () => {
    const askAgain = () => Promise.all(Array.from({ length: 30 }, () => get('clb-member', `/cases/${caseId}`)));
    await askAgain();
    minutesPass(9);
    await askAgain();
    expect(await noted()).toHaveLength(1);
    minutesPass(2);
    await askAgain();
    expect(await noted()).toHaveLength(2);
    await get('clb-member', `/cases/${caseId}/form`);
    await get('school-member', `/cases/${caseId}`);
    expect(await noted()).toHaveLength(4);
  });

  test('is every refusal', async () => {
    for (let time = 0; time < 3; time += 1) await get('clb2-member', `/cases/${caseId}`);
    expect(await noted()).toHaveLength(3);
  });

  test('is told to the CLB and to the pupil: which day, which organisation, what and why, and no name', async () => {
    for (const [who, path] of [
      ['school-member', ''],
      ['school-member', '/form'],
      ['clb-member', '/history'],
    ] as const)
      expect((await get(who, `/cases/${caseId}${path}`)).statusCode).toBe(200);
    await get('clb2-member', `/cases/${caseId}`);
    const pupil = await linkTo(net, caseId);
    for (const cookie of [personaOf(net, 'clb-member').cookie, pupil.cookie]) {
      const answer = await ask(net.app, { url: `/api/v1/cases/${caseId}/looks`, cookie });
      expect(answer.statusCode, answer.body).toBe(200);
      const { items } = CaseLooks.parse(answer.json());
      expect(items).toEqual(
        expect.arrayContaining([
          {
            on: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
            organisation: 'De Linde',
            what: ['waar het dossier staat', 'het formulier'],
            why: 'Is School in dit dossier',
          },
        ]),
      );
      // Who was refused saw nothing.
      expect(answer.body).not.toContain('CLB Kempen');
      expect(answer.body).not.toMatch(/Dina|member/);
    }
    for (const who of ['school-member', 'provider-member', 'clb2-member'])
      expect((await get(who, `/cases/${caseId}/looks`)).statusCode).toBe(404);
  });
});
