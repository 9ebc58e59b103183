import { enableCompileCache, flushCompileCache } from 'node:module';
import path from 'node:path';
import { readSettings } from './settings.ts';

/** Where V8 keeps what it compiled; a folder that cannot be written (an image) only means a slower start. */
const compiled = path.join(import.meta.dirname, '..', 'node_modules', '.cache', 'aanzet-compiled');

/** `npm start`: one process with the roles that the settings name (see `start/`). */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  // Before the rest is loaded: a process that takes another's place has to answer soon.
  enableCompileCache(compiled);
  const { startProcess } = await import('./start/process.ts');
  await startProcess(settings, (line) => void process.stdout.write(`${line}\n`));
  // Now, not at its end: a process that is killed would leave nothing for the next.
  flushCompileCache();
}

main().catch((error: unknown) => {
  process.stderr.write(`Aanzet kan niet starten. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
