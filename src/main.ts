import { readSettings } from './settings.ts';
import { startProcess } from './start/process.ts';

/** `npm start`: one process with the roles that the settings name (see `start/`). */
async function main(): Promise<void> {
  await startProcess(readSettings(process.env), (line) => void process.stdout.write(`${line}\n`));
}

main().catch((error: unknown) => {
  process.stderr.write(`Aanzet kan niet starten. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
