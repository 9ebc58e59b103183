import { sql } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Database } from './database.ts';
import { migrations as allMigrations } from './migrations/index.ts';

/** The database was made by a newer version of the application than this one. */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase';
  /** The names that this version does not know. */
  readonly unknown: readonly string[];
  constructor(unknown: readonly string[]) {
    super(
      `The database holds migrations that this version does not know: ${unknown.join(', ')}. ` +
        'Start the newer version again, or restore a backup from before it.',
    );
    this.unknown = unknown;
  }
}

/** A migration failed; nothing of it, nor of those after it, was kept. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';
}

/**
 * Brings the database to the newest migration and returns the names that ran now. Processes that start together take
 * turns on PostgreSQL (an advisory lock in the migrating transaction).
 * @throws NewerDatabase before anything is changed; MigrationFailed with the cause.
 */
export async function migrate(
  database: Database,
  migrations: Record<string, Migration> = allMigrations,
): Promise<string[]> {
  const { kysely } = database;
  await refuseNewer(database, migrations);
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) {
    // A newer version may have migrated between our look and our turn.
    await refuseNewer(database, migrations);
    const failed = results.find((result) => result.status === 'Error')?.migrationName;
    throw new MigrationFailed(
      `Migration ${failed ?? 'could not start'}: ${error instanceof Error ? error.message : JSON.stringify(error)}`,
      { cause: error },
    );
  }
  await describeLedger(database);
  // Types that the migrations made have array types that PGlite looks up only when it opens.
  if (database.kind === 'pglite') await database.pglite.refreshArrayTypes();
  return results.map((result) => result.migrationName);
}

/** The migrations that have run, in order; none in a new database. */
export async function executedMigrations({ kysely }: Database): Promise<string[]> {
  const found = await sql<{ present: boolean }>`select to_regclass('kysely_migration') is not null as present`.execute(
    kysely,
  );
  if (found.rows[0]?.present !== true) return [];
  const names = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(kysely);
  return names.rows.map((row) => row.name);
}

/** Whether a migration, by its name, only adds: processes that do not know it may work beside it. */
export const onlyAdds = (name: string): boolean => /^\d{4}-adds-/.test(name);

/**
 * The migrations that this version has and the database has not, in order.
 * @throws NewerDatabase where the database has some that this version does not know and that do more than add.
 */
export async function pendingMigrations(database: Database): Promise<string[]> {
  await refuseNewer(database, allMigrations, onlyAdds);
  const done = new Set(await executedMigrations(database));
  return Object.keys(allMigrations).filter((name) => !done.has(name));
}

async function refuseNewer(
  database: Database,
  migrations: Record<string, Migration>,
  mayStand: (name: string) => boolean = () => false,
): Promise<void> {
  const executed = await executedMigrations(database);
  const unknown = executed.filter((name) => !Object.hasOwn(migrations, name) && !mayStand(name));
  if (unknown.length > 0) throw new NewerDatabase(unknown);
}

/** Every table carries a comment, also the two that the migrator makes by itself. */
async function describeLedger({ kysely }: Database): Promise<void> {
  await kysely.transaction().execute(async (trx) => {
    // Two processes that comment on one table at the same moment: the second would fail ("tuple concurrently updated").
    await sql`select pg_advisory_xact_lock(hashtext('aanzet.describeLedger'))`.execute(trx);
    const described = await sql<{ comment: string | null }>`
      select obj_description('kysely_migration_lock'::regclass) as comment`.execute(trx);
    if (described.rows[0]?.comment !== null) return;
    await sql`comment on table kysely_migration is 'Migrations that have run (kept by the migrator)'`.execute(trx);
    await sql`comment on table kysely_migration_lock is 'One row that migrating processes lock (kept by the migrator)'`.execute(
      trx,
    );
  });
}
