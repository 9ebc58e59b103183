import { sql, type Kysely } from 'kysely';

/** People and the agreements they work under; the cases with everything that one move writes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One statement at a time: PGlite prepares each.
  const statements = [people, cases, work, indexes, comments].join('').split(/;\n/);
  for (const statement of statements) if (statement.trim() !== '') await sql.raw(statement).execute(db);
}

const people = `
create table setting (name text primary key, value jsonb not null);
create table network (id text primary key, name text not null, product_name text not null);
create table afsprakenkader (
  network_id text not null references network, version text not null, valid_from date not null, valid_until date,
  content jsonb not null, primary key (network_id, version));
create table organisation (
  id text primary key, network_id text not null references network, kind text not null, name text not null,
  municipality text not null, closed jsonb not null default '[]', substitute_member_id text);
create table member (
  id text primary key, organisation_id text not null references organisation, name text not null, email text,
  capacity text not null, active boolean not null default true);
create table offer (
  id text primary key, organisation_id text not null references organisation, name text not null,
  subjects text[] not null, min_age int not null, max_age int not null, open boolean not null default true);
create table session (id text primary key, data jsonb not null, expires_at timestamptz not null);
`;

const cases = `
create table cases (
  id uuid primary key, number text not null unique, network_id text not null references network,
  procedure text not null, procedure_version int not null, revision int not null,
  stage text not null, state jsonb not null, final boolean not null, stage_since timestamptz not null,
  holder_slot text, holder_organisation_id text references organisation, co_holder_slot text,
  no_clock_reason text, next_due_at timestamptz, clock_stopped_at timestamptz, clock_stopped_reason text,
  subject_kind text not null, subject_name text, subject_age int, afsprakenkader_version text not null,
  head_hash text not null, opened_at timestamptz not null, closed_at timestamptz);
create table event (
  case_id uuid not null references cases, seq int not null, type text not null, at timestamptz not null,
  stage text not null, actor_kind text not null, actor_slot text, actor_organisation_id text, actor_member_id text,
  actor_name text not null, payload jsonb, payload_hash text not null, prev_hash text not null, hash text not null,
  primary key (case_id, seq));
create table slot (
  id uuid primary key, case_id uuid not null references cases, slot text not null,
  organisation_id text references organisation, member_id text references member, person_name text,
  from_at timestamptz not null, until_at timestamptz);
create table deadline (
  id uuid primary key, case_id uuid not null references cases, kind text not null, role text not null,
  parent_id uuid references deadline, level int not null default 0, told text, slot text, organisation_id text,
  of_step boolean not null, due_at timestamptz not null, started_at timestamptz not null, rule text not null,
  calendar_version text not null, explanation text not null, paused_at timestamptz, kept boolean not null default false,
  fired_at timestamptz, ended_at timestamptz);
create table ledger (
  case_id uuid not null references cases, seq int not null, stage text not null, slot text, organisation_id text,
  possession text not null, from_at timestamptz not null, until_at timestamptz, primary key (case_id, seq));
create table form_section (
  case_id uuid not null references cases, section text not null, answers jsonb not null, revision int not null,
  complete boolean not null, saved_at timestamptz not null, saved_by text not null, primary key (case_id, section));
`;

const work = `
create table command (
  actor text not null, key text not null, body_hash text not null, case_id uuid, answer jsonb not null,
  at timestamptz not null, primary key (actor, key));
create table notice (
  id uuid primary key, case_id uuid not null references cases, organisation_id text references organisation,
  member_id text references member, kind text not null, at timestamptz not null, read_at timestamptz);
create table outbox (
  id uuid primary key, case_id uuid not null, topic text not null, payload jsonb not null, at timestamptz not null,
  attempts int not null default 0, leased_until timestamptz, done_at timestamptz, failure text);
create table audit (
  id uuid primary key, at timestamptz not null, actor text not null, organisation_id text, capacity text not null,
  case_id uuid, action text not null, outcome text not null, request_id text);
create table personal_link (
  id text primary key, case_id uuid not null references cases, slot text not null, person text not null,
  revoked_at timestamptz);
create function app_now() returns timestamptz language sql stable as $$
  select date_trunc('milliseconds', clock_timestamp()) + coalesce((select (value #>> '{}')::bigint from setting where name = 'clockOffsetMs'), 0) * interval '1 millisecond'
$$;
`;

const indexes = `
create unique index slot_filled_once on slot (case_id, slot) where until_at is null;
create index slot_of_organisation on slot (organisation_id, case_id) where until_at is null;
create index cases_of_holder on cases (holder_organisation_id, next_due_at, id) where not final;
create index cases_of_network on cases (network_id, next_due_at, id) where not final;
create index deadline_due on deadline (due_at) where fired_at is null and ended_at is null and paused_at is null;
create index deadline_of_case on deadline (case_id) where ended_at is null;
create index notice_of_organisation on notice (organisation_id, at desc, id);
create index outbox_waiting on outbox (at) where done_at is null;
create index member_of_organisation on member (organisation_id);
create index organisation_of_network on organisation (network_id, kind);
create index audit_of_case on audit (case_id, at);
create index session_expiry on session (expires_at);
create unique index ledger_open_once on ledger (case_id) where until_at is null;
`;

const comments = `
comment on table setting is 'Settings of this installation, among them the offset of the demo clock';
comment on table network is 'A network Samen tegen Schooluitval: a province or Brussels';
comment on table afsprakenkader is 'What a network agreed: terms, ladders, routes; data with a validity date, never law';
comment on table organisation is 'School, CLB, PBD, provider, contact point, department; closed: its own closing days';
comment on table member is 'A person in one capacity of one organisation';
comment on table offer is 'What a provider offers, and for whom';
comment on table session is 'Signed-in browsers; deleting a row signs out at once';
comment on table cases is 'Where each case stands now; only commit_move writes here';
comment on table event is 'What happened to a case, append-only; hash chains the rows of one case, payload may be erased';
comment on table slot is 'Who fills which place in a case, from when until when; rights come from here';
comment on table deadline is 'Every clock: its instant, rule, calendar version and Dutch explanation; also reminders and ladder steps';
comment on table ledger is 'Who had the case in hand, contiguous intervals: in hand, stopped or outside';
comment on table form_section is 'The shared form: the answers of each pen, saved as a draft with its own revision';
comment on table command is 'Idempotency keys with their first answer';
comment on table notice is 'In-app inbox, the message of record; words follow from the kind';
comment on table outbox is 'Effects outside the database, written with the move that asks for them';
comment on table audit is 'Who did what to which case; no content';
comment on table personal_link is 'Persons without account: dates and stage of one case only';
comment on function app_now() is 'The clock of the database plus the stored offset (zero outside the demo)';
`;
