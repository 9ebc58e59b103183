import { sql } from 'kysely';
import type { Database, Db, Trx } from './database.ts';
import { readingRole, secureRows, type RowPolicy } from './row-security.ts';

/** What the application's own role may do beyond reading: by table, everything else is insert and update. */
const rights: Record<string, string> = {
  // Written once and never changed.
  audit: 'select, insert',
  audit_block: 'select, insert',
  audit_review: 'select, insert',
  kysely_migration: 'select',
  kysely_migration_lock: 'select',
  // Rows that come and go.
  session: 'select, insert, update, delete',
  login: 'select, insert, update, delete',
  sign_in_attempt: 'select, insert, update, delete',
  form_version: 'select, insert, update, delete',
  deadline_failure: 'select, insert, update, delete',
  sweep_batch: 'select, insert, update, delete',
};
const usual = 'select, insert, update';

/** The schema of BullMQ where it runs on PostgreSQL; its rows come and go. */
const queueSchema = 'bullmq';

export interface ApplicationLogin {
  role: string;
  password: string;
}

/** The login that an address names. Throws where it names none. */
export function loginOf(url: string): ApplicationLogin {
  const { username, password } = new URL(url);
  if (username === '') throw new Error('DATABASE_URL must name the role that the application logs in as');
  return { role: decodeURIComponent(username), password: decodeURIComponent(password) };
}

/**
 * Gives the application's role the rights that it needs on the migrated schema and takes all others; makes the role
 * where it does not exist. To be run as the owner after every migration.
 */
export async function grantApplication(
  { kysely }: Database,
  login: ApplicationLogin,
  policies: readonly RowPolicy[],
): Promise<void> {
  await kysely.transaction().execute(async (trx) => {
    // Two that grant at the same moment: the second would fail ("tuple concurrently updated").
    await sql`select pg_advisory_xact_lock(hashtext('aanzet.grantApplication'))`.execute(trx);
    await makeRole(trx, login);
    const role = sql.id(login.role);
    await sql`grant usage on schema public to ${role}`.execute(trx);
    await sql`revoke create on schema public from ${role}`.execute(trx);
    for (const table of await tablesIn(trx, 'public')) {
      await sql`revoke all on ${sql.id('public', table)} from ${role}`.execute(trx);
      await sql`grant ${sql.raw(rights[table] ?? usual)} on ${sql.id('public', table)} to ${role}`.execute(trx);
    }
    await sql`grant execute on all functions in schema public to ${role}`.execute(trx);
    await grantQueue(trx, role);
    await secureRows(trx, login.role, policies);
  });
}

async function makeRole(trx: Trx, { role, password }: ApplicationLogin): Promise<void> {
  const { rows } = await sql`select from pg_roles where rolname = ${role}`.execute(trx);
  if (rows.length > 0) return;
  await sql`create role ${sql.id(role)} login nosuperuser nocreatedb nocreaterole nobypassrls
    ${password === '' ? sql`` : sql`password ${sql.lit(password)}`}`.execute(trx);
}

async function grantQueue(trx: Trx, role: ReturnType<typeof sql.id>): Promise<void> {
  const { rows } = await sql`select from pg_namespace where nspname = ${queueSchema}`.execute(trx);
  if (rows.length === 0) return;
  const schema = sql.id(queueSchema);
  await sql`grant usage on schema ${schema} to ${role}`.execute(trx);
  await sql`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`.execute(trx);
  await sql`grant usage on all sequences in schema ${schema} to ${role}`.execute(trx);
  await sql`grant execute on all functions in schema ${schema} to ${role}`.execute(trx);
}

async function tablesIn(trx: Trx, schema: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = ${schema}::regnamespace and relkind in ('r', 'p', 'v')
    order by relname`.execute(trx);
  return rows.map(({ name }) => name);
}

/** What the session's role could do that the application must not be able to. */
export interface RolePowers {
  role: string;
  superuser: boolean;
  bypassesRowSecurity: boolean;
  /** Reads for readers through a role of their own. */
  reads: boolean;
  /** Owns the database, the schema or a table in it, itself or through another role. */
  owner: boolean;
}

/** Looks at the role that logged in, not at one that it may have taken on since. */
export async function readRolePowers(db: Db): Promise<RolePowers> {
  const { rows } = await sql<RolePowers>`
    select r.rolname as role, r.rolsuper as superuser, r.rolbypassrls as "bypassesRowSecurity",
      coalesce((select pg_has_role(r.oid, p.oid, 'member') from pg_roles p where p.rolname = r.rolname || ${readingRole('')}), false)
        as reads,
      pg_has_role(r.oid, d.datdba, 'member') or exists (
        select from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
          and pg_has_role(r.oid, c.relowner, 'member')) as owner
    from pg_roles r, pg_database d where r.rolname = session_user and d.datname = current_database()`.execute(db);
  const [powers] = rows;
  if (powers === undefined) throw new Error('The role that logged in is not known to the database');
  return powers;
}
