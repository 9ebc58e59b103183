/**
 * `npm run migrate`: brings a server's database to this version, as its owner (`DATABASE_OWNER_URL`), and gives the
 * role of `DATABASE_URL` the rights that the application needs. With AANZET_DEMO=true it also makes the demonstration.
 */
import { masterKeysOf } from './master-keys-of.ts';
import { loginOf } from '../../db/application-role.ts';
import { grantApplication } from './grant-application.ts';
import { openDatabase } from '../../db/database.ts';
import { migrate } from '../../db/migrate.ts';
import { databaseConnection } from '../../workers/queue-connection.ts';
import { readSettings } from '../settings.ts';
import { refuseWrongContent } from './refuse-database.ts';
import { makeDemoWhenMissing } from './house.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: applicationUrl } = settings;
  if (ownerUrl === undefined || applicationUrl === undefined)
    throw new Error('Name both DATABASE_OWNER_URL (who may change the schema) and DATABASE_URL (the application).');
  const login = loginOf(applicationUrl);
  if (login.role === loginOf(ownerUrl).role)
    throw new Error('DATABASE_OWNER_URL and DATABASE_URL must name two roles: the application may not be the owner.');
  const database = await openDatabase({ url: ownerUrl });
  try {
    const migrated = await migrate(database);
    // BullMQ makes its own tables, where it has no Redis.
    if (settings.REDIS_URL === undefined) await (await databaseConnection(database, () => {})).close();
    await grantApplication(database, login);
    const demo = settings.AANZET_DEMO === 'true';
    await refuseWrongContent(database.kysely, { demo, server: false });
    const cases = demo ? await makeDemoWhenMissing(database, masterKeysOf(settings), say) : undefined;
    say(JSON.stringify({ migrated, role: login.role, ...(cases === undefined ? {} : { demoCases: cases }) }));
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`De databank is niet bijgewerkt. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
