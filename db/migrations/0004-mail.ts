import { sql, type Kysely } from 'kysely';

/** Mails about notices: one per notice and receiver, with how far it came. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `alter table notice add column mail_state text`,
    // Nobody expects a mail about what happened before there were mails.
    `update notice set mail_state = 'off'`,
    `create index notice_to_mail on notice (at) where mail_state is null`,
    `comment on column notice.mail_state is 'Empty until the relay saw it; planned, off (no mail set up) or nobody (no address)'`,
    `create table mail (
       notice_id uuid not null references notice on delete cascade, member_id text not null references member,
       state text not null, attempts int not null default 0, next_at timestamptz not null, failure text,
       confirmed_at timestamptz, primary key (notice_id, member_id))`,
    `create index mail_waiting on mail (next_at) where state in ('planned', 'attempted')`,
    `comment on table mail is 'A mail per notice and receiver: planned, attempted, confirmed, dead (given up) or dropped; no content'`,
    `comment on column mail.next_at is 'When it may be tried; of an attempted one: when its sender counts as dead'`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
