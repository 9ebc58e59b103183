import { sql, type Kysely } from 'kysely';

/**
 * The set entries again, for speed alone. PostgreSQL plans a function's statements for the tables that it sees: on a few
 * thousand cases it read whole tables and joined them by hash, and every later move paid for the dead rows as well. Here
 * each row is found through its index, whatever the size of the table. The lists come as parameters of their own, because
 * taking one document apart cost 38 microseconds a move.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    'drop function commit_moves(json)',
    commitMoves,
    `comment on function commit_moves is
      'The set entry of commit_move: many moves of as many cases in one call, each with its own outcome'`,
    'drop function load_case(uuid, text, text)',
    `alter function load_cases(uuid[], text[], text[]) ${plannedByIndex}`,
    `comment on function load_cases is
      'Everything that a move needs to know of some cases, at one instant; the rows of each kind in one list'`,
    `alter function commit_move(jsonb) ${plannedByIndex}`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** One plan for all calls, and none that reads a whole table. */
const plannedByIndex = `set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
  set plan_cache_mode = force_generic_plan`;

/**
 * The parameters are rows of all the moves, under the names of the tables; no case may be in them twice. Answers an outcome
 * for each of `moves`, in their order, as `commit_move` does for one: moved, stale, notDue, forbidden. Only rows of moves
 * that may be made are written. Any other trouble is an exception, and nothing is written.
 *
 * Locks are taken in one order (cases by id, then keys), so that batches that meet wait for each other and never in a
 * circle.
 */
const commitMoves = `
create function commit_moves(
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
    subject_name = n.subject_name, subject_age = n.subject_age, head_hash = n.head_hash, closed_at = n.closed_at
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
