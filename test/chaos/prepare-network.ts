import path from 'node:path';
import { openDatabase } from '../../db/database.ts';
import { migrate } from '../../db/migrate.ts';
import { readSettings } from '../../src/settings.ts';
import { masterKeysOf } from '../../src/start/master-keys-of.ts';
import { loadDemoOrganisations } from '../../src/demo/load-demo-organisations.ts';
import { Application } from './application.ts';

/** Lets the application make its whole demonstration, with its hundreds of cases, and ends it in order. */
export async function prepareDemonstration(folder: string, data: string): Promise<void> {
  const application = new Application(folder, { AANZET_DATA: data });
  try {
    await application.ready();
    await application.stop();
  } finally {
    await application.kill();
  }
}

/** The organisations and people of the demonstration without a single case: quick, for tests. */
export async function prepareOrganisations(data: string): Promise<void> {
  // The key first: beside a database that is there none is made.
  masterKeysOf(readSettings({ AANZET_DATA: data }));
  const database = await openDatabase({ directory: path.join(data, 'db') });
  try {
    await migrate(database);
    await loadDemoOrganisations(database.kysely);
    // The mark by which the application knows that it need not make the demonstration.
    await database.kysely.insertInto('setting').values({ name: 'demoReady', value: '{}' }).execute();
  } finally {
    await database.close();
  }
}
