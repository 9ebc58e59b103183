import { sql, type Kysely } from 'kysely';

/**
 * What gives a reader rights in a case, for row-level security: the slots of the reader's organisation that the capacity of
 * the session works in, the slot of a link, the coordination of a network; each with how the akkoord stands. The reader
 * stands in the settings of the transaction; where none does, there is no right.
 *
 * It looks at slots that the reader may not see yet, so it runs as the owner; it answers nothing but words of the table
 * of rights.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    readerRights,
    `comment on function reader_rights(uuid) is
      'slot:akkoord of whoever the transaction reads for, in one case; empty without a reader'`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const readerRights = `
create function reader_rights(wanted uuid) returns text[] language plpgsql stable security definer
  set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare
  reader text := nullif(current_setting('aanzet.organisation', true), '');
  workable text[] := string_to_array(current_setting('aanzet.slots', true), ',');
  coordinated text := nullif(current_setting('aanzet.network', true), '');
  linked text := nullif(current_setting('aanzet.case', true), '');
begin
  return coalesce((
    select array_agg(p.slot || ':' || c.akkoord) from cases c cross join lateral (
      select s.slot from slot s
      where reader is not null and s.case_id = c.id and s.until_at is null
        and s.organisation_id = reader and s.slot = any(workable)
      union all select 'coordinator' where c.network_id = coordinated
      union all select unnest(workable) where c.id::text = linked) p
    where c.id = wanted), '{}');
end $$`;
