import { sql } from 'kysely';
import type { Database, Db } from '../../../db/database.ts';
import { exampleSet } from '../../../src/afsprakenkader/example-set.ts';
import { openSmallNetwork } from '../../support/small-network.ts';
import type { Member } from '../../support/small-network-organisations.ts';

/** Organisations of each kind; each fills the slot of its kind in many cases, the first in far more than the last. */
const each = 20;
const kinds = ['clb', 'school', 'provider'] as const;
/** Of every hundred cases so many are open. */
const openPercent = 22;

/** Which case is where: drawn once, so that the tables agree. */
const draw = (cases: number) => sql`
  create temp table drawn as
  select n, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id, random() * 100 < ${openPercent} as open,
    1 + floor(${each} * power(random(), 2))::int as clb, 1 + floor(${each} * power(random(), 2))::int as school,
    1 + floor(${each} * power(random(), 2))::int as provider,
    (array['clb', 'school', 'provider', 'clb', 'provider'])[1 + floor(5 * random())::int] as holder,
    app_now() + (random() * 40 - 10) * interval '1 day' as due,
    app_now() - random() * 730 * interval '1 day' as opened
  from generate_series(1, ${cases}::int) n`;

/** The columns of a case that its place decides; all others come from the case that was played. */
const ofCase: Record<string, string> = {
  id: 'd.id',
  number: `'26-' || lpad(upper(to_hex(n)), 6, '0')`,
  stage: `case when not open then 'closed' else (case holder when 'clb' then 'awaitingChoice'
    when 'school' then 'awaitingReturnChecks' else 'pathwayRunning' end) end`,
  // A closed case is not read here: its state stays out, and the seeding short.
  state: `case when open then c.state else '{}'::jsonb end`,
  final: 'not open',
  // A name is sealed for one case alone; without one, opening fifty of them (some ten microseconds each) is not measured.
  subject: 'null::text',
  subject_mark: 'null::text',
  stage_since: 'opened',
  holder_slot: 'case when open then holder end',
  holder_organisation_id: `case when open then holder || '-' || (case holder when 'clb' then clb when 'school' then school
    else provider end) end`,
  next_due_at: 'case when open then due end',
  opened_at: 'opened',
  closed_at: `case when not open then opened + interval '60 days' end`,
};

const ofDeadline: Record<string, string> = {
  id: 'md5(l.id::text || n)::uuid',
  case_id: 'd.id',
  parent_id: 'md5(l.parent_id::text || n)::uuid',
  due_at: `case when l.role = 'term' then due else due + interval '1 day' end`,
  organisation_id: `case when l.slot = 'provider' then 'provider-' || provider end`,
};

/**
 * So many cases of one network with three parties each, most of them closed, and the deadlines of the open ones: written
 * as sets, from a case that was played by the commands that people use. Answers a reader of each organisation.
 */
export async function seedWorklist(database: Database, cases: number): Promise<Member[]> {
  const network = await openSmallNetwork(database);
  const played = await network.startCaseAt('pathwayRunning');
  const db = database.kysely;
  const readers = kinds.flatMap((kind) =>
    Array.from({ length: each }, (_, index) => readerOf(network.network, kind, `${kind}-${index + 1}`)),
  );
  const { version, validFrom, validUntil } = exampleSet;
  await db.transaction().execute(async (trx) => {
    // Rows by the million, all of them right: no key is looked up for each, and no commit waits for the disk.
    await sql`set local session_replication_role = replica`.execute(trx);
    await sql`set local synchronous_commit = off`.execute(trx);
    await sql`select setseed(0.5)`.execute(trx);
    const agreed = { version, valid_from: validFrom, valid_until: validUntil, content: JSON.stringify(exampleSet) };
    await trx
      .insertInto('afsprakenkader')
      .values({ network_id: network.network.id, ...agreed })
      .execute();
    await insertOrganisations(trx, readers);
    await draw(cases).execute(trx);
    await copy(trx, 'cases', ofCase, sql`cases c, drawn d where c.id = ${played.id}`);
    for (const kind of kinds)
      await sql`
        insert into slot (id, case_id, slot, organisation_id, from_at)
        select md5(${kind}::text || n)::uuid, id, ${kind}, ${kind}::text || '-' || ${sql.id(kind)}, opened from drawn`.execute(
        trx,
      );
    const running = sql`deadline l, drawn d where l.case_id = ${played.id} and l.ended_at is null and d.open`;
    await copy(trx, 'deadline', ofDeadline, running);
  });
  await sql`vacuum analyze`.execute(db);
  return readers;
}

async function copy(
  trx: Db,
  table: 'cases' | 'deadline',
  changed: Record<string, string>,
  from: ReturnType<typeof sql>,
) {
  const alias = table === 'cases' ? 'c' : 'l';
  const columns = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_name = ${table} and table_schema = 'public' order by ordinal_position`.execute(trx);
  const values = columns.rows.map(({ name }) => sql.raw(changed[name] ?? `${alias}."${name}"`));
  await sql`insert into ${sql.id(table)} select ${sql.join(values)} from ${from}`.execute(trx);
}

const readerOf = (network: Member['network'], kind: (typeof kinds)[number], id: string): Member => ({
  kind: 'member',
  memberId: `member-of-${id}`,
  name: `Lid van ${id}`,
  capacity: kind,
  organisation: { id, name: `Organisatie ${id}`, kind },
  network,
  level: 'low',
});

async function insertOrganisations(trx: Db, readers: readonly Member[]): Promise<void> {
  await trx
    .insertInto('organisation')
    .values(
      readers.map(({ organisation, network, memberId }) => ({
        id: organisation.id,
        network_id: network.id,
        kind: organisation.kind,
        name: organisation.name,
        municipality: 'Waterdam',
        closed: '[]',
        substitute_member_id: memberId,
      })),
    )
    .execute();
  await trx
    .insertInto('member')
    .values(
      readers.map(({ memberId, organisation, name, capacity }) => ({
        id: memberId,
        organisation_id: organisation.id,
        name,
        email: `${memberId}@aanzet.example`,
        capacity,
      })),
    )
    .execute();
}
