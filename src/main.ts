import { spawn } from 'node:child_process';
import { randomUUIDv7 } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { advanceDemoClock } from '../workers/demo-clock.ts';
import { openQueue } from '../workers/queue.ts';
import { startWorkers } from '../workers/start-workers.ts';
import { attachmentRoutes } from './attachments/routes.ts';
import { afsprakenkaderRoutes } from './afsprakenkader/routes.ts';
import { readTerms } from './afsprakenkader/read-terms.ts';
import { caseRoutes } from './cases/routes.ts';
import { buildDemo, demoIsReady } from './demo/build-demo.ts';
import { formsOf } from './forms/form-versions.ts';
import { formRoutes } from './forms/routes.ts';
import type { Engine } from './engine/engine.ts';
import { buildApp } from './http/app.ts';
import { paperRoutes } from './papers/routes.ts';
import { registrationRoutes } from './registration/routes.ts';
import { mailSettings, readSettings } from './settings.ts';

/** The one place that sees everything: reads the settings, opens the parts, and closes them in the other order. */
const root = path.join(import.meta.dirname, '..');
const settings = readSettings(process.env);
const mode = settings.DATABASE_URL === undefined ? 'embedded' : 'server';
const demo = settings.AANZET_DEMO === undefined ? mode === 'embedded' : settings.AANZET_DEMO === 'true';
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  if (!demo)
    throw new Error('Without the demonstration nobody can sign in yet: this release runs as a demonstration only.');
  const web = buildWebWhenMissing();
  mkdirSync(settings.AANZET_DATA, { recursive: true });
  const database = await openDatabase(
    settings.DATABASE_URL === undefined
      ? { directory: path.join(settings.AANZET_DATA, 'db') }
      : { url: settings.DATABASE_URL },
  );
  await migrate(database);
  const db = database.kysely;
  const openEngine = async (): Promise<Engine> => ({
    db,
    terms: await readTerms(db),
    forms: formsOf(db),
    newId: () => randomUUIDv7(),
  });
  if (!(await demoIsReady(db))) {
    say('Aanzet maakt het demonetwerk (eenmalig) …');
    const cases = await buildDemo(db, openEngine, (engine, ms) => advanceDemoClock(engine, database, ms));
    say(`Het demonetwerk heeft ${cases} fictieve dossiers.`);
  }
  const engine = await openEngine();
  const queue = await openQueue({
    database,
    ...(settings.REDIS_URL === undefined ? {} : { redisUrl: settings.REDIS_URL }),
  });
  const mail = mailSettings(settings);
  const workers = startWorkers({ engine, queue, ...(mail === undefined ? {} : { mail }) });
  await web;
  const app = await buildApp({
    db,
    engine,
    mode,
    demo,
    version,
    ...(settings.AANZET_PUBLIC_URL === undefined ? {} : { publicOrigin: new URL(settings.AANZET_PUBLIC_URL).origin }),
    advanceClock: (ms) => advanceDemoClock(engine, database, ms),
    webDirectory: path.join(root, 'web', 'dist'),
    routes: [caseRoutes, registrationRoutes, formRoutes, paperRoutes, attachmentRoutes, afsprakenkaderRoutes],
  });
  await app.listen({ port: settings.PORT, host: settings.HOST });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : settings.PORT;
  say(`Aanzet staat klaar op http://${settings.HOST}:${port}`);
  closeOnSignal(async () => {
    await app.close();
    await workers.close();
    await queue.close();
    await database.close();
  });
}

/** The first signal closes in order; a second one ends at once. */
function closeOnSignal(close: () => Promise<void>): void {
  let closing = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (closing) process.exit(1);
      closing = true;
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
}

/** `npm start` on a fresh clone: the web part is built once, beside the making of the demonstration. */
function buildWebWhenMissing(): Promise<void> {
  if (existsSync(path.join(root, 'web', 'dist', 'index.html'))) return Promise.resolve();
  say('Aanzet bouwt de webpagina’s (eenmalig) …');
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', 'web', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' });
  return new Promise((built, failed) => {
    child.on('error', failed);
    child.on('exit', (code) => (code === 0 ? built() : failed(new Error('The web part could not be built'))));
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`Aanzet kan niet starten. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
