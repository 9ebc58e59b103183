import { sql, type Kysely } from 'kysely';

/**
 * Login by an identity provider: whose login it is, sessions that know how sure one is of who sits there, and what is
 * remembered of a sign-in while somebody is on the way to the provider and back.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table login (
       id text primary key, person_id uuid not null references person, organisation_id text references organisation,
       bound_at timestamptz not null, bound_by text not null)`,
    `comment on table login is 'A login from outside and the person behind it'`,
    `comment on column login.id is
       'A mark of issuer, subject and organisation under a key that is not in the database: the subject stands nowhere'`,
    `comment on column login.organisation_id is
       'The one whose memberships it opens, where the provider says for which organisation somebody comes; null: all'`,
    `comment on column login.bound_by is 'The membership by whose code or session it was bound'`,
    'create index login_of_person on login (person_id)',
    `create table sign_in_attempt (
       id text primary key, data jsonb not null, expires_at timestamptz not null)`,
    `comment on table sign_in_attempt is
       'A sign-in under way: the hash of what the browser holds, used up at the next step; by the real clock'`,
    'alter table session add column level text, add column login_id text, add column browser text',
    `comment on column session.level is 'How sure one is of who sits there: low, substantial or high; null: low'`,
    `comment on column session.login_id is 'The login that opened it; null: a code, a link or a persona'`,
    `comment on column session.browser is 'Coarsely, for its owner to know it again: firefox windows'`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
