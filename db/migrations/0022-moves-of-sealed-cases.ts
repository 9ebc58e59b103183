import { sql, type Kysely } from 'kysely';

/** The writers of cases on the sealed columns. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    commitMove('create or replace'),
    commitMoves('create'),
    `comment on function commit_moves is
      'The set entry of commit_move: many moves of as many cases in one call, each with its own outcome'`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** One plan for all calls, and none that reads a whole table. */
const plannedByIndex = `set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
  set plan_cache_mode = force_generic_plan`;

/**
 * The writer of cases, as before, with sealed columns; an erased case loses its key. `more` names columns of `cases` that
 * came later.
 */
export const commitMove = (create: string, more: readonly string[] = []): string => `
${create} function commit_move(move jsonb) returns text language plpgsql ${plannedByIndex} as $$
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
      subject = next.subject, subject_mark = next.subject_mark, head_hash = next.head_hash, closed_at = next.closed_at${more.map((column) => `, ${column} = next.${column}`).join('')}
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
    update cases set wrapped_key = null where id = next.id;
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
end $$`;

/** The set entry, as before, with the same changes. */
export const commitMoves = (create: string, more: readonly string[] = []): string => `
${create} function commit_moves(
  moves json, case_rows json, event_rows json, audit_rows json, command_rows json, fired json, ended_slots json,
  slot_rows json, ended_deadlines json, changed_deadlines json, deadline_rows json, ended_ledger json, ledger_rows json,
  section_rows json, copies json, withdrawn json, notice_rows json, outbox_rows json, erased uuid[]
) returns text[] language plpgsql ${plannedByIndex} as $$
declare
  ids uuid[];
  outcomes text[];
  accepted uuid[];
  answered uuid[];
begin
  ids := array(select (m ->> 'case_id')::uuid from json_array_elements(moves) m);
  perform from cases where id = any(ids) order by id for no key update;

  -- A new statement sees what was committed while this one waited for the locks. Each limit keeps the planner from reading
  -- whole tables to look up a few rows.
  outcomes := array(
    select case
      when m.actor_kind = 'member' and (
        select true from slot s where s.case_id = m.case_id and s.until_at is null
          and s.slot = m.actor_slot and s.organisation_id = m.actor_organisation_id limit 1) is null
        and (m.actor_slot <> 'coordinator' or (
          select true from member w join organisation o on o.id = w.organisation_id
          where w.id = m.actor_member_id and w.capacity = 'coordinator' and o.network_id = m.network_id limit 1) is null)
        then 'forbidden'
      when c.id is null then 'stale'
      -- Drafts save while the case stands still: what is handed in must be what the machine took for complete.
      when m.hands_in is not null and (
        select true from form_section f where f.case_id = m.case_id and f.section = m.hands_in and not f.complete limit 1)
        then 'stale'
      when m.fires is not null and (
        select true from deadline d where d.id = m.fires and d.case_id = m.case_id
          and d.fired_at is null and d.ended_at is null and d.paused_at is null limit 1) is null then 'notDue'
      else 'moved' end
    from json_to_recordset(moves) as m(n int, case_id uuid, revision int, network_id text, actor_kind text,
      actor_slot text, actor_organisation_id text, actor_member_id text, hands_in text, fires uuid)
    left join cases c on c.id = m.case_id and c.revision = m.revision - 1
    order by m.n);
  accepted := array(select id from unnest(ids, outcomes) o(id, outcome) where outcome = 'moved');

  if command_rows is not null then
    with kept as (
      insert into command select * from json_populate_recordset(null::command, command_rows) k
      where k.case_id = any(accepted) order by k.actor, k.key on conflict do nothing returning case_id)
    select array_agg(k.case_id) into answered
    from json_to_recordset(command_rows) as k(case_id uuid)
    where k.case_id = any(accepted) and k.case_id not in (select case_id from kept);
    -- Somebody was faster with the same key: its answer is found when the case is loaded again.
    if answered is not null then
      outcomes := array(select case when o.id = any(answered) then 'stale' else o.outcome end
        from unnest(ids, outcomes) with ordinality o(id, outcome, n) order by n);
      accepted := array(select id from unnest(accepted) id where id <> all(answered));
    end if;
  end if;

  update cases c set revision = n.revision, stage = n.stage, state = n.state, final = n.final,
    stage_since = n.stage_since, holder_slot = n.holder_slot, holder_organisation_id = n.holder_organisation_id,
    co_holder_slot = n.co_holder_slot, no_clock_reason = n.no_clock_reason, next_due_at = n.next_due_at,
    clock_stopped_at = n.clock_stopped_at, clock_stopped_reason = n.clock_stopped_reason,
    subject = n.subject, subject_mark = n.subject_mark, head_hash = n.head_hash, closed_at = n.closed_at${more.map((column) => `, ${column} = n.${column}`).join('')}
  from json_populate_recordset(null::cases, case_rows) n where c.id = n.id and n.id = any(accepted);

  if fired is not null then
    update deadline d set fired_at = f.at
    from json_to_recordset(fired) as f(case_id uuid, id uuid, at timestamptz)
    where d.id = f.id and f.case_id = any(accepted);
  end if;
  if ended_slots is not null then
    update slot s set until_at = e.at
    from json_to_recordset(ended_slots) as e(case_id uuid, id uuid, at timestamptz)
    where s.id = e.id and e.case_id = any(accepted);
  end if;
  if slot_rows is not null then
    insert into slot select * from json_populate_recordset(null::slot, slot_rows) r where r.case_id = any(accepted);
  end if;
  if ended_deadlines is not null then
    update deadline d set ended_at = e.at
    from json_to_recordset(ended_deadlines) as e(case_id uuid, id uuid, at timestamptz)
    where d.case_id = e.case_id and d.ended_at is null and (d.id = e.id or d.parent_id = e.id)
      and e.case_id = any(accepted);
  end if;
  if changed_deadlines is not null then
    update deadline d set due_at = c.due_at, explanation = c.explanation, paused_at = c.paused_at, kept = c.kept
    from json_populate_recordset(null::deadline, changed_deadlines) c
    where c.id = d.id and d.case_id = c.case_id and c.case_id = any(accepted);
  end if;
  if deadline_rows is not null then
    insert into deadline select * from json_populate_recordset(null::deadline, deadline_rows) r
    where r.case_id = any(accepted);
  end if;
  if ended_ledger is not null then
    update ledger l set until_at = e.at
    from json_to_recordset(ended_ledger) as e(case_id uuid, at timestamptz)
    where l.case_id = e.case_id and l.until_at is null and e.case_id = any(accepted);
  end if;
  if ledger_rows is not null then
    -- Only the time before the registration can be told twice: it began with the earliest that was told.
    insert into ledger select * from json_populate_recordset(null::ledger, ledger_rows) r where r.case_id = any(accepted)
    on conflict (case_id, seq) do update set from_at = least(ledger.from_at, excluded.from_at);
  end if;
  if section_rows is not null then
    insert into form_section select * from json_populate_recordset(null::form_section, section_rows) r
    where r.case_id = any(accepted)
    on conflict (case_id, section) do update set answers = excluded.answers, revision = form_section.revision + 1,
      complete = excluded.complete, saved_at = excluded.saved_at, saved_by = excluded.saved_by;
  end if;
  insert into event select * from json_populate_recordset(null::event, event_rows) r where r.case_id = any(accepted);
  if copies is not null then
    -- Under the lock on the case, so that no draft slips between what is frozen and what is shown.
    insert into form_copy (case_id, seq, slot, organisation_id, at, form_version, content)
    select c.case_id, c.seq, c.slot, c.organisation_id, c.at, c.form_version, (
      select jsonb_object_agg(f.section, coalesce((
        select jsonb_object_agg(a.key, a.value) from jsonb_each(f.answers) a where c.fields -> f.section ? a.key), '{}'))
      from form_section f where f.case_id = c.case_id)
    from json_to_recordset(copies) as c(case_id uuid, seq int, slot text, organisation_id text, at timestamptz,
      form_version int, fields jsonb)
    where c.case_id = any(accepted) and exists (select from form_section f where f.case_id = c.case_id);
  end if;
  if withdrawn is not null then
    update attachment a set content = null, withdrawn_at = w.at, withdrawn_by = w.by, withdrawn_reason = w.reason
    from json_to_recordset(withdrawn) as w(case_id uuid, id uuid, at timestamptz, by text, reason text)
    where a.id = w.id and a.case_id = w.case_id and w.case_id = any(accepted);
  end if;
  if notice_rows is not null then
    insert into notice select * from json_populate_recordset(null::notice, notice_rows) r where r.case_id = any(accepted);
  end if;
  if outbox_rows is not null then
    insert into outbox select * from json_populate_recordset(null::outbox, outbox_rows) r where r.case_id = any(accepted);
  end if;
  insert into audit select * from json_populate_recordset(null::audit, audit_rows) r where r.case_id = any(accepted);
  if erased is not null then
    accepted := array(select id from unnest(accepted) id where id = any(erased));
    update cases set wrapped_key = null where id = any(accepted);
    update event set payload = null where case_id = any(accepted);
    update form_section set answers = '{}', complete = false where case_id = any(accepted);
    update form_copy set content = '{}' where case_id = any(accepted);
    update attachment set content = null, title = '', sha256 = '', withdrawn_reason = null where case_id = any(accepted);
    update slot set person_name = null where case_id = any(accepted);
    -- These days are a birth date.
    update deadline set due_at = started_at, rule = '', explanation = ''
    where case_id = any(accepted) and kind in ('turned12', 'turned18');
  end if;
  return outcomes;
end $$`;
