import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditPage } from '../../src/audit/list-audit.ts';
import { sealAudit } from '../../src/audit/seal-audit.ts';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import type { AuditPage } from '../../src/contract/audit.ts';
import { subjectRoutes } from '../../src/start/routes.ts';
import { ask, signIn, testApp } from '../http/support.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';

describeOnBothDatabases('the audit as an access manager looks through it', (database) => {
  let network: SmallNetwork;
  let app: RouteApp;
  let manager: string;
  let caseId: string;
  let number: string;
  const db = () => database().kysely;
  const read = async (query = '', cookie = manager) =>
    (await ask(app, { url: `/api/v1/audit${query}`, cookie })).json<AuditPage>();
  const send = (url: string, payload: object, cookie = manager) =>
    ask(app, {
      method: 'POST',
      url: `/api/v1${url}`,
      cookie,
      payload,
      headers: { 'idempotency-key': crypto.randomUUID() },
    });

  beforeAll(async () => {
    network = await openSmallNetwork(database());
    await sql`insert into member (id, organisation_id, name, email, capacity) values
      ('clb-access', 'clb', 'Tine Toegang', null, 'accessManager'),
      ('outsider-access', 'outsider', 'Tom Toegang', null, 'accessManager')`.execute(db());
    app = await testApp(db(), { engine: network.engine, routes: subjectRoutes });
    manager = await signIn(app, 'clb-access');
    ({ id: caseId, number } = await network.startCaseAt('pathwayRunning', { pupil: 'Kanariepietje' }));
    const clb = await signIn(app, 'clb-member');
    await ask(app, { url: `/api/v1/cases/${caseId}`, cookie: clb });
    await ask(app, { url: `/api/v1/cases/${caseId}/form/pdf`, cookie: clb });
    await ask(app, { url: `/api/v1/cases/${crypto.randomUUID()}`, cookie: clb });
    const outsider = await signIn(app, 'outsider-member');
    const asked = { number, reason: 'urgentCare', text: 'Er is nu hulp nodig.', demo: true };
    await send('/emergency', asked, outsider);
    await ask(app, { url: `/api/v1/cases/${caseId}`, cookie: outsider });
  });
  afterAll(() => app.close());

  test('names who, in what role, which case by its number, why and with what outcome, and no pupil', async () => {
    const page = await read();
    expect(page.items).toContainEqual(
      expect.objectContaining({
        who: 'Bo Brug',
        capacityLabel: 'CLB-medewerker',
        number,
        action: 'Dossier gelezen',
        why: 'Plaats: CLB',
        refused: false,
      }),
    );
    expect(JSON.stringify(page)).not.toContain('Kanariepietje');
    expect(page.items.every(({ who }) => !who.includes('Venster'))).toBe(true);
  });

  test('is filtered by who, what, refusals, emergencies and days', async () => {
    expect((await read('?only=refused')).items.map(({ refused }) => refused)).toEqual([true]);
    const drawn = (await read('?group=takeOut')).items;
    expect(drawn.map(({ action }) => action)).toEqual(['Kopie van het formulier gemaakt']);
    expect((await read('?member=clb-anchor')).items).toEqual([]);
    expect((await read('?until=2026-11-15')).items).toEqual([]);
    expect((await read('?from=2026-11-16&until=2026-11-16')).items.length).toBeGreaterThan(2);
    const elsewhere = await signIn(app, 'outsider-access');
    const emergencies = (await read('?only=emergency', elsewhere)).items;
    expect(emergencies.map(({ action, why }) => [action, why])).toEqual([
      ['Dossier gelezen', 'Noodtoegang: dringende medische of psychische hulp'],
      ['Noodtoegang geopend', 'Noodtoegang: dringende medische of psychische hulp'],
    ]);
    expect((await read('?only=emergency')).items).toEqual([]);
  });

  test('says which rows are sealed, and keeps what somebody found beside a row for good', async () => {
    await sealAudit(db());
    const { items, sealedAt } = await read('?group=takeOut');
    expect([items[0]?.sealed, sealedAt === null]).toEqual([true, false]);
    const id = items[0]?.id ?? '';
    expect((await send(`/audit/${id}/reviews`, { note: 'Besproken: was voor de rondetafel.' })).statusCode).toBe(201);
    expect((await read('?group=takeOut')).items[0]?.reviews).toMatchObject([
      { name: 'Tine Toegang', note: 'Besproken: was voor de rondetafel.' },
    ]);
    const elsewhere = await signIn(app, 'outsider-access');
    expect((await send(`/audit/${id}/reviews`, { note: 'Niet van mij.' }, elsewhere)).statusCode).toBe(404);
    expect((await send(`/audit/${id}/reviews`, { note: ' ' })).statusCode).toBe(400);
  });

  test('is for nobody else, and looking through it stands in it', async () => {
    for (const who of ['clb-member', 'coordinator-member', 'administrator-member', 'school-member'])
      expect((await ask(app, { url: '/api/v1/audit', cookie: await signIn(app, who) })).statusCode, who).toBe(404);
    expect((await read('?member=clb-access')).items.some(({ action }) => action === 'Logboek bekeken')).toBe(true);
  });

  test('goes on where a page ended, without a row twice or left out, and where a search has to look far', async () => {
    await sql`insert into audit (id, at, actor, organisation_id, capacity, action, outcome)
      select gen_random_uuid(), app_now() - interval '30 days' - (n / 7) * interval '1 second', 'clb-anchor', 'clb', 'clb',
        case when n % 1500 = 0 then 'search' else 'caseList' end, 'done' from generate_series(1, 4200) n`.execute(db());
    const walk = async (query: string) => {
      const ids: string[] = [];
      let pages = 0;
      for (let cursor = ''; pages < 200; pages += 1) {
        const page = await read(`?${query}${cursor}`);
        ids.push(...page.items.map(({ id }) => id));
        if (page.nextCursor === null) break;
        cursor = `&cursor=${page.nextCursor}`;
      }
      return { ids, pages: pages + 1 };
    };
    const all = await walk('member=clb-anchor');
    expect([all.ids.length, new Set(all.ids).size, all.pages]).toEqual([4200, 4200, 84]);
    const searches = await walk('group=search');
    expect([searches.ids.length, searches.pages]).toEqual([2, 3]);
  });

  test('reads a page by its index, whatever is asked', async () => {
    await sql`insert into audit (id, at, actor, organisation_id, capacity, action, outcome)
      select gen_random_uuid(), app_now() - n * interval '1 second', 'm' || n % 50, 'o' || n % 40, 'clb', 'caseRead',
        case when n % 500 = 0 then 'refused' else 'done' end from generate_series(1, 60000) n`.execute(db());
    await sql`analyze audit`.execute(db());
    const cursor = '2026-11-16T01:00:00.000000Z_00000000-0000-4000-8000-000000000000';
    for (const [asked, index] of [
      [{}, 'audit_of_organisation'],
      [{ cursor }, 'audit_of_organisation'],
      [{ group: 'write', cursor }, 'audit_of_organisation'],
      [{ member: 'm7', cursor }, 'audit_of_member'],
      [{ only: 'refused', cursor }, 'audit_refused'],
      [{ only: 'emergency' }, 'audit_of_emergencies'],
    ] as const) {
      const { rows } = await sql<{ 'QUERY PLAN': unknown }>`
        explain (format json) ${auditPage('o7', asked)}`.execute(db());
      const plan = JSON.stringify(rows);
      expect(plan, JSON.stringify(asked)).toContain(`"${index}"`);
      expect(plan, JSON.stringify(asked)).not.toMatch(/"Seq Scan"[^}]*"Relation Name":\s*"audit"/);
    }
  });
});
