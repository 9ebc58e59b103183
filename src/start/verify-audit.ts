/**
 * `npm run verify-audit [-- --heads FILE]`: compares the audit with its sealed blocks, and with heads that were kept
 * outside (the file of `AANZET_AUDIT_HEADS`). Names the first difference, a day that the file lacks, and what is not
 * sealed yet; prints one JSON object as its last line; exits with 1 where something was changed.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../db/database.ts';
import { firstDifference, isWhole, verifyAudit } from '../audit/verify-audit.ts';
import { embeddedDatabase, readSettings } from '../settings.ts';

async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { heads: { type: 'string' } } });
  const heads = values.heads === undefined ? '' : readFileSync(values.heads, 'utf8');
  const settings = readSettings(process.env);
  const url = settings.DATABASE_URL;
  const database = await openDatabase(url === undefined ? { directory: embeddedDatabase(settings) } : { url });
  try {
    const verdict = await verifyAudit(database.kysely, heads);
    const first = firstDifference(verdict);
    if (first !== undefined) process.stderr.write(`The first difference: ${first}\n`);
    const { rows, oldest } = verdict.unsealed;
    if (rows > 0) process.stderr.write(`Not sealed yet: ${rows} rows, the oldest of ${oldest}\n`);
    process.stdout.write(`${JSON.stringify(verdict)}\n`);
    return isWhole(verdict);
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
