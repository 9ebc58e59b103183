import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Where Debian keeps what it leaves off PATH. */
const debianRoot = '/usr/lib/postgresql';

/** Looks on PATH, then where Debian keeps it, the newest first. Throws an error that says what to install. */
function findTool(name: 'pg_dump' | 'pg_restore'): string {
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter);
  const versions = existsSync(debianRoot) ? readdirSync(debianRoot).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [...onPath, ...versions.map((version) => path.join(debianRoot, version, 'bin'))];
  const found = folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
  if (found === undefined) throw new Error(`${name} was not found. Install postgresql-client of the server's version.`);
  return found;
}

/**
 * Runs a tool of PostgreSQL on a database. The password travels in the environment, where the list of processes does not
 * show it. Throws with what the tool said where it fails.
 */
export async function runTool(name: 'pg_dump' | 'pg_restore', url: string, args: readonly string[]): Promise<void> {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  const child = spawn(findTool(name), ['--dbname', address.href, '--no-password', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...(password === '' ? {} : { PGPASSWORD: password }) },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((ended, failed) => {
    child.once('error', failed);
    child.once('close', ended);
  });
  if (code !== 0) throw new Error(`${name} failed (${code ?? 'killed'}): ${said.trim().slice(0, 2_000)}`);
}
