import { sql, type Kysely } from 'kysely';

/**
 * A person may let given-up work be tried again. Attempts go on counting, because they are the fencing token; what was
 * forgiven is subtracted where they are counted against the most that are made.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['outbox', 'mail', 'digest']) {
    await sql.raw(`alter table ${table} add column forgiven int`).execute(db);
    await sql
      .raw(
        `comment on column ${table}.forgiven is 'Attempts before a person let it be tried again; they count no more'`,
      )
      .execute(db);
  }
}
