import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const patienceMs = 170_000;

/**
 * Makes something once per test run although many test processes ask for it at the same time: the first makes it, the
 * others wait for its text. When the making fails, all of them fail with the same message.
 */
export async function onceInRun(folder: string, name: string, make: () => Promise<string>): Promise<string> {
  const [done, failed] = [path.join(folder, `${name}.done`), path.join(folder, `${name}.failed`)];
  if (claim(path.join(folder, `${name}.claim`))) {
    try {
      const text = await make();
      write(done, text);
      return text;
    } catch (error) {
      write(failed, error instanceof Error ? (error.stack ?? error.message) : String(error));
      throw error;
    }
  }
  for (let waited = 0; waited < patienceMs; waited += 50) {
    if (existsSync(done)) return readFileSync(done, 'utf8');
    if (existsSync(failed)) throw new Error(`${name}: ${readFileSync(failed, 'utf8')}`);
    await sleep(50);
  }
  throw new Error(`${name} was not ready after ${patienceMs / 1000} s`);
}

function claim(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** Whoever waits sees the whole text or no file. */
function write(file: string, text: string): void {
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, file);
}
