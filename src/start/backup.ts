/**
 * `npm run backup -- --to FILE`: one file with everything that the database holds. Embedded: of a stopped application
 * (its folder is under a lock). Server: by pg_dump, while it runs, as the owner.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../db/database.ts';
import { embeddedDatabase, embeddedKey, modeOf, readSettings, type Settings } from '../settings.ts';
import { writeBackup } from './backup-file.ts';
import { runTool } from './postgres-tools.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { to: { type: 'string' } } });
  if (values.to === undefined) throw new Error('Say where to: npm run backup -- --to FILE');
  const file = path.resolve(process.env['INIT_CWD'] ?? process.cwd(), values.to);
  const settings = readSettings(process.env);
  await writeBackup(file, (part) => write(settings, part));
  const key = modeOf(settings) === 'server' ? 'AANZET_MASTER_KEYS' : embeddedKey(settings);
  process.stderr.write(`Zonder de hoofdsleutel (${key}) gaat geen dossier erin open. Bewaar die apart.\n`);
  process.stdout.write(`${JSON.stringify({ file, bytes: statSync(file).size, sha256: await hashOf(file) })}\n`);
}

async function write(settings: Settings, part: string): Promise<void> {
  const url = settings.DATABASE_OWNER_URL ?? settings.DATABASE_URL;
  if (url !== undefined) {
    // Jobs are wake-up calls and are made anew; rights belong to the place, not to the data.
    const what = ['--format=custom', '--no-owner', '--no-privileges', '--exclude-schema=bullmq'];
    await runTool('pg_dump', url, [...what, `--file=${part}`]);
    return;
  }
  const directory = embeddedDatabase(settings);
  if (!existsSync(directory)) throw new Error(`There is no database in ${settings.AANZET_DATA}.`);
  const database = await openDatabase({ directory });
  try {
    if (database.kind !== 'pglite') throw new Error('A folder is PGlite');
    const dump = await database.pglite.dumpDataDir('gzip');
    await writeFile(part, await dump.bytes());
  } finally {
    await database.close();
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

main().catch((error: unknown) => {
  process.stderr.write(`Er is geen reservekopie gemaakt. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
