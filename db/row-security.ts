import { sql } from 'kysely';
import type { Trx } from './database.ts';

/** Which rows of a table somebody reads who reads for one reader. */
export interface RowPolicy {
  table: string;
  /** SQL over the columns of the table; null: none at all. */
  using: string | null;
}

/** The role that reads for readers: it cannot log in, and holds no right but to read. */
export const readingRole = (role: string): string => `${role}_reader`;

/** What every reader may look up: no word about a case stands in it. */
const lookedUp = [
  'network',
  'organisation',
  'member',
  'offer',
  'afsprakenkader',
  'form_version',
  'setting',
  'kysely_migration',
];

/**
 * The second lock on reading (decision 0016). Rows of these tables are seen by the application's own role, which writes
 * them, and by the role that reads for a reader only where the policy says so. Without a reader in the settings of the
 * transaction that is nowhere. To be run as the owner, after every migration.
 */
export async function secureRows(trx: Trx, applicationRole: string, policies: readonly RowPolicy[]): Promise<void> {
  const application = sql.id(applicationRole);
  const reading = sql.id(readingRole(applicationRole));
  const { rows } = await sql`select from pg_roles where rolname = ${readingRole(applicationRole)}`.execute(trx);
  if (rows.length === 0)
    await sql`create role ${reading} nologin nosuperuser nocreatedb nocreaterole nobypassrls`.execute(trx);
  await sql`grant ${reading} to ${application}`.execute(trx);
  await sql`grant usage on schema public to ${reading}`.execute(trx);
  await sql`grant execute on all functions in schema public to ${reading}`.execute(trx);
  await sql`revoke all on all tables in schema public from ${reading}`.execute(trx);
  for (const table of [...lookedUp, ...policies.map((policy) => policy.table)])
    await sql`grant select on ${sql.id('public', table)} to ${reading}`.execute(trx);
  for (const { table, using } of policies) {
    const name = sql.id('public', table);
    await sql`alter table ${name} enable row level security`.execute(trx);
    await sql`drop policy if exists ${sql.id(applicationRole)} on ${name}`.execute(trx);
    await sql`create policy ${sql.id(applicationRole)} on ${name} to ${application} using (true) with check (true)`.execute(
      trx,
    );
    await sql`drop policy if exists ${reading} on ${name}`.execute(trx);
    await sql`create policy ${reading} on ${name} for select to ${reading} using (${sql.raw(using ?? 'false')})`.execute(
      trx,
    );
  }
}
