import { sql, type Kysely } from 'kysely';

/**
 * The writer of cases, as before, and: a case that is registered after the fact a second time (it was reopened) keeps
 * one interval before its registration; a voided case loses the days on which a birth date could be read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(commitMove).execute(db);
}

const commitMove = `
create or replace function commit_move(move jsonb) returns text language plpgsql as $$
declare
  next cases := jsonb_populate_record(null::cases, move -> 'case');
  actor jsonb := move -> 'actor';
  moved_at timestamptz := (move ->> 'at')::timestamptz;
  ended uuid[];
begin
  if (move ->> 'new')::boolean then
    insert into cases select next.*;
  else
    if actor ->> 'kind' = 'member' and not exists (
      select from slot s where s.case_id = next.id and s.until_at is null
        and s.slot = actor ->> 'slot' and s.organisation_id = actor ->> 'organisationId')
      and not (actor ->> 'slot' = 'coordinator' and exists (
        select from member m join organisation o on o.id = m.organisation_id
        where m.id = actor ->> 'memberId' and m.capacity = 'coordinator' and o.network_id = next.network_id)) then
      return 'forbidden';
    end if;
    update cases set revision = next.revision, stage = next.stage, state = next.state, final = next.final,
      stage_since = next.stage_since, holder_slot = next.holder_slot, holder_organisation_id = next.holder_organisation_id,
      co_holder_slot = next.co_holder_slot, no_clock_reason = next.no_clock_reason, next_due_at = next.next_due_at,
      clock_stopped_at = next.clock_stopped_at, clock_stopped_reason = next.clock_stopped_reason,
      subject_name = next.subject_name, subject_age = next.subject_age, head_hash = next.head_hash, closed_at = next.closed_at
    where id = next.id and revision = next.revision - 1;
    if not found then return 'stale'; end if;
  end if;

  if move ? 'fires' then
    update deadline set fired_at = moved_at
    where id = (move ->> 'fires')::uuid and fired_at is null and ended_at is null and paused_at is null;
    if not found then
      raise exception 'deadline % is no longer due', move ->> 'fires' using errcode = 'AZ001';
    end if;
  end if;

  if move ? 'command' then
    insert into command select * from jsonb_populate_record(null::command, move -> 'command');
  end if;
  if move ? 'endSlots' then
    update slot set until_at = moved_at where id in (select value::uuid from jsonb_array_elements_text(move -> 'endSlots'));
  end if;
  if move ? 'slots' then
    insert into slot select * from jsonb_populate_recordset(null::slot, move -> 'slots');
  end if;
  if move ? 'endDeadlines' then
    ended := array(select value::uuid from jsonb_array_elements_text(move -> 'endDeadlines'));
    -- By case first: its open deadlines are few, and the index knows them.
    update deadline set ended_at = moved_at
    where case_id = next.id and ended_at is null and (id = any(ended) or parent_id = any(ended));
  end if;
  if move ? 'changeDeadlines' then
    update deadline d set due_at = c.due_at, explanation = c.explanation, paused_at = c.paused_at, kept = c.kept
    from jsonb_populate_recordset(null::deadline, move -> 'changeDeadlines') c where c.id = d.id and d.case_id = next.id;
  end if;
  if move ? 'deadlines' then
    insert into deadline select * from jsonb_populate_recordset(null::deadline, move -> 'deadlines');
  end if;
  if move ? 'ledger' then
    update ledger set until_at = moved_at where case_id = next.id and until_at is null;
    -- Only the time before the registration can be told twice: it began with the earliest that was told.
    insert into ledger select * from jsonb_populate_recordset(null::ledger, move -> 'ledger')
    on conflict (case_id, seq) do update set from_at = least(ledger.from_at, excluded.from_at);
  end if;
  if move ? 'sections' then
    insert into form_section select * from jsonb_populate_recordset(null::form_section, move -> 'sections')
    on conflict (case_id, section) do update set answers = excluded.answers, revision = form_section.revision + 1,
      complete = excluded.complete, saved_at = excluded.saved_at, saved_by = excluded.saved_by;
  end if;
  insert into event select * from jsonb_populate_record(null::event, move -> 'event');
  if move ? 'notices' then
    insert into notice select * from jsonb_populate_recordset(null::notice, move -> 'notices');
  end if;
  if move ? 'outbox' then
    insert into outbox select * from jsonb_populate_recordset(null::outbox, move -> 'outbox');
  end if;
  insert into audit select * from jsonb_populate_record(null::audit, move -> 'audit');
  if (move ->> 'erase')::boolean then
    update event set payload = null where case_id = next.id;
    update form_section set answers = '{}', complete = false where case_id = next.id;
    update slot set person_name = null where case_id = next.id;
    -- These days are a birth date.
    update deadline set due_at = started_at, rule = '', explanation = ''
    where case_id = next.id and kind in ('turned12', 'turned18');
  end if;
  return 'moved';
end $$;
`;
