import { sql, type Kysely } from 'kysely';

/** Which mails a member wants, and overviews: one mail that counts what waited for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table mail_choice (
       member_id text not null references member, topic text not null,
       choice text not null check (choice in ('direct', 'digest', 'none')), primary key (member_id, topic))`,
    `comment on table mail_choice is 'How a member wants mail about a topic: at once, in the overview of the day, or none; no row: as usual for that topic'`,
    `create table digest (
       member_id text not null references member, at timestamptz not null, state text not null,
       attempts int not null default 0, next_at timestamptz not null, failure text, confirmed_at timestamptz,
       primary key (member_id, at))`,
    `create index digest_waiting on digest (next_at) where state in ('planned', 'attempted')`,
    `comment on table digest is 'An overview mail per member and moment: planned, attempted, confirmed, dead (given up) or dropped; no content'`,
    `alter table mail add column digest_at timestamptz`,
    `create index mail_for_digest on mail (member_id) where state = 'collected'`,
    `create index mail_in_digest on mail (member_id, digest_at) where digest_at is not null`,
    `comment on column mail.digest_at is 'The overview that counts this one (state digested); one that waits for an overview is collected'`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
