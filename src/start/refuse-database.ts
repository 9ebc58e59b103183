import { readRolePowers } from '../../db/application-role.ts';
import type { Database, Db } from '../../db/database.ts';
import { readingRole } from '../../db/row-security.ts';
import { pendingMigrations } from '../../db/migrate.ts';
import { isOfNewerRelease, procedures } from '../../machines/registry.ts';
import { contentOf, demoIsReady } from '../demo/demo-marks.ts';
import { refuseFor } from './cannot-start.ts';

const useMigrate = 'Run npm run migrate with DATABASE_OWNER_URL; it makes the role that DATABASE_URL names.';

/**
 * Refuses a server's database when the role that logs in could do what the application must not be able to, or when the
 * schema is not of this version.
 * @throws CannotStart, NewerDatabase
 */
export async function refuseServerDatabase(database: Database): Promise<void> {
  const { role, superuser, bypassesRowSecurity, owner, reads } = await readRolePowers(database.kysely);
  const may = (power: string) => `DATABASE_URL logs in as ${role}, which ${power}. ${useMigrate}`;
  refuseFor([
    superuser ? may('is a superuser: no rule of the database binds it') : undefined,
    bypassesRowSecurity && !superuser ? may('has BYPASSRLS: row security does not bind it') : undefined,
    owner && !superuser ? may('owns the database or its tables: it could change the rules that bind it') : undefined,
  ]);
  const pending = await pendingMigrations(database);
  refuseFor([
    pending.length > 0 ? `The schema lacks ${pending.join(', ')}. ${useMigrate}` : undefined,
    reads ? undefined : `The role that reads for readers (${readingRole(role)}) is missing. ${useMigrate}`,
  ]);
}

/**
 * Refuses a database with cases on a version of a procedure that this release does not have. On a server a version that
 * was made after this release is no reason: while an upgrade is under way, processes of the newer release handle it, and
 * this one leaves it to them.
 * @throws CannotStart
 */
export async function refuseUnknownProcedures(db: Db, { server }: { server: boolean }): Promise<void> {
  const found = await db.selectFrom('cases').select(['procedure', 'procedure_version as version']).distinct().execute();
  const known = new Set(procedures.map(({ id, version }) => `${id} ${version}`));
  const unknown = found
    .filter(({ procedure, version }) => !known.has(`${procedure} ${version}`))
    .filter(({ procedure, version }) => !server || !isOfNewerRelease(procedure, version))
    .map(({ procedure, version }) => `${procedure} version ${version}`);
  refuseFor([
    unknown.length > 0
      ? `There are cases on ${unknown.join(', ')}, which this release does not have: start the release that has it.`
      : undefined,
  ]);
}

/**
 * Keeps the demonstration and real data apart: one is never shown in, nor made over, the other.
 * @throws CannotStart
 */
export async function refuseWrongContent(db: Db, { demo, server }: { demo: boolean; server: boolean }): Promise<void> {
  const content = await contentOf(db);
  refuseFor([
    demo && content === 'real'
      ? 'AANZET_DEMO is on, and this database holds data that is not of the demonstration: there anybody could be anybody.'
      : undefined,
    !demo && content === 'demo'
      ? 'AANZET_DEMO is off, and this database holds the demonstration. Take an empty database for real work.'
      : undefined,
    demo && server && content !== 'real' && !(await demoIsReady(db))
      ? 'The demonstration is not there yet: run npm run migrate with AANZET_DEMO=true.'
      : undefined,
  ]);
}
