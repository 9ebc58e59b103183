import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { CaseCounts, CaseListItem, CaseQuery } from '../contract/case.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import type { CaseRecord, Engine } from '../engine/engine.ts';
import { caseRecord } from '../engine/load-case.ts';
import type { CaseTable } from '../../db/tables.ts';
import type { Reader } from '../access/reader.ts';
import { listItems } from './list-items.ts';

/**
 * The cases that this reader has a relation to: the same rule as `relationTo`, written once as SQL for lists. A test
 * holds the two against each other.
 */
export function visibleTo(reader: Reader): RawBuilder<boolean> {
  if (reader.kind === 'link') return sql`c.id = ${reader.caseId}`;
  if (reader.capacity === 'coordinator') return sql`c.network_id = ${reader.network.id}`;
  return sql`c.id in (select s.case_id from slot s where s.organisation_id = ${reader.organisation.id} and s.until_at is null)`;
}

const organisationOf = (reader: Reader): string => (reader.kind === 'member' ? reader.organisation.id : '');

interface Sort {
  /** Ascending text or number, then text: together with the id a total order for the cursor. */
  first: RawBuilder<string>;
  second: RawBuilder<string>;
  down: boolean;
}

const farAway = '9999-12-31T00:00:00.000Z';
const asText = (column: RawBuilder<unknown>) =>
  sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const due = sql<string>`coalesce(${asText(sql`c.next_due_at`)}, ${farAway})`;

function sortOf(reader: Reader, sort: CaseQuery['sort']): Sort {
  const down = sort.startsWith('-');
  switch (sort) {
    case 'needsMe':
      return {
        first: sql`case when c.final then '2' when c.holder_organisation_id = ${organisationOf(reader)} then '0' else '1' end`,
        second: due,
        down,
      };
    case 'dueAt':
    case '-dueAt':
      return { first: due, second: sql`c.number`, down };
    case 'stageSince':
    case '-stageSince':
      return { first: asText(sql`c.stage_since`), second: sql`c.number`, down };
    case 'number':
    case '-number':
      return { first: sql`c.number`, second: sql`''`, down };
  }
}

/** One page of the worklist, by keyset: page ten costs what page one costs. */
export async function listCases(
  engine: Engine,
  reader: Reader,
  query: CaseQuery,
): Promise<{ items: CaseListItem[]; nextCursor: string | null } | Refusal> {
  const sort = sortOf(reader, query.sort);
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, query.sort);
  if (after === null)
    return refuse('invalidInput', {
      errors: [{ path: 'cursor', field: 'cursor', message: 'Deze verwijzing naar een volgende pagina is ongeldig.' }],
    });
  const order = sort.down ? sql`desc` : sql`asc`;
  const beyond = sort.down ? sql`<` : sql`>`;
  const conditions = [visibleTo(reader), ...filters(reader, query)];
  if (after) {
    conditions.push(
      sql`(${sort.first}, ${sort.second}, c.id::text) ${beyond} (${after[0]}::text, ${after[1]}::text, ${after[2]}::text)`,
    );
  }
  const { rows } = await sql<CaseTable & { sort_first: string; sort_second: string; read_at: string }>`
    select c.*, ${sort.first} as sort_first, ${sort.second} as sort_second, app_now() as read_at
    from cases c where ${sql.join(conditions, sql` and `)}
    order by ${sort.first} ${order}, ${sort.second} ${order}, c.id::text ${order} limit ${query.limit + 1}`.execute(
    engine.db,
  );
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  const now = page[0]?.read_at ?? '';
  return {
    items: await listItems(
      engine,
      reader,
      page.map((row): CaseRecord => caseRecord(row as never)),
      now,
    ),
    nextCursor: last ? encodeCursor(query.sort, [last.sort_first, last.sort_second, last.id]) : null,
  };
}

function filters(reader: Reader, query: CaseQuery): RawBuilder<boolean>[] {
  const conditions: RawBuilder<boolean>[] = [];
  if (query.state !== 'all' && query.stage === undefined) conditions.push(sql`c.final = ${query.state === 'closed'}`);
  if (query.stage !== undefined) conditions.push(sql`c.stage = ${query.stage}`);
  if (query.procedure !== undefined) conditions.push(sql`c.procedure = ${query.procedure}`);
  if (query.overdue !== undefined) {
    conditions.push(sql`coalesce(c.next_due_at <= app_now(), false) = ${query.overdue === 'true'}`);
  }
  if (query.holder === 'me') {
    conditions.push(sql`c.holder_organisation_id = ${organisationOf(reader)} and not exists (
      select from slot h where h.case_id = c.id and h.slot = c.holder_slot and h.until_at is null
        and h.member_id is not null and h.member_id <> ${reader.kind === 'member' ? reader.memberId : ''})`);
  } else if (query.holder !== undefined) {
    conditions.push(sql`c.holder_organisation_id = ${query.holder === 'mine' ? organisationOf(reader) : query.holder}`);
  }
  const words = query.q?.trim();
  if (words) {
    const pattern = `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    // Only whoever may read the name may find by it.
    const byName = reader.kind === 'member' && ['clb', 'school', 'provider', 'contactPoint'].includes(reader.capacity);
    conditions.push(
      byName ? sql`(c.number ilike ${pattern} or c.subject_name ilike ${pattern})` : sql`c.number ilike ${pattern}`,
    );
  }
  return conditions;
}

/** Counts for the head of the worklist, over the same cases as the list. */
export async function countCases(db: Db, reader: Reader): Promise<CaseCounts> {
  const { rows } = await sql<CaseCounts>`
    select count(*)::int as open,
      (count(*) filter (where c.holder_organisation_id = ${organisationOf(reader)}))::int as mine,
      (count(*) filter (where c.next_due_at <= app_now()))::int as overdue,
      (count(*) filter (where c.next_due_at > app_now() and c.next_due_at <= app_now() + interval '7 days'))::int as "dueThisWeek"
    from cases c where not c.final and ${visibleTo(reader)}`.execute(db);
  return rows[0] ?? { open: 0, mine: 0, overdue: 0, dueThisWeek: 0 };
}

const encodeCursor = (sort: string, key: readonly string[]): string =>
  Buffer.from(JSON.stringify([sort, ...key])).toString('base64url');

/** null for what this list did not hand out. */
function decodeCursor(cursor: string, sort: string): [string, string, string] | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(key) || key.length !== 4 || key[0] !== sort) return null;
    const [first, second, id] = key.slice(1).map((part) => (typeof part === 'string' ? part : ''));
    return first === undefined || second === undefined || id === undefined ? null : [first, second, id];
  } catch {
    return null;
  }
}
