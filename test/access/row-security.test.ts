import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db, ServerDatabase } from '../../db/database.ts';
import { openReaders, type Readers, type RowReader } from '../../db/readers.ts';
import { loginOf } from '../../db/application-role.ts';
import { readingRole } from '../../db/row-security.ts';
import { may } from '../../src/access/policy.ts';
import { rowReader } from '../../src/access/reading.ts';
import { relationOf } from '../../src/cases/get-case.ts';
import { findCase } from '../../src/engine/load-case.ts';
import { subjectRoutes } from '../../src/start/routes.ts';
import { sendAs } from '../http/contract-support.ts';
import { ask, testApp } from '../http/support.ts';
import { linkTo, openWalkNetwork, type WalkNetwork } from '../http/walk/walk-network.ts';
import { createApplicationDatabase, type TestDatabase } from '../support/databases.ts';
import type { ReachableStage } from '../support/naft-steps.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';

const stages: readonly ReachableStage[] = [
  'awaitingSchoolSection',
  'awaitingClbSection',
  'awaitingProviderAnswer',
  'pathwayRunning',
];
const tables = ['cases', 'slot', 'deadline', 'ledger', 'event', 'form_section', 'form_copy', 'attachment'] as const;
const nobody: RowReader = { organisation: '', slots: [], network: '', case: '', member: '' };

