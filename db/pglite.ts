import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { columnParsers } from './column-parsers.ts';
import { lockDirectory, type DirectoryLock } from './directory-lock.ts';

/** An open PGlite with what must be given back when it closes. */
export interface OpenPglite {
  pglite: PGlite;
  close: () => Promise<void>;
}

/**
 * Opens PGlite in a directory under a lock. A new directory is made beside its place and moved there when it is
 * complete: a process killed during the first start leaves nothing half-made that the second start would trip over.
 * @throws DirectoryInUse when another process has it open.
 */
export async function openPgliteDirectory(directory: string): Promise<OpenPglite> {
  const lock = await lockDirectory(directory);
  try {
    if (!existsSync(path.join(directory, 'PG_VERSION'))) await makeDirectory(directory);
    return closing(await create(directory), lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Opens PGlite in memory, from a dump of another one when given; for tests and for looking into a backup. */
export async function openPgliteInMemory(dump?: Blob): Promise<OpenPglite> {
  return closing(await create(undefined, dump));
}

/**
 * Makes a new PGlite directory from a dump of another (`dumpDataDir`); what half-made directory stands there goes.
 * Nobody may have it open.
 */
export async function unpackPglite(directory: string, dump: Blob): Promise<void> {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  await (await create(directory, dump)).close();
}

/**
 * Puts a prepared directory in the place of another, which is kept beside it; answers where, or undefined where there
 * was none. Under the lock of the place, so never below a process that works in it.
 * @throws DirectoryInUse
 */
export async function replacePgliteDirectory(
  place: string,
  prepared: string,
  keptName: string,
): Promise<string | undefined> {
  const lock = await lockDirectory(place);
  try {
    const kept = path.join(path.dirname(place), keptName);
    const held = existsSync(path.join(place, 'PG_VERSION'));
    if (held) renameSync(place, kept);
    // Succeeds only when the place is empty now.
    renameSync(prepared, place);
    return held ? kept : undefined;
  } finally {
    lock.release();
  }
}

/**
 * Made by a process of its own, because it takes more than half a gigabyte for a moment: more than all work afterwards, and
 * a process does not give it back. Without the optimizing compiler, which is not worth its memory for code that runs once.
 */
async function makeDirectory(directory: string): Promise<void> {
  const place = path.resolve(directory);
  const parent = path.dirname(place);
  const beside = `${path.basename(place)}.new`;
  // What a process left that was killed while it did this.
  if (existsSync(parent))
    for (const name of readdirSync(parent).filter((one) => one.startsWith(beside)))
      rmSync(path.join(parent, name), { recursive: true, force: true });
  const fresh = path.join(parent, `${beside}-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  const maker = path.join(import.meta.dirname, 'make-pglite-directory.ts');
  const child = spawn(process.execPath, ['--liftoff-only', maker, fresh], { stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((ended, failed) => child.once('error', failed).once('close', ended));
  if (code !== 0) throw new Error(`The embedded database could not be made\n${said}`);
  // Succeeds only when the place is empty: nobody's files are thrown away.
  renameSync(fresh, directory);
}

async function create(dataDir: string | undefined, loadDataDir?: Blob): Promise<PGlite> {
  const pglite = await PGlite.create({
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(loadDataDir === undefined ? {} : { loadDataDir }),
    parsers: columnParsers,
  });
  await pglite.exec(`set timezone to 'UTC'; set datestyle to 'ISO, YMD'`);
  return pglite;
}

function closing(pglite: PGlite, lock?: DirectoryLock): OpenPglite {
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    if (!pglite.closed) await pglite.close();
    lock?.release();
  };
  return { pglite, close: () => (closed ??= close()) };
}
