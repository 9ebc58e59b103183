/**
 * `npm run verify-audit [-- --heads FILE]`: compares the audit with its sealed blocks, and with heads that were kept
 * outside (a JSON object a line, as the worker writes them down). Prints one JSON object as its last line; exits with 1
 * where something was changed.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../db/database.ts';
import { verifyAudit, type KeptHead } from '../audit/verify-audit.ts';
import { embeddedDatabase, readSettings } from '../settings.ts';

async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { heads: { type: 'string' } } });
  const lines = values.heads === undefined ? [] : readFileSync(values.heads, 'utf8').split('\n');
  const heads = lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as KeptHead);
  const settings = readSettings(process.env);
  const url = settings.DATABASE_URL;
  const database = await openDatabase(url === undefined ? { directory: embeddedDatabase(settings) } : { url });
  try {
    const verdict = await verifyAudit(database.kysely, heads);
    process.stdout.write(`${JSON.stringify({ ...verdict, heads: heads.length })}\n`);
    return verdict.broken.length === 0;
  } finally {
    await database.close();
  }
}

main().then(
  (whole) => process.exit(whole ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`Het logboek is niet nagekeken. ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
