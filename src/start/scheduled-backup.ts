import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { EmbeddedDatabase } from '../../db/database.ts';
import { writeBackup } from './backup-file.ts';

export interface ScheduledBackups {
  /** Waits for one that is being made. */
  close: () => Promise<void>;
}

interface Settings {
  database: EmbeddedDatabase;
  /** Where they are kept; better on another disk. */
  folder: string;
  onFailure: (error: unknown) => void;
  /** How often it is looked whether one is due: every hour. */
  everyMs?: number;
}

const dayMs = 86_400_000;
const kept = 7;
const name = /^aanzet-[\d-]+T[\d-]+Z\.tar\.gz$/;

/**
 * Makes a backup of the embedded database a day, while it runs, and keeps the last seven: PGlite does not fsync, so a
 * power cut may damage its folder. Queries wait for the second that it takes. `npm run restore` takes these files.
 */
export function scheduleBackups({ database, folder, onFailure, everyMs = 3_600_000 }: Settings): ScheduledBackups {
  let running: Promise<void> = Promise.resolve();
  const look = (): void => {
    running = running.then(() => backUpWhenDue(database, folder)).catch(onFailure);
  };
  look();
  const timer = setInterval(look, everyMs).unref();
  return {
    close: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

async function backUpWhenDue({ pglite }: EmbeddedDatabase, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [newest] = listBackups(folder);
  if (newest !== undefined && Date.now() - statSync(path.join(folder, newest)).mtimeMs < dayMs) return;
  const moment = new Date().toISOString().replaceAll(/[:.]/g, '-');
  await writeBackup(path.join(folder, `aanzet-${moment}.tar.gz`), async (part) => {
    const dump = await pglite.dumpDataDir('gzip');
    await writeFile(part, await dump.bytes());
  });
  for (const old of listBackups(folder).slice(kept)) rmSync(path.join(folder, old));
}

/** Newest first; the name holds the moment. */
const listBackups = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => name.test(file))
    .toSorted()
    .toReversed();