describe('row-level security (postgresql)', () => {
  let opened: TestDatabase;
  let net: WalkNetwork;
  let small: SmallNetwork;
  let readers: Readers;
  let secured: Awaited<ReturnType<typeof testApp>>;
  const ids: string[] = [];
  let linked: Awaited<ReturnType<typeof linkTo>>;

  beforeAll(async () => {
    opened = await createApplicationDatabase();
    const database = opened.database as ServerDatabase;
    net = await openWalkNetwork(database);
    small = await openSmallNetwork(database, { now: null });
    for (const stage of stages) {
      const { id } = await small.startCaseAt(stage, { pupil: 'Sperwer' });
      ids.push(id);
    }
    const withdrawn = await small.startCaseAt('pathwayRunning', { pupil: 'Sperwer' });
    ids.push(withdrawn.id);
    const event = { type: 'consentWithdrawn', payload: { party: 'parents', on: '2026-11-16' } };
    expect((await sendAs(net, 'clb-member', 'POST', `/cases/${withdrawn.id}/events`, event)).statusCode).toBe(200);
    linked = await linkTo(net, ids[3] ?? '');
    readers = openReaders(database, () => {});
    secured = await testApp(database.kysely, { engine: small.engine, routes: subjectRoutes, readers });
  });
  afterAll(async () => {
    await secured.close();
    await readers.close();
    await net.app.close();
    await opened.drop();
  });

  const paths = (id: string) => [
    `/cases/${id}`,
    ...['history', 'form', 'form/document', 'form/copies', 'form/amendments', 'form/remarks', 'papers'].map(
      (rest) => `/cases/${id}/${rest}`,
    ),
    ...['attachments', 'lars', 'closing-package'].map((rest) => `/cases/${id}/${rest}`),
  ];
  /** Without the instants that differ between two requests. */
  const told = (body: string) => body.replaceAll(/"(?:requestId|now|at|madeAt)":"[^"]*"/g, '');

  test('shows each reader exactly what the policy shows, on every page', async () => {
    const everybody = [...net.personas, linked];
    const seen = new Map<number, number>();
    for (const { id: who, cookie } of everybody) {
      const compare = async (path: string) => {
        const [open, own] = await Promise.all(
          [net.app, secured].map((app) => ask(app, { url: `/api/v1${path}`, cookie })),
        );
        expect([own?.statusCode, told(own?.body ?? '')], `${who} ${path}`).toEqual([
          open?.statusCode,
          told(open?.body ?? ''),
        ]);
        seen.set(own?.statusCode ?? 0, (seen.get(own?.statusCode ?? 0) ?? 0) + 1);
      };
      await Promise.all(['/cases?state=all&limit=100', ...ids.flatMap(paths)].map(compare));
    }
    expect(new Set(seen.keys())).toEqual(new Set([200, 404]));
    expect(Math.min(...seen.values())).toBeGreaterThan(100);
  }, 120_000);

  /** Everything that a reader gets out of the database where nothing in the application holds back. */
  const countRows = (reader: RowReader) =>
    readers.as(reader, async (trx) => {
      const counts: Record<string, number> = {};
      for (const table of tables) {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(trx);
        counts[table] = rows[0]?.n ?? 0;
      }
      return counts;
    });
  const zero = Object.fromEntries(tables.map((table) => [table, 0]));

  test('shows nothing to a transaction without a reader, nor to somebody with no place in any case', async () => {
    expect(await countRows(nobody)).toEqual(zero);
    expect(await countRows(rowReader(small.readers.outsider))).toEqual(zero);
    expect(await countRows(rowReader(small.readers.clb2))).toEqual(zero);
    const clb = await countRows(rowReader(small.readers.clb));
    expect(clb['cases']).toBe(ids.length);
    expect(clb['event']).toBeGreaterThan(ids.length);
  });

  test('alone lets nobody load a case that the policy would not open, and hides all others from a list', async () => {
    const everybody = Object.values(small.readers);
    for (const reader of everybody) {
      const shown = await readers.as(rowReader(reader), async (trx) => {
        const loaded = await Promise.all(ids.map(async (id) => ((await findCase(trx, id)) === undefined ? [] : [id])));
        const { rows } = await sql<{ rows: { cases: { id: string }[] | null } }>`
          select case_rows(${ids}::uuid[], ${'whoever'}, '{}') as rows`.execute(trx);
        return { loaded: loaded.flat(), listed: (rows[0]?.rows.cases ?? []).map(({ id }) => id) };
      });
      const permitted = await Promise.all(
        ids.map(async (id) => {
          const loaded = await findCase(small.engine.db, id);
          return loaded && may(reader, 'caseRead', relationOf(reader, loaded)) ? [id] : [];
        }),
      );
      expect(shown, reader.name).toEqual({ loaded: permitted.flat(), listed: permitted.flat() });
    }
  });

  test('closes a case for the school that was left, at once', async () => {
    const [id = ''] = ids;
    const casesOf = async () => (await countRows(rowReader(small.readers.school)))['cases'];
    const before = await casesOf();
    await small.act('clb', id, 'schoolChanged', { school: 'school2', on: '2026-11-16' });
    expect(await casesOf()).toBe((before ?? 0) - 1);
    expect((await countRows(rowReader(small.readers.school2)))['cases']).toBe(1);
  });

  test('shows a provider no row of a form once the akkoord is gone, and its case still', async () => {
    const seen = await readers.as(rowReader(small.readers.provider), async (trx) => {
      const of = (table: string) =>
        sql<{ id: string }>`select distinct case_id as id from ${sql.table(table)}`
          .execute(trx)
          .then(({ rows }) => rows.map(({ id }) => id));
      return { form: await of('form_section'), copies: await of('form_copy'), slots: await of('slot') };
    });
    const gone = ids[4] ?? '';
    expect(seen.slots).toContain(gone);
    expect([...seen.form, ...seen.copies]).not.toContain(gone);
    expect(seen.form).toContain(ids[3]);
  });

  test('shows a link its one case, a coordinator those of the own network, and neither a form; a code opens its form', async () => {
    const link = await countRows({ ...nobody, slots: ['link'], case: ids[3] ?? '' });
    expect(link).toMatchObject({ cases: 1, slot: 0, form_section: 0, form_copy: 0, attachment: 0 });
    const withCode = await countRows({ ...nobody, slots: ['pupil'], case: ids[3] ?? '' });
    expect(withCode).toMatchObject({ cases: 1, form_section: 3, form_copy: 0, attachment: 0 });
    const coordinator = await countRows(rowReader(small.readers.coordinator));
    expect(coordinator).toMatchObject({ cases: ids.length, form_section: 0, form_copy: 0, attachment: 0 });
    expect(await countRows({ ...nobody, network: 'elsewhere' })).toEqual(zero);
  });

  test('opens one case to who opened it in an emergency, to nobody else, and only until it ends', async () => {
    const id = ids[3] ?? '';
    const reader = small.readers.outsider;
    const openOne = (until: string) =>
      sql`
      insert into emergency_access (id, case_id, member_id, organisation_id, capacity, reason, proof, from_at, until_at)
      values (gen_random_uuid(), ${id}, ${reader.memberId}, 'outsider', 'provider', 'acuteDanger', 'demo',
        app_now() - interval '30 minutes', app_now() + ${until}::interval)`.execute(small.engine.db);
    const of = async (table: string, who: typeof reader) =>
      readers.as(rowReader(who), async (trx) => {
        const column = sql.ref(table === 'cases' ? 'id' : 'case_id');
        const { rows } = await sql<{ id: string }>`
          select distinct ${column} as id from ${sql.table(table)}`.execute(trx);
        return rows.map((row) => row.id);
      });
    await openOne('-1 minutes');
    expect(await countRows(rowReader(reader))).toEqual(zero);
    await openOne('20 minutes');
    for (const table of ['cases', 'slot', 'deadline', 'ledger', 'event', 'form_section', 'emergency_access'])
      expect(await of(table, reader), table).toEqual([id]);
    expect(await countRows(rowReader(reader))).toMatchObject({ form_copy: 0, attachment: 0 });
    const colleague = { ...reader, memberId: 'outsider-anchor' };
    expect(await countRows(rowReader(colleague))).toEqual(zero);
    expect(await countRows({ ...rowReader(reader), member: '' })).toEqual(zero);
    await sql`update emergency_access set ended_at = app_now() where ended_at is null`.execute(small.engine.db);
    expect(await countRows(rowReader(reader))).toEqual(zero);
    expect(await of('emergency_access', reader)).toEqual([]);
  });

  test('opens no case to a coordinator in an emergency once the secrecy of coordinators is not recorded any more', async () => {
    const { coordinator } = small.readers;
    const form = async () => (await countRows(rowReader(coordinator)))['form_section'];
    await sql`insert into emergency_access (id, case_id, member_id, organisation_id, capacity, reason, proof, from_at, until_at)
      values (gen_random_uuid(), ${ids[3]}, ${coordinator.memberId}, 'coordinator', 'coordinator', 'acuteDanger', 'demo',
        app_now(), app_now() + interval '59 minutes')`.execute(small.engine.db);
    const settled = (on: string | null) =>
      sql`update network set coordinators_secret_on = ${on}::date where id = 'west'`.execute(small.engine.db);
    expect(await form()).toBe(0);
    await settled('2026-09-01');
    expect(await form()).toBeGreaterThan(0);
    await settled(null);
    expect(await form()).toBe(0);
  });

  test('leaves no reader behind on the connection for who borrows it next', async () => {
    const asking = async (trx: Db) =>
      (await sql<{ reader: string }>`select current_setting('aanzet.organisation', true) as reader`.execute(trx))
        .rows[0]?.reader;
    const all = Array.from({ length: 12 }, () => readers.as(rowReader(small.readers.clb), asking));
    expect(new Set(await Promise.all(all))).toEqual(new Set(['clb']));
    const after = Array.from({ length: 12 }, () => readers.as(nobody, asking));
    expect(new Set(await Promise.all(after))).toEqual(new Set(['']));
  });

  test('can write nothing, whatever it is asked', async () => {
    const clb = rowReader(small.readers.clb);
    for (const statement of [
      sql`update cases set stage = 'closed'`,
      sql`insert into setting (name, value) values ('x', '{}')`,
      sql`select * from sign_in_code`,
    ])
      await expect(readers.as(clb, (trx) => statement.execute(trx))).rejects.toThrow(/read-only|permission denied/);
    for (const hidden of ['command', 'notice', 'audit', 'session'])
      expect(
        await readers.as(clb, async (trx) => (await sql`select from ${sql.table(hidden)}`.execute(trx)).rows.length),
      ).toBe(0);
  });

  test('binds a role that cannot log in and may nothing but read', async () => {
    const role = readingRole(loginOf((opened.database as ServerDatabase).url).role);
    const { rows } = await sql`
      select rolcanlogin, rolsuper, rolbypassrls, rolinherit from pg_roles where rolname = ${role}`.execute(
      opened.database.kysely,
    );
    expect(rows).toMatchObject([{ rolcanlogin: false, rolsuper: false, rolbypassrls: false }]);
  });
});
