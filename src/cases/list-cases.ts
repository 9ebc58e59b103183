import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { CaseCounts, CaseListItem, CaseQuery } from '../contract/case.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import { layersOfSlot, relationTo, visibleLayers } from '../access/policy.ts';
import { slotsOfCapacity } from '../access/rights.ts';
import type { CaseRecord, Engine } from '../engine/engine.ts';
import { hiddenKinds } from '../engine/plan-deadlines.ts';
import { openSubject } from '../engine/subject.ts';
import type { Reader } from '../access/reader.ts';
import type { Reading } from '../access/reading.ts';
import { listItems, type CaseRows } from './list-items.ts';
import { decodeCursor, encodeCursor, sortOf, type Sort } from './list-sort.ts';
import { isPlain, plainPage } from './plain-page.ts';
import { ownPlace, visibleTo } from './visible-to.ts';

const organisationOf = (reader: Reader): string => (reader.kind === 'member' ? reader.organisation.id : '');

const badCursor = 'Deze verwijzing naar een volgende pagina is ongeldig.';

interface FoundPage {
  /** In the order of the list. */
  ids: string[];
  /** The keys of the last row, where more follow. */
  more: string[] | null;
}

/**
 * One page of the worklist, by keyset: page ten costs what page one costs. What is shown of each case is read as the reader,
 * so that a case that a condition let slip is not shown.
 */
export async function listCases(
  engine: Engine,
  reading: Reading,
  reader: Reader,
  query: CaseQuery,
): Promise<{ items: CaseListItem[]; nextCursor: string | null } | Refusal> {
  const words = query.q?.trim();
  const found = words ? [await matching(engine, reader, words, generalConditions(reader, query))] : [];
  const statement = pageStatement(reader, query, found);
  if (statement === undefined)
    return refuse('invalidInput', { errors: [{ path: 'cursor', field: 'cursor', message: badCursor }] });
  const [page] = (await statement.execute(engine.db)).rows;
  const ids = page?.ids ?? [];
  return {
    items: ids.length === 0 ? [] : await reading(reader, (own) => readItems(own, reader, ids)),
    nextCursor: page?.more ? encodeCursor(query.sort, page.more) : null,
  };
}

async function readItems(own: Engine, reader: Reader, ids: readonly string[]): Promise<CaseListItem[]> {
  const { rows } = await sql<{ rows: CaseRows }>`
    select case_rows(${ids}::uuid[], ${organisationOf(reader)}, ${[...hiddenKinds]}) as rows`.execute(own.db);
  return rows[0] ? listItems(own, reader, rows[0].rows) : [];
}

/**
 * The statement itself, so that its plan can be looked at; undefined for a cursor that this list did not hand out. `found`
 * narrows it to what the words of a search were found in.
 */
export function pageStatement(
  reader: Reader,
  query: CaseQuery,
  found: readonly RawBuilder<boolean>[] = [],
): RawBuilder<FoundPage> | undefined {
  const sort = sortOf(reader, query.sort);
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, query.sort, sort);
  if (after === null) return undefined;
  const order = sort.down ? sql` desc` : sql` asc`;
  const columns = sort.keys.map((_, index) => sql.ref(`key${index}`));
  const ordered = sql.join(columns.map((column) => sql`${column}${order}`));
  const ofLast = sql.join(sort.keys.map(({ text }, index) => text(columns[index] ?? sql``)));
  const page = isPlain(reader, query)
    ? plainPage(reader, query.limit, after)
    : anyPage(reader, query, sort, after, found);
  return sql<FoundPage>`
    with ${page},
    placed as materialized (select *, row_number() over (order by ${ordered}) as place from page)
    select (select to_jsonb(array[${ofLast}]) from placed where place = ${query.limit}
        and exists (select from placed where place > ${query.limit})) as more,
      array(select id from placed where place <= ${query.limit} order by place) as ids`;
}

const generalConditions = (reader: Reader, query: CaseQuery): RawBuilder<boolean>[] => [
  visibleTo(reader),
  ...filters(reader, query),
];

/** The page for every filter and every sort. */
function anyPage(
  reader: Reader,
  query: CaseQuery,
  sort: Sort,
  after: readonly string[] | undefined,
  found: readonly RawBuilder<boolean>[],
) {
  const conditions = [...generalConditions(reader, query), ...found];
  const values = sql.join(sort.keys.map(({ value }) => value));
  if (after) {
    const behind = sql.join(sort.keys.map(({ from }, index) => from(after[index] ?? '')));
    conditions.push(sql`(${values}) ${sort.down ? sql`<` : sql`>`} (${behind})`);
  }
  const order = sort.down ? sql` desc` : sql` asc`;
  const columns = sort.keys.map((_, index) => sql.ref(`key${index}`));
  const named = sql.join(sort.keys.map(({ value }, index) => sql`${value} as ${columns[index]}`));
  const ordered = sql.join(columns.map((column) => sql`${column}${order}`));
  return sql`page as materialized (
    select c.id, ${named} from cases c where ${sql.join(conditions, sql` and `)} order by ${ordered} limit ${query.limit + 1})`;
}

