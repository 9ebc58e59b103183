import { randomUUIDv7 } from 'node:crypto';
import type { Database, Db } from '../../db/database.ts';
import { readTerms } from '../../src/afsprakenkader/read-terms.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { formsOf } from '../../src/forms/form-versions.ts';
import { buildApp } from '../../src/http/app.ts';
import { subjectRoutes } from '../../src/start/routes.ts';
import { advanceDemoClock } from '../../workers/demo-clock.ts';
import { testVault } from './test-vault.ts';

/** The whole application as `src/main.ts` puts it together, on a database that a test has filled. */
export interface Application {
  address: string;
  db: Db;
  engine: Engine;
  /** Moves the clock on, as the bar on the page does. */
  advance: (days: number) => Promise<void>;
  close: () => Promise<void>;
}

/** Serves it on a free port. The database stays open after `close`: who opened it closes it. */
export async function serveApplication(database: Database, webDirectory: string): Promise<Application> {
  const db = database.kysely;
  const engine: Engine = {
    db,
    terms: await readTerms(db),
    forms: formsOf(db),
    vault: testVault(),
    newId: () => randomUUIDv7(),
  };
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
    routes: subjectRoutes,
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    address,
    db,
    engine,
    advance: async (days) => void (await advanceClock(days * 86_400_000)),
    close: () => app.close(),
  };
}
