import { sql, type Kysely } from 'kysely';

/** Deadlines that could not be fired: tried again later, and after a number of attempts put aside in sight. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table deadline_failure (
       deadline_id uuid primary key references deadline on delete cascade, attempts int not null, reason text not null,
       failed_at timestamptz not null, retry_at timestamptz)`,
    `create index deadline_failure_waiting on deadline_failure (retry_at) where retry_at is not null`,
    `comment on table deadline_failure is
       'Deadlines that could not be fired; without retry_at: given up, the deadline stays visible as late'`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
