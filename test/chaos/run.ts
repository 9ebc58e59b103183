/**
 * `npm run chaos:embedded -- [--cycles N] [--seed S]`: kill -9 at any time loses nothing in embedded mode. Progress and
 * findings on stderr, one JSON object as the last line of stdout; exits with 1 when something was lost or doubled.
 */
import { parseArgs } from 'node:util';
import { openRunFolder } from '../support/run-folder.ts';
import { runEmbeddedChaos } from './embedded.ts';
import { prepareDemonstration } from './prepare-network.ts';
import { isBreached } from './report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cycles: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
});
if (positionals.join(' ') !== 'embedded') throw new Error('Say which mode is tried: embedded');
const [cycles, seed] = [Number(values.cycles), Number(values.seed)];
if (!Number.isSafeInteger(cycles) || cycles < 1 || !Number.isSafeInteger(seed))
  throw new Error('Ask for whole numbers');

const run = openRunFolder();
try {
  const { folder } = run;
  const report = await runEmbeddedChaos({
    cycles,
    seed,
    folder,
    prepare: (data) => prepareDemonstration(folder, data),
    say: (line) => void process.stderr.write(`${line}\n`),
  });
  process.stdout.write(`${JSON.stringify(report)}\n`);
  process.exitCode = isBreached(report) ? 1 : 0;
} finally {
  await run.close();
}
