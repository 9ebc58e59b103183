import { sql, type Kysely } from 'kysely';

/**
 * What each running sweep has in hand. A process that was killed leaves its row behind, so that what it had in hand can
 * be tried one by one: a deadline that kills its worker is then found, and holds up no other.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table sweep_batch (
       id uuid primary key, deadline_ids uuid[] not null, held_until timestamptz not null)`,
    `comment on table sweep_batch is
       'Deadlines that a sweep has in hand; once its time is over its process died, and they are tried one by one'`,
    `comment on column sweep_batch.held_until is 'By the clock itself, not by app_now(): the demonstration jumps'`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
