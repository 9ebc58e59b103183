import { randomUUIDv7 } from 'node:crypto';
import type { Db } from '../../../db/database.ts';
import { readTerms } from '../../../src/afsprakenkader/read-terms.ts';
import { afsprakenkaderRoutes } from '../../../src/afsprakenkader/routes.ts';
import { caseRoutes } from '../../../src/cases/routes.ts';
import { loadDemoOrganisations } from '../../../src/demo/load-demo-organisations.ts';
import { formsOf } from '../../../src/forms/form-versions.ts';
import { formRoutes } from '../../../src/forms/routes.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { buildApp } from '../../../src/http/app.ts';
import { paperRoutes } from '../../../src/papers/routes.ts';
import { registrationRoutes } from '../../../src/registration/routes.ts';
import { advanceDemoClock } from '../../../workers/demo-clock.ts';
import { createTestDatabase } from '../../support/databases.ts';
import { builtWebPart } from './web-part.ts';

/** A Monday after the autumn holiday: 11 November lies just ahead, so that explanations have something to tell. */
export const storyBegins = '2026-11-09T08:10:00.000Z';

/** The whole application as `src/main.ts` puts it together, with the demo network and no case in it. */
export interface Application {
  address: string;
  db: Db;
  engine: Engine;
  /** Moves the clock on, as the bar on the page does. */
  advance: (days: number) => Promise<void>;
  close: () => Promise<void>;
}

/** On a free port and a database of its own; nothing of it is shared with another test file. */
export async function openApplication(): Promise<Application> {
  const webDirectory = await builtWebPart();
  const { database, drop } = await createTestDatabase('pglite');
  const db = database.kysely;
  await loadDemoOrganisations(db);
  const offset = Date.parse(storyBegins) - Date.now();
  await db
    .insertInto('setting')
    .values({ name: 'clockOffsetMs', value: JSON.stringify(offset) })
    .execute();
  const engine: Engine = { db, terms: await readTerms(db), forms: formsOf(db), newId: () => randomUUIDv7() };
  const advanceClock = (ms: number) => advanceDemoClock(engine, database, ms);
  const app = await buildApp({
    db,
    engine,
    mode: 'embedded',
    demo: true,
    version: '0.0.0',
    advanceClock,
    webDirectory,
    log: { level: 'silent' },
    routes: [caseRoutes, registrationRoutes, formRoutes, paperRoutes, afsprakenkaderRoutes],
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    address,
    db,
    engine,
    advance: async (days) => void (await advanceClock(days * 86_400_000)),
    close: async () => {
      await app.close();
      await drop();
    },
  };
}
