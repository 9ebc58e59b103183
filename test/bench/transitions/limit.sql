-- The limit that the engine is measured against: the rows of one move, written by one call, and nothing else.
-- No case is read, nothing is decided, checked, counted or hashed. `rows-written.test.ts` proves that a call writes as
-- many rows into every table as the engine does for the same move.

create sequence limit_ids;

-- Ids that grow, as the engine's do: random ones would scatter over the indexes and slow the limit down.
create function limit_id() returns uuid language sql volatile as
  $$ select lpad(to_hex(nextval('limit_ids')), 32, '0')::uuid $$;

create function limit_move(n bigint, next_state jsonb, event_payload jsonb) returns integer language plpgsql as $$
declare
  this uuid := lpad(to_hex(n), 32, '0')::uuid;
  moved_at timestamptz := app_now();
  some_hash text := repeat('0', 64);
  term uuid := limit_id();
  moved record;
begin
  update cases set revision = revision + 1, state = next_state, stage_since = moved_at,
    stage = case stage when 'pathwayRunning' then 'awaitingAdjustment' else 'pathwayRunning' end,
    next_due_at = moved_at + interval '14 days', head_hash = some_hash
  where id = this returning revision, stage, number into moved;

  -- The clock of the step ends with its reminder, the clock of the next step starts with its own.
  update deadline set ended_at = moved_at where case_id = this and of_step and ended_at is null;
  insert into deadline (id, case_id, kind, role, parent_id, level, slot, organisation_id, of_step, due_at, started_at,
    rule, calendar_version, explanation, kept)
  values
    (term, this, 'pathwayCheck', 'term', null, 0, 'provider', 'provider', true, moved_at + interval '14 days', moved_at,
      '42 kalenderdag', 'voorbeeld-1/be-vl-2026.1+0', '42 kalenderdagen vanaf 16/11/2026: tot en met 28/12/2026', false),
    (limit_id(), this, 'pathwayCheck', 'reminder', term, 1, 'provider', 'provider', true, moved_at + interval '7 days',
      moved_at, '42 kalenderdag', 'voorbeeld-1/be-vl-2026.1+0',
      '42 kalenderdagen vanaf 16/11/2026: tot en met 28/12/2026', false);

  update ledger set until_at = moved_at where case_id = this and until_at is null;
  insert into ledger (case_id, seq, stage, slot, organisation_id, possession, from_at)
  values (this, moved.revision, moved.stage, 'provider', 'provider', 'inHand', moved_at);

  insert into event (case_id, seq, type, at, stage, actor_kind, actor_slot, actor_organisation_id, actor_member_id,
    actor_name, payload, payload_hash, prev_hash, hash)
  values (this, moved.revision, 'adjustmentAgreed', moved_at, moved.stage, 'member', 'provider', 'provider',
    'provider-member', 'Gil Werf, De Werf', event_payload, some_hash, some_hash, some_hash);

  insert into notice (id, case_id, organisation_id, member_id, kind, at)
  values (limit_id(), this, 'clb', null, 'adjustmentAgreed', moved_at);

  insert into command (actor, key, body_hash, case_id, answer, at)
  values ('provider-member', limit_id()::text, some_hash, this,
    jsonb_build_object('id', this, 'number', moved.number, 'revision', moved.revision, 'stage', moved.stage), moved_at);

  insert into audit (id, at, actor, organisation_id, capacity, case_id, action, outcome, request_id)
  values (limit_id(), moved_at, 'provider-member', 'provider', 'provider', this, 'adjustmentAgreed', 'done', 'bench');
  return moved.revision;
end $$;
