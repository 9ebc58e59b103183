import { sql, type RawBuilder } from 'kysely';
import type { CaseQuery } from '../contract/case.ts';
import type { Reader } from '../access/reader.ts';
import { due } from './list-sort.ts';
import { ownPlace } from './visible-to.ts';

type Member = Extract<Reader, { kind: 'member' }>;

/**
 * Up to so many places an organisation's cases are looked up one by one; with more of them it is quicker to go through all
 * open cases in their order until the page is full, because every so many of them is one of its own. (At 220,000 open
 * cases either way costs about as much here.)
 */
const manyPlaces = 4_000;

/** Whether this is the worklist as it opens: all open cases of an organisation, whose turn it is first. */
export const isPlain = (reader: Reader, query: CaseQuery): reader is Member =>
  reader.kind === 'member' &&
  reader.capacity !== 'coordinator' &&
  query.sort === 'needsMe' &&
  query.state === 'open' &&
  [query.stage, query.procedure, query.overdue, query.due, query.holder, query.q?.trim() || undefined].every(
    (filter) => filter === undefined,
  );

/**
 * The page that is asked most, so that it costs as much in a province as in a village: every part stops when it has
 * enough, and goes by an index in the order of the list. The same cases in the same order as the general query gives;
 * a test holds the two against each other. `after` is the rank, instant and id where the page before ended.
 */
export function plainPage(
  reader: Member,
  limit: number,
  after: readonly string[] | undefined,
  many: number = manyPlaces,
): RawBuilder<unknown> {
  const { organisation } = reader;
  const [rank, instant, id] = after ?? [];
  const behind = sql`(${due}, c.id) > (${instant}::timestamptz, ${id}::uuid)`;
  /** Where a part begins: behind the cursor, at its beginning, or nowhere where the page before ended in a later part. */
  const fromHere = (own: number) => {
    if (rank === undefined || Number(rank) < own) return sql``;
    return Number(rank) === own ? sql`and ${behind}` : sql`and false`;
  };
  // A number that was checked; as a parameter PostgreSQL would not know how soon it may stop.
  const most = sql.lit(limit + 1);
  const place = sql`from slot s where ${ownPlace(reader)}`;
  // Whose turn it is has a place in the case; it is asked all the same, because rights come from places alone.
  const holdsPlace = sql`(select true ${place} and s.case_id = c.id limit 1)`;
  const others = sql`not c.final and c.holder_organisation_id is distinct from ${organisation.id} ${fromHere(1)}
    and (select count(*) from mine) < ${most}`;
  const ordered = sql`order by ${due}, c.id limit ${most}`;
  return sql`
    mine as materialized (
      select c.id, 0 as key0, ${due} as key1, c.id as key2 from cases c
      where not c.final and c.holder_organisation_id = ${organisation.id} ${fromHere(0)}
        and ${holdsPlace} ${ordered}),
    places as materialized (select distinct s.case_id ${place} limit ${sql.lit(many)}),
    few as (
      select c.id, 1 as key0, ${due} as key1, c.id as key2 from places p join cases c on c.id = p.case_id
      where ${others} and (select count(*) from places) < ${sql.lit(many)} ${ordered}),
    many as (
      select c.id, 1 as key0, ${due} as key1, c.id as key2 from cases c
      where ${others} and (select count(*) from places) >= ${sql.lit(many)} and ${holdsPlace} ${ordered}),
    page as materialized (
      select * from (select * from mine union all select * from few union all select * from many) every
      order by key0, key1, key2 limit ${most})`;
}
