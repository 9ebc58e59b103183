/**
 * `npm run fuzz [-- --inputs N --seed S --lanes L]`: generated requests to every route of a running server, as everybody
 * and as strangers. Progress and the smallest request of each fault on stderr, one JSON object as the last line of
 * stdout; exits with 1 on any fault.
 */
import { parseArgs } from 'node:util';
import { startPostgres } from '../support/postgres-cluster.ts';
import { openRunFolder } from '../support/run-folder.ts';
import { isFuzzBreached, runFuzz } from './fuzz.ts';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '24' },
  },
});
const numberOf = (name: keyof typeof values): number => {
  const number = Number(values[name]);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`--${name} asks a whole number from 1`);
  return number;
};

const { folder, close } = openRunFolder();
try {
  const report = await runFuzz({
    inputs: numberOf('inputs'),
    seed: numberOf('seed'),
    lanes: numberOf('lanes'),
    folder,
    postgresUrl: await startPostgres(folder),
    say: (line) => void process.stderr.write(`${line}\n`),
  });
  process.stdout.write(`${JSON.stringify(report)}\n`);
  process.exitCode = isFuzzBreached(report) ? 1 : 0;
} finally {
  await close();
}
