import { sql, type Kysely } from 'kysely';

/**
 * Files at a case, in the database: one transaction with the event that tells of them, one backup, one erasure. The name
 * that a file had on somebody's machine is not kept, because it often holds a person's.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements.split(/;\n/)) if (statement.trim() !== '') await sql.raw(statement).execute(db);
  await sql.raw(commitMove).execute(db);
}

const statements = `
create table attachment (
  id uuid primary key, case_id uuid not null references cases, seq int not null, kind text not null, title text not null,
  dated date not null, layer text not null, format text not null, size int not null, sha256 text not null,
  slot text not null, organisation_id text not null references organisation, added_by text not null,
  at timestamptz not null, content bytea, withdrawn_at timestamptz, withdrawn_by text, withdrawn_reason text,
  check (octet_length(content) = size), check (withdrawn_at is null or content is null));
create index attachment_of_case on attachment (case_id, seq);
comment on table attachment is 'A file at a case, in one layer; never executed, served as a download only';
comment on column attachment.content is 'The bytes; null once it was withdrawn or its case erased';
comment on column attachment.dated is 'The date of the document itself';
comment on column attachment.sha256 is 'Of the bytes, hexadecimal: what was given is what is served'
`;

/** The writer of cases, as before, and: it keeps the file of an event, takes one away, and erases them with the case. */
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
    -- Drafts save while the case stands still: what is handed in must be what the machine took for complete.
    if move ? 'handsIn' and exists (
      select from form_section f where f.case_id = next.id and f.section = move ->> 'handsIn' and not f.complete) then
      raise exception 'part % is no longer complete', move ->> 'handsIn' using errcode = 'AZ002';
    end if;
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
  if move ? 'copies' then
    -- Under the lock on the case, so that no draft slips between what is frozen and what is shown.
    insert into form_copy (case_id, seq, slot, organisation_id, at, form_version, content)
    select next.id, next.revision, c.slot, c.organisation_id, moved_at, c.form_version, (
      select jsonb_object_agg(f.section, coalesce((
        select jsonb_object_agg(a.key, a.value) from jsonb_each(f.answers) a where c.fields -> f.section ? a.key), '{}'))
      from form_section f where f.case_id = next.id)
    from jsonb_to_recordset(move -> 'copies') c(slot text, organisation_id text, form_version int, fields jsonb)
    where exists (select from form_section f where f.case_id = next.id);
  end if;
  if move ? 'attachment' then
    insert into attachment (id, case_id, seq, kind, title, dated, layer, format, size, sha256, slot, organisation_id,
      added_by, at, content)
    select a.id, next.id, next.revision, a.kind, a.title, a.dated, a.layer, a.format, a.size, a.sha256, a.slot,
      a.organisation_id, a.added_by, moved_at, decode(a.content, 'base64')
    from jsonb_to_record(move -> 'attachment') a(id uuid, kind text, title text, dated date, layer text, format text,
      size int, sha256 text, slot text, organisation_id text, added_by text, content text);
  end if;
  if move ? 'withdraws' then
    update attachment set content = null, withdrawn_at = moved_at, withdrawn_by = move -> 'withdraws' ->> 'by',
      withdrawn_reason = move -> 'withdraws' ->> 'reason'
    where id = (move -> 'withdraws' ->> 'id')::uuid and case_id = next.id;
  end if;
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
    update form_copy set content = '{}' where case_id = next.id;
    update attachment set content = null, title = '', sha256 = '', withdrawn_reason = null where case_id = next.id;
    update slot set person_name = null where case_id = next.id;
    -- These days are a birth date.
    update deadline set due_at = started_at, rule = '', explanation = ''
    where case_id = next.id and kind in ('turned12', 'turned18');
  end if;
  return 'moved';
end $$;
`;
