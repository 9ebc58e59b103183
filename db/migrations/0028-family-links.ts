import { sql, type Kysely } from 'kysely';

/**
 * Personal links that people really get: a token and a code as hashes only, a name that is sealed, an end, and who made
 * it. Links of before were of a demonstration.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...links, worksNow, ...reader, ...commit]) await sql.raw(statement).execute(db);
}

const links = [
  'alter table personal_link drop column person',
  `alter table personal_link add column token_hash text unique, add column name text,
     add column made_at timestamptz not null default app_now(), add column made_by text,
     add column expires_at timestamptz not null default app_now() + interval '1 year',
     add column code_mark text, add column code_wrong int not null default 0, add column used_at timestamptz`,
  `comment on table personal_link is
     'A pupil or parent without account: one case, one slot, one person; alone it shows where the case stands'`,
  `comment on column personal_link.name is 'Of whom it is for, sealed'`,
  `comment on column personal_link.code_mark is
     'Of the code that is told in person, under a key that is not in the database; null: it was never given, or is locked'`,
  `comment on column personal_link.code_wrong is 'Wrong codes since the last right one; at five it is locked'`,
  `comment on column personal_link.used_at is 'When it was last opened, alone or with the code'`,
  'create index personal_link_of_case on personal_link (case_id)',
  'create unique index personal_link_once on personal_link (case_id, slot) where revoked_at is null and token_hash is not null',
];

const worksNow = `create function link_works(l personal_link) returns boolean language sql stable as $$
  select l.revoked_at is null and l.expires_at > app_now()
    and not exists (select from cases c where c.id = l.case_id and c.final) $$`;

/** As before, and: a link ends with its time and with its case, and its session when nobody does anything for 20 minutes. */
const reader = [
  `comment on function link_works(personal_link) is 'Whether a personal link opens anything now'`,
  `create or replace function find_reader(token_hash text) returns jsonb language plpgsql stable as $$
begin
  return (
    select jsonb_build_object('memberId', m.id, 'memberName', m.name, 'capacity', m.capacity, 'organisationId', o.id,
      'organisationName', o.name, 'organisationKind', o.kind, 'linkId', l.id, 'caseId', l.case_id, 'slot', l.slot,
      'networkId', n.id, 'networkName', n.name, 'productName', n.product_name,
      'stale', s.seen_at < clock_timestamp() - interval '1 minute')
    from session s
    left join member m on m.id = s.data ->> 'memberId' and works(m)
    left join organisation o on o.id = m.organisation_id
    left join personal_link l on l.id = s.data ->> 'linkId' and link_works(l)
      and s.seen_at > clock_timestamp() - interval '20 minutes'
    left join cases c on c.id = l.case_id
    left join network n on n.id = coalesce(o.network_id, c.network_id)
    where s.id = find_reader.token_hash and s.expires_at > clock_timestamp() and s.seen_at > clock_timestamp() - interval '2 hours');
end $$`,
];

/** The functions that commit ask for the slot of a member; of a link this asks, in the same transaction. */
const commit = [
  `create function link_may_act() returns trigger language plpgsql as $$
begin
  if not exists (select from personal_link l where l.id = new.actor_member_id and l.case_id = new.case_id
      and l.slot = new.actor_slot and l.revoked_at is null and l.expires_at > app_now()) then
    raise exception 'link % works no longer', new.actor_member_id using errcode = 'AZ003';
  end if;
  return new;
end $$`,
  `comment on function link_may_act() is 'Refuses what is recorded by a personal link that was revoked or ran out'`,
  `create trigger link_may_act before insert on event for each row when (new.actor_kind = 'link')
     execute function link_may_act()`,
];
