import { loadDemoOrganisations } from '../../../src/demo/load-demo-organisations.ts';
import { createTestDatabase } from '../../support/databases.ts';
import { serveApplication, type Application } from '../../support/serve-application.ts';
import { builtWebPart } from './web-part.ts';

export type { Application };

/** A Monday after the autumn holiday: 11 November lies just ahead, so that explanations have something to tell. */
export const storyBegins = '2026-11-09T08:10:00.000Z';

/** The application with the demo network and no case in it; nothing of it is shared with another test file. */
export async function openApplication(): Promise<Application> {
  const webDirectory = await builtWebPart();
  const { database, drop } = await createTestDatabase('pglite');
  await loadDemoOrganisations(database.kysely);
  const offset = Date.parse(storyBegins) - Date.now();
  await database.kysely
    .insertInto('setting')
    .values({ name: 'clockOffsetMs', value: JSON.stringify(offset) })
    .execute();
  const served = await serveApplication(database, webDirectory);
  return {
    ...served,
    close: async () => {
      await served.close();
      await drop();
    },
  };
}