/** Asked once for all rows: a function in each row's condition is called for each. */
const dueThisWeek = sql<boolean>`coalesce(c.next_due_at > (select app_now()) and c.next_due_at <= (select app_now()) + interval '7 days', false)`;

/** The turn of the reader's organisation, unless it is a colleague's in person. */
const myTurn = (
  reader: Reader,
): RawBuilder<boolean> => sql`(c.holder_organisation_id = ${organisationOf(reader)} and not exists (
  select from slot h where h.case_id = c.id and h.slot = c.holder_slot and h.until_at is null
    and h.member_id is not null and h.member_id <> ${reader.kind === 'member' ? reader.memberId : ''}))`;

function filters(reader: Reader, query: CaseQuery): RawBuilder<boolean>[] {
  const conditions: RawBuilder<boolean>[] = [];
  if (query.state !== 'all' && query.stage === undefined) conditions.push(sql`c.final = ${query.state === 'closed'}`);
  if (query.stage !== undefined) conditions.push(sql`c.stage = ${query.stage}`);
  if (query.procedure !== undefined) conditions.push(sql`c.procedure = ${query.procedure}`);
  if (query.overdue !== undefined) {
    conditions.push(sql`coalesce(c.next_due_at <= app_now(), false) = ${query.overdue === 'true'}`);
  }
  if (query.due === 'week') conditions.push(dueThisWeek);
  if (query.holder === 'me') {
    conditions.push(myTurn(reader));
  } else if (query.holder !== undefined) {
    conditions.push(sql`c.holder_organisation_id = ${query.holder === 'mine' ? organisationOf(reader) : query.holder}`);
  }
  return conditions;
}

/** Names that are opened between two looks at what else has to be done. */
const openedAtOnce = 500;

/**
 * Cases by number, and by name for who may read it. The database cannot read names, so they are opened one by one: those
 * of the cases that this reader sees anyway, and of no others.
 */
async function matching(
  { db, vault }: Engine,
  reader: Reader,
  words: string,
  conditions: readonly RawBuilder<boolean>[],
): Promise<RawBuilder<boolean>> {
  const pattern = `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const byNumber = sql<boolean>`c.number ilike ${pattern}`;
  if (reader.kind !== 'member' || !readsNames(reader)) return byNumber;
  const { rows } = await sql<NamedCase>`
    select c.id, c.subject, c.wrapped_key as "wrappedKey", c.network_id as "networkId", c.akkoord, c.withheld,
      array(select s.slot from slot s where s.case_id = c.id and ${ownPlace(reader)}) as slots
    from cases c where ${sql.join([...conditions, sql`c.subject is not null`], sql` and `)}`.execute(db);
  const sought = words.toLocaleLowerCase('nl-BE');
  const found: string[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % openedAtOnce === 0) await nextTurn();
    if (!mayReadName(reader, row)) continue;
    if (openSubject(vault, row).name?.toLocaleLowerCase('nl-BE').includes(sought) === true) found.push(row.id);
  }
  return sql<boolean>`(${byNumber} or c.id = any(${found}::uuid[]))`;
}

type NamedCase = Pick<CaseRecord, 'id' | 'networkId' | 'akkoord' | 'withheld' | 'subject' | 'wrappedKey'> & {
  slots: string[];
};

/** Only whoever may read the name may find by it; a receiver may as long as the akkoord lets it. */
const mayReadName = (reader: Extract<Reader, { kind: 'member' }>, { slots, ...record }: NamedCase): boolean =>
  visibleLayers(
    relationTo(reader, {
      ...record,
      slots: slots.map((slot) => ({ slot, organisation_id: reader.organisation.id })),
    }),
  ).has('identity');

/** Nobody else reads a name in any case: theirs need not be opened one by one. */
const readsNames = ({ capacity }: Reader): boolean =>
  slotsOfCapacity[capacity].some((slot) => layersOfSlot(slot).has('identity'));

/** Counts for the head of the worklist, over the same cases as the list. */
export async function countCases(db: Db, reader: Reader): Promise<CaseCounts> {
  const { rows } = await sql<CaseCounts>`
    select count(*)::int as open,
      (count(*) filter (where ${myTurn(reader)}))::int as me,
      (count(*) filter (where c.holder_organisation_id = ${organisationOf(reader)}))::int as mine,
      (count(*) filter (where c.next_due_at <= (select app_now())))::int as overdue,
      (count(*) filter (where ${dueThisWeek}))::int as "dueThisWeek"
    from cases c where not c.final and ${visibleTo(reader)}`.execute(db);
  return rows[0] ?? { open: 0, me: 0, mine: 0, overdue: 0, dueThisWeek: 0 };
}
