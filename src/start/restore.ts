/**
 * `npm run restore -- --from FILE`: puts a backup back. Embedded: in the place of the folder, which is kept beside it.
 * Server: into an empty database, as the owner. What would leave the house then waits until an administrator decides.
 */
import { existsSync, openAsBlob } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { loginOf } from '../../db/application-role.ts';
import { grantApplication } from './grant-application.ts';
import { openDatabase, type Database } from '../../db/database.ts';
import { migrate } from '../../db/migrate.ts';
import { replacePgliteDirectory, unpackPglite } from '../../db/pglite.ts';
import { databaseConnection } from '../../workers/queue-connection.ts';
import { embeddedDatabase, embeddedKey, readSettings, type Settings } from '../settings.ts';
import { runTool } from './postgres-tools.ts';
import { settleRestored, type Restored } from './settle-restored.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { from: { type: 'string' } } });
  if (values.from === undefined) throw new Error('Say from where: npm run restore -- --from FILE');
  const file = path.resolve(process.env['INIT_CWD'] ?? process.cwd(), values.from);
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const settings = readSettings(process.env);
  const restored = await (settings.DATABASE_URL === undefined
    ? restoreFolder(settings, file)
    : restoreServer(settings, file));
  if (settings.DATABASE_URL === undefined && !existsSync(embeddedKey(settings)))
    process.stderr.write(`Zet nu ook de hoofdsleutel terug die erbij hoort, als ${embeddedKey(settings)}.\n`);
  process.stdout.write(`${JSON.stringify(restored)}\n`);
}

/** Prepares the new folder beside the old one; only when it is complete does it take its place. */
async function restoreFolder(settings: Settings, file: string): Promise<Restored & { kept?: string }> {
  const place = path.resolve(embeddedDatabase(settings));
  const prepared = `${place}.restored`;
  await unpackPglite(prepared, await openAsBlob(file));
  const restored = await settleFolder(prepared);
  const moment = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const kept = await replacePgliteDirectory(place, prepared, `db.before-${moment}`);
  return { ...restored, ...(kept === undefined ? {} : { kept }) };
}

async function settleFolder(directory: string): Promise<Restored> {
  const database = await openDatabase({ directory });
  try {
    await migrate(database);
    return await settleRestored(database.kysely);
  } finally {
    await database.close();
  }
}

async function restoreServer(settings: Settings, file: string): Promise<Restored> {
  const { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: applicationUrl = '' } = settings;
  if (ownerUrl === undefined) throw new Error('Name DATABASE_OWNER_URL: the application may not make tables.');
  const database = await openDatabase({ url: ownerUrl });
  try {
    await refuseFull(database);
    await runTool('pg_restore', ownerUrl, [
      '--no-owner',
      '--no-privileges',
      '--exit-on-error',
      '--single-transaction',
      file,
    ]);
    await migrate(database);
    const restored = await settleRestored(database.kysely);
    if (settings.REDIS_URL === undefined) await (await databaseConnection(database, () => {})).close();
    // Last of all: before it the application cannot read a row, so nothing can leave before the quarantine stands.
    await grantApplication(database, loginOf(applicationUrl));
    return restored;
  } finally {
    await database.close();
  }
}

async function refuseFull({ kysely }: Database): Promise<void> {
  const { rows } = await sql`select from pg_class where relnamespace = 'public'::regnamespace limit 1`.execute(kysely);
  if (rows.length > 0)
    throw new Error('The database that DATABASE_OWNER_URL names is not empty. Make a new one; nothing is overwritten.');
}

main().catch((error: unknown) => {
  process.stderr.write(`De kopie is niet teruggezet. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
