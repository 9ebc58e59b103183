import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { limits } from '../../src/access/limits.ts';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import type { MemberList } from '../../src/contract/organisations.ts';
import { organisationRoutes } from '../../src/organisations/routes.ts';
import { raiseVolumeAlarms } from '../../src/organisations/volume-alarms.ts';
import { ask, signIn, testApp } from '../http/support.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork } from '../support/small-network.ts';

const most = limits.openedCasesInAnHour;

describeOnBothDatabases('somebody who opens many cases', (database) => {
  let app: RouteApp;
  let manager: string;
  let others: string;
  const db = () => database().kysely;
  /** So many looks of a member, each at a case of its own unless they are the same, so many minutes ago. */
  const looks = async (
    count: number,
    { who = 'clb-member', minutes = 1, action = 'caseRead', outcome = 'done', same = false } = {},
  ) => {
    const one = randomUUID();
    const rows = Array.from({ length: count }, () => ({ id: randomUUIDv7(), case_id: same ? one : randomUUID() }));
    await sql`insert into audit (id, at, actor, organisation_id, capacity, case_id, action, outcome)
      select r.id, app_now() - ${minutes} * interval '1 minute', ${who}, split_part(${who}, '-', 1), 'clb', r.case_id, ${action}, ${outcome}
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, case_id uuid)`.execute(db());
  };
  const alarms = async (cookie: string, organisation = 'clb') =>
    (await ask(app, { url: `/api/v1/organisations/${organisation}/members`, cookie }))
      .json<MemberList>()
      .alarms.map(({ name, cases }) => [name, cases]);

  beforeAll(async () => {
    const { engine } = await openSmallNetwork(database());
    await sql`insert into member (id, organisation_id, name, email, capacity) values
      ('clb-access', 'clb', 'Tine Toegang', 'tine@aanzet.example', 'accessManager'),
      ('clb2-access', 'clb2', 'Tom Toegang', 'tom@aanzet.example', 'accessManager')`.execute(db());
    app = await testApp(db(), { engine, routes: [organisationRoutes] });
    manager = await signIn(app, 'clb-access');
    others = await signIn(app, 'clb2-access');
  });
  afterAll(() => app.close());
  beforeEach(async () => void (await sql`truncate audit, audit_block`.execute(db())));

  test('is shown to the access managers of the organisation, and to nobody else', async () => {
    await looks(most + 1);
    expect(await raiseVolumeAlarms(db())).toEqual([most + 1]);
    expect(await alarms(manager)).toEqual([['Bo Brug', most + 1]]);
    expect(await alarms(others, 'clb2')).toEqual([]);
    const administrator = await signIn(app, 'administrator-member');
    expect(await alarms(administrator)).toEqual([]);
  });

  test('is told once in an hour, also where two workers look at the same time', async () => {
    await looks(most + 5);
    const both = await Promise.all([raiseVolumeAlarms(db()), raiseVolumeAlarms(db())]);
    expect(both.flat()).toEqual([most + 5]);
    await looks(20);
    expect(await raiseVolumeAlarms(db())).toEqual([]);
  });

  test.each([
    ['as many as somebody at work', most, {}],
    ['one case again and again', most * 3, { same: true }],
    ['what was refused', most * 2, { outcome: 'refused' }],
    ['what was done to cases and not looked at', most * 2, { action: 'noteAdded' }],
    ['what was looked at more than an hour ago', most * 2, { minutes: 61 }],
  ])('is not called so by %s', async (_name, count, how) => {
    await looks(count, how);
    expect(await raiseVolumeAlarms(db())).toEqual([]);
  });

  test('may look at cases by many ways: each case counts once', async () => {
    await looks(Math.floor(most / 2), { action: 'formRead' });
    await looks(Math.ceil(most / 2), { action: 'closingPackage' });
    expect(await raiseVolumeAlarms(db())).toEqual([]);
    await looks(1, { action: 'attachmentRead' });
    expect(await raiseVolumeAlarms(db())).toEqual([most + 1]);
  });
});
