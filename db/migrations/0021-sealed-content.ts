import { sql, type Kysely } from 'kysely';

/**
 * Personal content is sealed before it comes here: the database holds text that it cannot read. Each case has a key of its
 * own, wrapped by a master key that stays outside; erasing the wrapped key erases the case. A layer stands beside each
 * event, because it is bound to what was sealed.
 *
 * What stood open cannot be sealed here, where no key is: a database with cases from before is refused.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql`select from cases limit 1`.execute(db);
  if (rows.length > 0)
    throw new Error(
      'This database holds cases from before they were sealed with a key. Start with an empty one: for the demonstration, remove its folder.',
    );
  const statements = [
    ...columns,
    caseRows(),
    'drop function case_surroundings(uuid, text, text, text[])',
    caseSurroundings,
    `comment on function case_surroundings is
      'Beside a case: who is who, where it was, and what the forms of its events may point to'`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const columns = [
  'alter table cases drop column subject_name, drop column subject_age',
  'alter table cases add column subject text, add column subject_mark text, add column wrapped_key text',
  `comment on column cases.subject is 'Name and age of who it is about, sealed; null once erased or where nobody was named'`,
  `comment on column cases.subject_mark is 'The same for the same name in one network; the name cannot be found from it'`,
  `comment on column cases.wrapped_key is 'The key of everything sealed in this case, itself sealed by a master key; null once erased'`,
  'create index cases_of_subject on cases (subject_mark) where subject_mark is not null and not final',
  'alter table event add column layer text',
  `comment on column event.layer is 'How secret what was filled in is; null for what the application did by itself'`,
  `comment on column event.payload is 'What was filled in, sealed; open where the application acted by itself (kinds and ids only); null once erased'`,
  `comment on column form_section.answers is 'Each answer sealed by itself, with its layer'`,
  `comment on column form_copy.content is 'The sealed answers as they were given, part by part'`,
  // A nonce of 12 bytes and a tag of 16 come with what is sealed.
  'alter table attachment drop constraint attachment_check, add check (octet_length(content) = size + 28)',
  `comment on column attachment.content is 'The bytes, sealed; null once it was withdrawn or its case erased'`,
  `comment on column attachment.title is 'Sealed; empty once erased'`,
  `comment on column attachment.sha256 is 'Of the sealed bytes, hexadecimal: what was kept is what is opened'`,
  `comment on column slot.person_name is 'Somebody without an account, sealed'`,
];

/** A page of the worklist, as before; who may read the name opens it. `more` names columns that came later. */
export const caseRows = (more = ''): string => `
create or replace function case_rows(wanted uuid[], asker text, hidden text[]) returns json language plpgsql stable as $$
begin
  -- Flat lists: a list per case would be a query per case.
  return json_build_object(
    'now', app_now(),
    'cases', (
      select json_agg(json_build_object('id', c.id, 'number', c.number, 'networkId', c.network_id,
        'procedure', c.procedure, 'procedureVersion', c.procedure_version, 'revision', c.revision, 'stage', c.stage,
        'stageSince', c.stage_since, 'final', c.final, 'subjectKind', c.subject_kind, 'subject', c.subject,
        'wrappedKey', c.wrapped_key, ${more}'holderSlot', c.holder_slot, 'noClockReason', c.no_clock_reason) order by w.place)
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

/** What is around a case, as before; the age comes from who can open it, the same name is found by its mark. */
const caseSurroundings = `
create or replace function case_surroundings(wanted uuid, asker text, asker_capacity text, needed text[], of_age int)
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
        and (of_age is null or of_age between f.min_age and f.max_age)) end,
    'organisations', (
      select jsonb_agg(jsonb_build_object('const', o.id, 'kind', o.kind, 'title', o.name || ', ' || o.municipality) order by o.name)
      from organisation o
      where o.network_id = c.network_id and o.kind = any(needed) and o.kind in ('school', 'clb') and is_open(o)),
    'members', case when 'ownMember' = any(needed) then (
      select jsonb_agg(jsonb_build_object('const', m.id, 'title', m.name) order by m.name)
      from member m where m.organisation_id = asker and m.capacity = asker_capacity and works(m)) end,
    'sameSubject', case when 'sameSubjectCase' = any(needed) and c.subject_mark is not null then (
      select jsonb_agg(jsonb_build_object('const', o.id, 'title', o.number) order by o.number) from (
        select o.id, o.number from cases o
        join slot s on s.case_id = o.id and s.slot = 'clb' and s.until_at is null
        where s.organisation_id = (
            select h.organisation_id from slot h where h.case_id = wanted and h.slot = 'clb' and h.until_at is null)
          and not o.final and o.id <> wanted and o.subject_mark = c.subject_mark
        order by o.number limit 20) o) end);
end $$`;
