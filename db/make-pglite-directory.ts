/**
 * Makes a new PGlite directory in the folder that is its argument, and ends: see `pglite.ts`, which starts it. Ends at once
 * when who started it is gone.
 */
import { PGlite } from '@electric-sql/pglite';

process.stdin.once('close', () => process.exit(1)).resume();
const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('Name the folder');
const pglite = await PGlite.create({ dataDir });
await pglite.close();
process.exit(0);
