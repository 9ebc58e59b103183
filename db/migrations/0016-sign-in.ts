import { sql, type Kysely } from 'kysely';

/**
 * People who sign in: a person behind memberships, one-time codes that open a session, sessions that also end when
 * nothing happens in them, and audit rows that say what they are about where it is no case.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...people, ...codes, ...sessions, ...audit]) await sql.raw(statement).execute(db);
}

const people = [
  `create table person (id uuid primary key, since timestamptz not null)`,
  `comment on table person is
    'One human being behind memberships; a login from outside hangs its subject here. Names stand with the membership'`,
  `alter table member add column person_id uuid references person, add column from_at timestamptz,
     add column until_at timestamptz`,
  `comment on table member is 'A membership: a person in one capacity of one organisation, from when until when'`,
  `comment on column member.active is 'false: ended at once, by hand; a planned end stands in until_at'`,
  `create index member_of_person on member (person_id) where person_id is not null`,
  `create function works(m member) returns boolean language sql stable as $$
     select m.active and (m.until_at is null or m.until_at > app_now()) $$`,
  `comment on function works(member) is 'Whether a membership holds now'`,
];

const codes = [
  `create table sign_in_code (
     id uuid primary key, hash text not null unique, member_id text references member, made_at timestamptz not null,
     made_by text not null, expires_at timestamptz not null, used_at timestamptz, replaced_at timestamptz)`,
  `comment on table sign_in_code is
    'One-time codes that sign a member in, as a hash; without a member: makes an administrator. By the real clock'`,
  `create unique index sign_in_code_open_once on sign_in_code (coalesce(member_id, ''))
     where used_at is null and replaced_at is null`,
];

/** As before, and: an idle session is over, and a membership holds until its end. `stale` asks for a new `seen_at`. */
const sessions = [
  `alter table session add column opened_at timestamptz not null default clock_timestamp(),
     add column seen_at timestamptz not null default clock_timestamp()`,
  `comment on column session.seen_at is 'When somebody last did something in it, to the minute'`,
  `create index session_of_member on session ((data ->> 'memberId'))`,
  `create or replace function find_reader(token_hash text) returns jsonb language plpgsql stable as $$
begin
  return (
    select jsonb_build_object('memberId', m.id, 'memberName', m.name, 'capacity', m.capacity, 'organisationId', o.id,
      'organisationName', o.name, 'organisationKind', o.kind, 'linkId', l.id, 'caseId', l.case_id, 'slot', l.slot,
      'person', l.person, 'networkId', n.id, 'networkName', n.name, 'productName', n.product_name,
      'stale', s.seen_at < clock_timestamp() - interval '1 minute')
    from session s
    left join member m on m.id = s.data ->> 'memberId' and works(m)
    left join organisation o on o.id = m.organisation_id
    left join personal_link l on l.id = s.data ->> 'linkId' and l.revoked_at is null
    left join cases c on c.id = l.case_id
    left join network n on n.id = coalesce(o.network_id, c.network_id)
    where s.id = token_hash and s.expires_at > clock_timestamp() and s.seen_at > clock_timestamp() - interval '2 hours');
end $$`,
];

const audit = [
  `alter table audit add column about text`,
  `comment on column audit.about is 'What it is about where it is no case: the id of an organisation, member or code'`,
  `create index audit_about on audit (about, at) where about is not null`,
];
