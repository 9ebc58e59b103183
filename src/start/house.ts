import { randomUUIDv7 } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { FastifyBaseLogger } from 'fastify';
import { openDatabase, type Database, type Db } from '../../db/database.ts';
import { migrate } from '../../db/migrate.ts';
import { advanceDemoClock } from '../../workers/demo-clock.ts';
import { readTerms } from '../afsprakenkader/read-terms.ts';
import { demoIsReady } from '../demo/demo-marks.ts';
import type { Engine } from '../engine/engine.ts';
import type { Terms } from '../engine/terms.ts';
import { formsOf } from '../forms/form-versions.ts';
import { describeError, logSentences } from '../http/log.ts';
import { embeddedDatabase, isDemo, type Settings } from '../settings.ts';
import type { MasterKeys } from '../vault/master-keys.ts';
import { openVault } from '../vault/open-vault.ts';
import { CannotOpen } from '../vault/seal.ts';
import { CannotStart } from './cannot-start.ts';
import { refuseServerDatabase, refuseUnknownProcedures, refuseWrongContent } from './refuse-database.ts';

/** Says something to the person at the terminal. */
export type Say = (line: string) => void;

/**
 * Opens the database that the settings name, ready for use: the embedded one is brought up to date, a server's must be so
 * already (`npm run migrate`), because the application's role may not change it.
 * @throws CannotStart, NewerDatabase, DirectoryInUse
 */
export async function openReadyDatabase(
  settings: Settings,
  masters: MasterKeys,
  log: FastifyBaseLogger,
  say: Say,
): Promise<Database> {
  const database = await openDatabase(where(settings, log));
  try {
    if (database.kind === 'pglite') await migrate(database);
    else await refuseServerDatabase(database);
    const demo = isDemo(settings);
    const server = database.kind === 'postgresql';
    await refuseWrongContent(database.kysely, { demo, server });
    await refuseUnknownProcedures(database.kysely, { server });
    if (demo) await makeDemoWhenMissing(database, masters, say);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** An idle connection broke; the pool has another. */
export const tellConnectionLost =
  (log: FastifyBaseLogger) =>
  (error: Error): void =>
    log.warn(describeError(error), logSentences.connectionLost);

function where(settings: Settings, log: FastifyBaseLogger) {
  if (settings.DATABASE_URL !== undefined) {
    return { url: settings.DATABASE_URL, onConnectionLost: tellConnectionLost(log) };
  }
  mkdirSync(settings.AANZET_DATA, { recursive: true });
  return { directory: embeddedDatabase(settings) };
}

/**
 * The engine on a database, with the forms that it holds, and the agreements of now or those that keep up.
 * @throws CannotStart where these master keys are not those of this database
 */
export async function openEngine(db: Db, masters: MasterKeys, terms?: Terms): Promise<Engine> {
  const vault = await openVault(db, masters).catch((error: unknown) => {
    if (!(error instanceof CannotOpen)) throw error;
    throw new CannotStart([
      'The master keys are not those of this database, so that nothing in its cases opens: put back the ones that belong to it.',
    ]);
  });
  return { db, terms: terms ?? (await readTerms(db)), forms: formsOf(db), vault, newId: () => randomUUIDv7() };
}

/** Makes the demonstration in an empty database; the number of its cases, or undefined where it was there. */
export async function makeDemoWhenMissing(
  database: Database,
  masters: MasterKeys,
  say: Say,
): Promise<number | undefined> {
  const db = database.kysely;
  if (await demoIsReady(db)) return undefined;
  say('Aanzet maakt het demonetwerk (eenmalig) …');
  // What makes it is large and used once in the life of a database: a start that has it does not wait for it.
  const { buildDemo } = await import('../demo/build-demo.ts');
  const cases = await buildDemo(
    db,
    () => openEngine(db, masters),
    (engine, ms) => advanceDemoClock(engine, database, ms),
  );
  say(`Het demonetwerk heeft ${cases} fictieve dossiers.`);
  return cases;
}
