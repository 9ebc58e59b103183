import { sql, type Kysely } from 'kysely';

/**
 * Organisations that are administered: the province of a network, and the day from which an organisation takes part no
 * more. A closed one keeps its name and its cases, and is chosen by nobody.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `alter table network add column region text`,
    `comment on column network.region is 'Province, or Brussels; null: all of Flanders'`,
    `alter table organisation add column closes_on date`,
    `comment on column organisation.closes_on is 'From this day on nobody can choose it; its open cases go on'`,
    `create function is_open(o organisation) returns boolean language sql stable as $$
       select o.closes_on is null or o.closes_on > (app_now() at time zone 'Europe/Brussels')::date $$`,
    `comment on function is_open(organisation) is 'Whether an organisation can be chosen today'`,
    caseSurroundings,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** As before, without what is closed and without members whose time is over. */
const caseSurroundings = `
create or replace function case_surroundings(wanted uuid, asker text, asker_capacity text, needed text[])
returns jsonb language plpgsql stable as $$
declare
  c cases;
begin
  select * into c from cases where id = wanted;
  return jsonb_build_object(
    'names', (
      select jsonb_object_agg(m.id, m.name) from member m
      where m.id in (select s.member_id from slot s where s.case_id = wanted and s.until_at is null)),
    'visits', (
      select jsonb_agg(jsonb_build_object('stage', v.stage, 'at', v.at) order by v.seq) from (
        select e.stage, e.at, e.seq, lag(e.stage) over (order by e.seq) as before from event e where e.case_id = wanted) v
      where v.before is distinct from v.stage),
    'offers', case when 'offer' = any(needed) then (
      select jsonb_agg(jsonb_build_object('const', f.id, 'title', f.name || ' (' || o.name || ')') order by o.name, f.name)
      from offer f join organisation o on o.id = f.organisation_id
      where o.network_id = c.network_id and f.open and is_open(o) and c.subject_kind = any(f.subjects)
        and (c.subject_age is null or c.subject_age between f.min_age and f.max_age)) end,
    'organisations', (
      select jsonb_agg(jsonb_build_object('const', o.id, 'kind', o.kind, 'title', o.name || ', ' || o.municipality) order by o.name)
      from organisation o
      where o.network_id = c.network_id and o.kind = any(needed) and o.kind in ('school', 'clb') and is_open(o)),
    'members', case when 'ownMember' = any(needed) then (
      select jsonb_agg(jsonb_build_object('const', m.id, 'title', m.name) order by m.name)
      from member m where m.organisation_id = asker and m.capacity = asker_capacity and works(m)) end,
    'sameSubject', case when 'sameSubjectCase' = any(needed) and c.subject_name is not null then (
      select jsonb_agg(jsonb_build_object('const', o.id, 'title', o.number) order by o.number) from (
        select o.id, o.number from cases o
        join slot s on s.case_id = o.id and s.slot = 'clb' and s.until_at is null
        where s.organisation_id = (
            select h.organisation_id from slot h where h.case_id = wanted and h.slot = 'clb' and h.until_at is null)
          and not o.final and o.id <> wanted and lower(o.subject_name) = lower(c.subject_name)
        order by o.number limit 20) o) end);
end $$`;
