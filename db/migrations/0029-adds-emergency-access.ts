import { sql, type Kysely } from 'kysely';

/**
 * Somebody without a slot opens one case in an emergency: who, why, until when, and what the CLB says of it afterwards. And
 * what an access manager needs to look through the audit of the own organisation: pages by key, and marks beside the rows,
 * which themselves are never touched.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...emergencies, ...reviews]) await sql.raw(statement).execute(db);
}

/** Whether an access holds now. A coordinator's needs the secrecy of the network's coordinators, for as long as it lasts. */
const holds = `
create function emergency_holds(e emergency_access) returns boolean language sql stable as $$
  select e.ended_at is null and e.until_at > app_now() and (e.capacity <> 'coordinator' or exists (
    select from cases c join network n on n.id = c.network_id
    where c.id = e.case_id and n.coordinators_secret_on is not null)) $$`;

/** As `reader_rights`: it looks at rows that the reader may not see yet, so it runs as the owner, and answers yes or no. */
const readerEmergency = `
create function reader_emergency(wanted uuid) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare
  asking text := nullif(current_setting('aanzet.member', true), '');
begin
  return asking is not null and exists (
    select from emergency_access e where e.member_id = asking and e.case_id = wanted and emergency_holds(e));
end $$`;

/**
 * The move that opens or judges an access, with its row: all or nothing. Whoever opens one is a member at work of the
 * case's own network in a capacity that may; that is asked here again, whatever was decided before.
 */
const commit = `
create function commit_emergency(move jsonb) returns text language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  opened emergency_access := jsonb_populate_record(null::emergency_access, move -> 'emergency');
  moved_at timestamptz := (move ->> 'at')::timestamptz;
  judged emergency_access;
  earlier int;
  outcome text;
begin
  if move ? 'emergency' and not exists (
    select from member m join organisation o on o.id = m.organisation_id
      join cases c on c.id = opened.case_id and c.network_id = o.network_id join network n on n.id = c.network_id
    where m.id = opened.member_id and m.organisation_id = opened.organisation_id and m.capacity = opened.capacity
      and works(m) and not c.final and c.id = (move -> 'case' ->> 'id')::uuid
      and m.id = move -> 'actor' ->> 'memberId'
      and (m.capacity in ('clb', 'provider', 'facilitator', 'youthCare')
        or (m.capacity = 'coordinator' and n.coordinators_secret_on is not null))) then
    return 'forbidden';
  end if;
  outcome := commit_move(move);
  if outcome <> 'moved' then return outcome; end if;
  if move ? 'emergency' then
    select count(*) into earlier from emergency_access e
    where e.member_id = opened.member_id
      and (e.from_at > moved_at - interval '1 day' or (e.case_id = opened.case_id and e.from_at > moved_at - interval '30 days'));
    insert into emergency_access select opened.*;
    -- A second time is somebody's to look at: it stands in the audit, and is shown to the access managers from there.
    if earlier > 0 then
      insert into audit (id, at, actor, organisation_id, capacity, case_id, action, outcome, about, purpose)
      values (gen_random_uuid(), moved_at, opened.member_id, opened.organisation_id, opened.capacity, opened.case_id,
        'emergencyRepeated', 'done', opened.organisation_id, (earlier + 1)::text);
    end if;
  end if;
  if move ? 'reviews' then
    update emergency_access e set reviewed_at = moved_at, justified = (move -> 'reviews' ->> 'justified')::boolean,
      ended_at = case when (move -> 'reviews' ->> 'justified')::boolean or e.until_at <= moved_at then e.ended_at
        else coalesce(e.ended_at, moved_at) end
    where e.id = (move -> 'reviews' ->> 'id')::uuid and e.case_id = (move -> 'case' ->> 'id')::uuid
      and e.reviewed_at is null
    returning * into judged;
    if judged.id is null then
      raise exception 'this access was reviewed by somebody else' using errcode = 'AZ002';
    end if;
    if not judged.justified then
      insert into audit (id, at, actor, organisation_id, capacity, case_id, action, outcome, about, purpose)
      values (gen_random_uuid(), moved_at, judged.member_id, judged.organisation_id, judged.capacity, judged.case_id,
        'emergencyUnjustified', 'done', judged.organisation_id, judged.reason);
    end if;
  end if;
  return outcome;
end $$`;

const emergencies = [
  `create table emergency_access (
    id uuid primary key, case_id uuid not null references cases (id), member_id text not null references member (id),
    organisation_id text not null references organisation (id), capacity text not null, reason text not null,
    proof text not null check (proof in ('login', 'code', 'demo')), from_at timestamptz not null,
    until_at timestamptz not null, ended_at timestamptz, reviewed_at timestamptz, justified boolean,
    check (until_at > from_at and until_at <= from_at + interval '60 minutes'),
    check ((reviewed_at is null) = (justified is null)))`,
  `comment on table emergency_access is
    'Somebody without a slot reads one case for at most an hour; what was said beside the reason is sealed in its event'`,
  `comment on column emergency_access.proof is 'How it was proved anew who asks: at the provider, by a code, or in the demonstration by nothing'`,
  `comment on column emergency_access.ended_at is 'When somebody ended it; what ran out by itself has none'`,
  `comment on column emergency_access.justified is 'What the CLB said of it afterwards'`,
  'create index emergency_access_by_member on emergency_access (member_id, from_at)',
  'create index emergency_access_by_case on emergency_access (case_id)',
  'alter table network add column coordinators_secret_on date, add column coordinators_secret_by text',
  `comment on column network.coordinators_secret_on is
    'Since when the professional secrecy of this network''s coordinators is settled; null: not, and then no emergency is theirs'`,
  `comment on column network.coordinators_secret_by is 'Who settled it, as it was recorded'`,
  holds,
  `comment on function emergency_holds is 'Whether somebody may read a case by this emergency now'`,
  readerEmergency,
  `comment on function reader_emergency(uuid) is 'Whether whoever the transaction reads for opened this case in an emergency'`,
  commit,
  `comment on function commit_emergency is 'The entry of commit_move for what opens or judges an emergency access'`,
];

const reviews = [
  // A page costs the same at any number of rows; the last two hold few of them.
  'create index audit_of_organisation on audit (organisation_id, at desc, id desc)',
  'create index audit_of_member on audit (organisation_id, actor, at desc, id desc)',
  `create index audit_refused on audit (organisation_id, at desc, id desc) where outcome = 'refused'`,
  `create index audit_of_emergencies on audit (organisation_id, at desc, id desc)
    where action like 'emergency%' or purpose like '%emergency:%'`,
  `create index audit_alarms on audit (organisation_id, at desc)
    where action in ('volumeAlarm', 'emergencyRepeated', 'emergencyUnjustified')`,
  `create table audit_review (
    id uuid primary key, audit_id uuid not null, at timestamptz not null,
    member_id text not null references member (id), name text not null, note text not null)`,
  `comment on table audit_review is 'An access manager looked at a row of the audit; written once, never changed'`,
  'create index audit_review_of_row on audit_review (audit_id)',
];
