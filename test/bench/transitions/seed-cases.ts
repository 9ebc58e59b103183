import { sql } from 'kysely';
import type { Database, Db } from '../../../db/database.ts';
import { openSmallNetwork, type SmallNetwork } from '../../support/small-network.ts';
import { sealSubject } from '../../../src/engine/subject.ts';

/** The id of the n-th seeded case: the same sum in `limit.sql`. */
export const caseIdOf = (n: number): string =>
  n
    .toString(16)
    .padStart(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/**
 * A network with `count` cases at `pathwayRunning`, numbered from 1. One case is played there from its start by the
 * commands that people use; the others are copies of its rows. (A copy keeps the hashes of the original: later moves
 * chain on to them as to their own.) `wanted` leaves out tables that nobody will read.
 */
export async function seedCases(
  database: Database,
  count: number,
  wanted: (table: string) => boolean = () => true,
): Promise<SmallNetwork> {
  const network = await openSmallNetwork(database);
  const played = await network.startCaseAt('pathwayRunning');
  const db = database.kysely;
  await db.transaction().execute(async (trx) => {
    for (const [table, changes] of copied) if (wanted(table)) await copyRows(trx, table, changes, played.id, count);
  });
  await giveKeys(db, network, count);
  await sql`analyze`.execute(db);
  return network;
}

/** Cases that get a key and a name of their own at most; beyond that only deadlines pass, which nobody seals. */
const mostKeys = 50_000;

/** A key does not open for another case, so each copy gets its own, with a name sealed by it. */
async function giveKeys(db: Db, { engine, network }: SmallNetwork, count: number): Promise<void> {
  const ids = Array.from({ length: Math.min(count, mostKeys) }, (_, index) => caseIdOf(index + 1));
  const subjects = ids.map((id, index) =>
    sealSubject(engine.vault, { id, networkId: network.id }, { name: `Leerling ${index + 1}`, age: 15 }),
  );
  await sql`
    update cases c set subject = n.subject, subject_mark = n.mark, wrapped_key = n.key
    from unnest(${ids}::uuid[], ${subjects.map(({ subject }) => subject)}::text[],
      ${subjects.map(({ subjectMark }) => subjectMark)}::text[], ${subjects.map(({ wrappedKey }) => wrappedKey)}::text[])
      n(id, subject, mark, key) where c.id = n.id`.execute(db);
}

const newId = `md5(id::text || n)::uuid`;

/** The tables of a case with the columns in which a copy differs; the columns that name the case come by themselves. */
const copied: readonly (readonly [string, Record<string, string>])[] = [
  [
    'cases',
    {
      number: `'26-' || lpad(upper(to_hex(n)), 6, '0')`,
      subject: 'null',
      subject_mark: 'null',
      wrapped_key: 'null',
    },
  ],
  ['event', {}],
  ['slot', { id: newId }],
  ['deadline', { id: newId, parent_id: `md5(parent_id::text || n)::uuid` }],
  ['ledger', {}],
  ['form_section', {}],
  ['notice', { id: newId }],
  ['audit', { id: newId }],
];

async function copyRows(db: Db, table: string, changes: Record<string, string>, of: string, count: number) {
  const columns = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_name = ${table} and table_schema = 'public' order by ordinal_position`.execute(db);
  const key = table === 'cases' ? 'id' : 'case_id';
  const changed: Record<string, string> = { [key]: `lpad(to_hex(n), 32, '0')::uuid`, ...changes };
  const values = columns.rows.map(({ name }) => sql.raw(changed[name] ?? `"${name}"`));
  await sql`
    insert into ${sql.id(table)} select ${sql.join(values)}
    from ${sql.id(table)}, generate_series(1, ${count}::int) n where ${sql.id(key)} = ${of}`.execute(db);
}
