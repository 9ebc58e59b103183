/**
 * `npm run rights [-- --draws N --seed S --on pglite|postgresql]`: asks the whole application every verb of every address
 * for every kind of reader, in cases in every state of akkoord, and holds each answer with its words against a table that
 * was written by hand from `docs/rights.md`; then by chance. One JSON object as the last line of stdout, what differs on
 * stderr; exits with 1 where anything does.
 */
import { parseArgs } from 'node:util';
import { openDatabase, type Database } from '../../db/database.ts';
import { migrate } from '../../db/migrate.ts';
import { grantApplication } from '../../src/start/grant-application.ts';
import { startPostgres } from '../support/postgres-cluster.ts';
import { openRunFolder } from '../support/run-folder.ts';
import { judgeRights } from './judged.ts';

const { values } = parseArgs({
  options: {
    draws: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    on: { type: 'string', default: 'pglite' },
  },
});
const [draws, seed] = [Number(values.draws), Number(values.seed)];
if (!Number.isSafeInteger(draws) || draws < 0 || !Number.isSafeInteger(seed)) throw new Error('Ask for whole numbers');
if (values.on !== 'pglite' && values.on !== 'postgresql') throw new Error('--on is pglite or postgresql');

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const run = openRunFolder();

/** On PostgreSQL as a server runs: by a role that is neither owner nor superuser. */
async function openMigrated(): Promise<Database> {
  if (values.on === 'pglite') {
    const memory = await openDatabase({ memory: true });
    await migrate(memory);
    return memory;
  }
  const url = new URL(`${await startPostgres(run.folder)}/postgres`);
  const owner = await openDatabase({ url: url.href });
  await migrate(owner);
  const login = { role: 'aanzet_rights', password: crypto.randomUUID() };
  await grantApplication(owner, login);
  await owner.close();
  [url.username, url.password] = [login.role, login.password];
  return openDatabase({ url: url.href });
}

try {
  const database = await openMigrated();
  try {
    const { lines, ...report } = await judgeRights(database, { draws, seed, whole: true, tell: say });
    lines.forEach(say);
    process.stdout.write(`${JSON.stringify({ ...report, on: values.on })}\n`);
    process.exitCode = lines.length === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
} finally {
  await run.close();
}
