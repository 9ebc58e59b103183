/**
 * `npm run replay [-- --paths N --seed S]`: plays cases by chance through PostgreSQL and their events once more without
 * it; both must agree to the byte. Progress on stderr, one JSON object as the last line of stdout; exits with 1 where a
 * case differs.
 */
import { parseArgs } from 'node:util';
import { openDatabase } from '../../db/database.ts';
import { migrate } from '../../db/migrate.ts';
import { startPostgres } from '../support/postgres-cluster.ts';
import { openRunFolder } from '../support/run-folder.ts';
import { openSmallNetwork } from '../support/small-network.ts';
import { replayRandomPaths } from './replay.ts';

const { values } = parseArgs({
  options: { paths: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
});
const [paths, seed] = [Number(values.paths), Number(values.seed)];
if (!Number.isSafeInteger(paths) || paths < 1 || !Number.isSafeInteger(seed)) throw new Error('Ask for whole numbers');

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const run = openRunFolder();
try {
  const database = await openDatabase({ url: `${await startPostgres(run.folder)}/postgres` });
  try {
    await migrate(database);
    const network = await openSmallNetwork(database, { without: [] });
    const { different, ...counts } = await replayRandomPaths(network, { paths, seed }, (done) => say(`${done} paths`));
    different.slice(0, 20).forEach(say);
    process.stdout.write(`${JSON.stringify({ ...counts, different: different.length, seed })}\n`);
    process.exitCode = different.length === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
} finally {
  await run.close();
}
