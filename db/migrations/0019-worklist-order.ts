import { sql, type Kysely } from 'kysely';

/**
 * Indexes in the order of the worklist: by the next deadline, what has none last. The order that a query asks must be the
 * index's own words, or it sorts everything first; the plain columns that were indexed until now were not.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const due = `coalesce(next_due_at, timestamptz '9999-12-31 00:00:00+00')`;
  const statements = [
    'drop index cases_of_holder',
    `create index cases_of_holder on cases (holder_organisation_id, (${due}), id) where not final`,
    // With what the counts above the list ask, so that they need not read the cases themselves.
    `create index cases_by_due on cases ((${due}), id) include (next_due_at, holder_organisation_id, holder_slot)
      where not final`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
