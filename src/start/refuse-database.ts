import { readRolePowers } from '../../db/application-role.ts';
import type { Database, Db } from '../../db/database.ts';
import { pendingMigrations } from '../../db/migrate.ts';
import { contentOf, demoIsReady } from '../demo/demo-marks.ts';
import { refuseFor } from './cannot-start.ts';

const useMigrate = 'Run npm run migrate with DATABASE_OWNER_URL; it makes the role that DATABASE_URL names.';

/**
 * Refuses a server's database when the role that logs in could do what the application must not be able to, or when the
 * schema is not of this version.
 * @throws CannotStart, NewerDatabase
 */
export async function refuseServerDatabase(database: Database): Promise<void> {
  const { role, superuser, bypassesRowSecurity, owner } = await readRolePowers(database.kysely);
  const may = (power: string) => `DATABASE_URL logs in as ${role}, which ${power}. ${useMigrate}`;
  refuseFor([
    superuser ? may('is a superuser: no rule of the database binds it') : undefined,
    bypassesRowSecurity && !superuser ? may('has BYPASSRLS: row security does not bind it') : undefined,
    owner && !superuser ? may('owns the database or its tables: it could change the rules that bind it') : undefined,
  ]);
  const pending = await pendingMigrations(database);
  refuseFor([pending.length > 0 ? `The schema lacks ${pending.join(', ')}. ${useMigrate}` : undefined]);
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
