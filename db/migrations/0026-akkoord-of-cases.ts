import { sql, type Kysely } from 'kysely';
import { commitMove, commitMoves } from './0022-moves-of-sealed-cases.ts';

/**
 * How the akkoord stands in each case, so that lists and row-level security decide by it as the policy does. The machine
 * says it with every move; cases from before say it here once, by the same rule.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    'alter table cases add column akkoord text',
    asItStands,
    `alter table cases alter column akkoord set not null, alter column akkoord set default 'held',
      add check (akkoord in ('there', 'held', 'gone'))`,
    `comment on column cases.akkoord is 'there: all who are asked gave it; held: not all yet; gone: somebody refused or withdrew'`,
    commitMove('create or replace', ['akkoord']),
    commitMoves('create or replace', ['akkoord']),
    caseRows,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const asItStands = `
update cases c set akkoord = (
  select case
    when bool_or(answer in ('refused', 'withdrawn')) then 'gone'
    when bool_and(answer = 'given' or (answer = 'unreachable' and party in ('parents', 'secondParent')
      and (c.state #>> '{context,competent}')::boolean)) then 'there'
    when count(*) = 0 then 'there'
    else 'held' end
  from jsonb_each_text(c.state #> '{context,consents}') asked(party, answer))`;

/** A page of the worklist, as before, with how the akkoord stands. */
const caseRows = `
create or replace function case_rows(wanted uuid[], asker text, hidden text[]) returns json language plpgsql stable as $$
begin
  -- Flat lists: a list per case would be a query per case.
  return json_build_object(
    'now', app_now(),
    'cases', (
      select json_agg(json_build_object('id', c.id, 'number', c.number, 'networkId', c.network_id,
        'procedure', c.procedure, 'procedureVersion', c.procedure_version, 'revision', c.revision, 'stage', c.stage,
        'stageSince', c.stage_since, 'final', c.final, 'subjectKind', c.subject_kind, 'subject', c.subject,
        'wrappedKey', c.wrapped_key, 'akkoord', c.akkoord, 'holderSlot', c.holder_slot, 'noClockReason', c.no_clock_reason) order by w.place)
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
