import { randomUUIDv7 } from 'node:crypto';
import path from 'node:path';
import { openDatabase } from '../../db/database.ts';
import { migrate } from '../../db/migrate.ts';
import { readTerms } from '../../src/afsprakenkader/read-terms.ts';
import { buildDemo } from '../../src/demo/build-demo.ts';
import { formsOf } from '../../src/forms/form-versions.ts';
import { advanceDemoClock } from '../../workers/demo-clock.ts';
import { buildWebPart } from '../support/build-web-part.ts';
import { serveApplication, type Application } from '../support/serve-application.ts';
import { testVault } from '../support/test-vault.ts';

/** The application with its whole demonstration, on a free port and in memory; the web part is built into `folder`. */
export async function openDemonstration(folder: string): Promise<Application> {
  const webDirectory = buildWebPart(path.join(folder, 'web-part'));
  const database = await openDatabase({ memory: true });
  await migrate(database);
  const db = database.kysely;
  const vault = testVault();
  const engineFor = async () => ({
    db,
    terms: await readTerms(db),
    forms: formsOf(db),
    vault,
    newId: () => randomUUIDv7(),
  });
  await buildDemo(db, engineFor, (engine, ms) => advanceDemoClock(engine, database, ms));
  const served = await serveApplication(database, webDirectory);
  return {
    ...served,
    close: async () => {
      await served.close();
      await database.close();
    },
  };
}
