/**
 * `npm run rotate-keys`: wraps the key of every case with the first of `AANZET_MASTER_KEYS`, so that the others can be
 * taken out of the settings afterwards. Prints one JSON object as its last line.
 */
import { openDatabase } from '../../db/database.ts';
import { readSettings } from '../settings.ts';
import { rewrapAll } from '../vault/rewrap.ts';
import { masterKeysOf } from './master-keys-of.ts';

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const masters = masterKeysOf(settings);
  const url = settings.DATABASE_URL;
  if (url === undefined) throw new Error('De ingebouwde databank heeft één sleutel; alleen een server wisselt.');
  const database = await openDatabase({ url });
  try {
    const rewrapped = await rewrapAll(database.kysely, masters);
    process.stdout.write(`${JSON.stringify({ current: masters.current.id, rewrapped })}\n`);
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `De sleutels zijn niet allemaal gewisseld. ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
});
