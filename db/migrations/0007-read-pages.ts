import { sql, type Kysely } from 'kysely';

/**
 * What every page asks, each as one function: plpgsql keeps its plan where statements are not prepared (PGlite), and one
 * document costs less to bring over than as many rows.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    findReader,
    `comment on function find_reader(text) is 'Who is behind a session token, by its hash; null when it is over'`,
    caseRows,
    `comment on function case_rows(uuid[], text, text[]) is
      'Cases for a worklist in the order asked for, with holder and terms, as an organisation may need them'`,
    caseSurroundings,
    `comment on function case_surroundings(uuid, text, text, text[]) is
      'Beside a case: who is who, where it was, and what the forms of its events may point to'`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const findReader = `
create function find_reader(token_hash text) returns jsonb language plpgsql stable as $$
begin
  return (
    select jsonb_build_object('memberId', m.id, 'memberName', m.name, 'capacity', m.capacity, 'organisationId', o.id,
      'organisationName', o.name, 'organisationKind', o.kind, 'linkId', l.id, 'caseId', l.case_id, 'slot', l.slot,
      'person', l.person, 'networkId', n.id, 'networkName', n.name, 'productName', n.product_name)
    from session s
    left join member m on m.id = s.data ->> 'memberId' and m.active
    left join organisation o on o.id = m.organisation_id
    left join personal_link l on l.id = s.data ->> 'linkId' and l.revoked_at is null
    left join cases c on c.id = l.case_id
    left join network n on n.id = coalesce(o.network_id, c.network_id)
    where s.id = token_hash and s.expires_at > clock_timestamp());
end $$`;

const caseRows = `
create function case_rows(wanted uuid[], asker text, hidden text[]) returns json language plpgsql stable as $$
begin
  -- Flat lists: a list per case would be a query per case.
  return json_build_object(
    'now', app_now(),
    'cases', (
      select json_agg(json_build_object('id', c.id, 'number', c.number, 'networkId', c.network_id,
        'procedure', c.procedure, 'procedureVersion', c.procedure_version, 'revision', c.revision, 'stage', c.stage,
        'stageSince', c.stage_since, 'final', c.final, 'subjectKind', c.subject_kind, 'subjectName', c.subject_name,
        'holderSlot', c.holder_slot, 'noClockReason', c.no_clock_reason) order by w.place)
      from unnest(wanted) with ordinality w(id, place) join cases c on c.id = w.id),
    'slots', (
      select json_agg(json_build_object('caseId', s.case_id, 'slot', s.slot, 'organisation_id', s.organisation_id,
        'memberName', m.name, 'personName', s.person_name))
      from slot s join cases c on c.id = s.case_id left join member m on m.id = s.member_id
      where s.case_id = any(wanted) and s.until_at is null and (s.slot = c.holder_slot or s.organisation_id = asker)),
    'deadlines', (
      select json_agg(json_build_object('case_id', d.case_id, 'id', d.id, 'kind', d.kind, 'role', d.role,
        'organisation_id', d.organisation_id, 'of_step', d.of_step, 'kept', d.kept, 'due_at', d.due_at,
        'started_at', d.started_at, 'paused_at', d.paused_at, 'rule', d.rule, 'explanation', d.explanation))
      from deadline d
      where d.case_id = any(wanted) and d.ended_at is null and d.role = 'term' and d.kind <> all(hidden)),
    'organisations', (
      select json_agg(json_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'closed', o.closed))
      from organisation o where o.id in (
        select c.holder_organisation_id from cases c where c.id = any(wanted)
        union select d.organisation_id from deadline d where d.case_id = any(wanted) and d.ended_at is null and d.of_step)));
end $$`;

const caseSurroundings = `
create function case_surroundings(wanted uuid, asker text, asker_capacity text, needed text[])
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
      where o.network_id = c.network_id and f.open and c.subject_kind = any(f.subjects)
        and (c.subject_age is null or c.subject_age between f.min_age and f.max_age)) end,
    'organisations', (
      select jsonb_agg(jsonb_build_object('const', o.id, 'kind', o.kind, 'title', o.name || ', ' || o.municipality) order by o.name)
      from organisation o
      where o.network_id = c.network_id and o.kind = any(needed) and o.kind in ('school', 'clb')),
    'members', case when 'ownMember' = any(needed) then (
      select jsonb_agg(jsonb_build_object('const', m.id, 'title', m.name) order by m.name)
      from member m where m.organisation_id = asker and m.capacity = asker_capacity and m.active) end,
    'sameSubject', case when 'sameSubjectCase' = any(needed) and c.subject_name is not null then (
      select jsonb_agg(jsonb_build_object('const', o.id, 'title', o.number) order by o.number) from (
        select o.id, o.number from cases o
        join slot s on s.case_id = o.id and s.slot = 'clb' and s.until_at is null
        where s.organisation_id = (
            select h.organisation_id from slot h where h.case_id = wanted and h.slot = 'clb' and h.until_at is null)
          and not o.final and o.id <> wanted and lower(o.subject_name) = lower(c.subject_name)
        order by o.number limit 20) o) end);
end $$`;
