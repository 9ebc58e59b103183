import { randomUUID } from 'node:crypto';
import { grantApplication } from '../../src/start/grant-application.ts';
import { loadDemoOrganisations } from '../../src/demo/load-demo-organisations.ts';
import { createTestDatabase, type TestDatabase } from './databases.ts';

/** A PostgreSQL as a server has it: an owner who migrated it, and a role for the application that is not the owner. */
export interface ServerTestDatabase extends TestDatabase {
  /** The owner's address. */
  ownerUrl: string;
  /** The application's address: neither owner nor superuser. */
  applicationUrl: string;
}

/**
 * Migrated and granted, with the organisations and people of the demonstration and the mark that it is complete, so that
 * processes start on it at once. `database` is the owner's connection.
 */
export async function createServerDatabase(): Promise<ServerTestDatabase> {
  const opened = await createTestDatabase('postgresql');
  if (opened.url === undefined) throw new Error('PostgreSQL has an address');
  const login = { role: `aanzet_${randomUUID().slice(0, 8)}`, password: randomUUID() };
  await loadDemoOrganisations(opened.database.kysely);
  await opened.database.kysely.insertInto('setting').values({ name: 'demoReady', value: '{}' }).execute();
  await grantApplication(opened.database, login);
  const applicationUrl = new URL(opened.url);
  applicationUrl.username = login.role;
  applicationUrl.password = login.password;
  return { ...opened, ownerUrl: opened.url, applicationUrl: applicationUrl.href };
}
