/**
 * `npm run chaos -- [--cycles N] [--seed S]`: faults against server mode; `npm run chaos:embedded`: kill -9 at any time in
 * embedded mode. Progress and findings on stderr, one JSON object as the last line of stdout; exits with 1 when something
 * was lost, doubled or missed.
 */
import { parseArgs } from 'node:util';
import { openRunFolder } from '../support/run-folder.ts';
import { runEmbeddedChaos } from './embedded.ts';
import { prepareDemonstration } from './prepare-network.ts';
import { isBreached } from './report.ts';
import { runServerChaos } from './server/server-chaos.ts';
import { isServerBreached } from './server/server-report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cycles: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
});
const [mode = ''] = positionals;
if (mode !== 'embedded' && mode !== 'server') throw new Error('Say which mode is tried: embedded or server');
const [cycles, seed] = [Number(values.cycles), Number(values.seed)];
if (!Number.isSafeInteger(cycles) || cycles < 1 || !Number.isSafeInteger(seed))
  throw new Error('Ask for whole numbers');

const run = openRunFolder();
try {
  const { folder } = run;
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const asked = { cycles, seed, folder, say };
  if (mode === 'server') {
    const report = await runServerChaos(asked);
    process.stdout.write(`${JSON.stringify(report)}\n`);
    process.exitCode = isServerBreached(report) || report.missed.length > 0 ? 1 : 0;
  } else {
    const report = await runEmbeddedChaos({ ...asked, prepare: (data) => prepareDemonstration(folder, data) });
    process.stdout.write(`${JSON.stringify(report)}\n`);
    process.exitCode = isBreached(report) ? 1 : 0;
  }
} finally {
  await run.close();
}
