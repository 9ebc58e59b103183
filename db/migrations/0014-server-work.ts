import { sql, type Kysely } from 'kysely';

/**
 * What the relay of effects needs to try again and to give up, and the quarantine of effects after a backup was put
 * back: what waited then may have been sent already, so a person decides.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `alter table outbox add column retry_at timestamptz, add column given_up_at timestamptz`,
    `drop index outbox_waiting`,
    `create index outbox_waiting on outbox (topic, at) where done_at is null and given_up_at is null`,
    `comment on column outbox.attempts is 'Also the fencing token: a late holder''s answer no longer fits'`,
    `comment on column outbox.leased_until is 'When the process that took it counts as dead'`,
    `comment on column outbox.given_up_at is 'After the last attempt; only a person brings it back'`,
    `create table quarantine (
       id uuid primary key, restored_at timestamptz not null, backup_at timestamptz,
       decided_at timestamptz, decided_by text, decision text check (decision in ('send', 'drop')))`,
    `create unique index quarantine_open_once on quarantine ((true)) where decided_at is null`,
    `comment on table quarantine is
       'A backup was put back: effects outside wait until a person lets them go or drops what is older than that'`,
    `comment on column quarantine.backup_at is 'The last move that the backup holds'`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
