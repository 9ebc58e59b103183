/**
 * `npm run chaos -- [--cycles N] [--seed S]`: faults against server mode; `--profile dbos [--workflows N] [--firings N]`
 * and `--profile deadlines [--deadlines N] [--strikes N]`: runs of a fixed shape; `npm run chaos:embedded`: kill -9 at any
 * time in embedded mode. Progress and findings on stderr, one JSON object as the last line of stdout; exits with 1 when
 * something was lost, doubled or missed.
 */
import { parseArgs } from 'node:util';
import { openRunFolder } from '../support/run-folder.ts';
import { runEmbeddedChaos } from './embedded.ts';
import { prepareDemonstration } from './prepare-network.ts';
import { isBreached } from './report.ts';
import { isDbosBreached, runDbosProfile } from './server/dbos-profile.ts';
import { isDeadlinesBreached, runDeadlinesProfile } from './server/deadlines-profile.ts';
import { runServerChaos } from './server/server-chaos.ts';
import { isServerBreached, type ServerReport } from './server/server-report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    profile: { type: 'string', default: 'kills' },
    cycles: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    workflows: { type: 'string', default: '200' },
    firings: { type: 'string', default: '20' },
    deadlines: { type: 'string', default: '500' },
    strikes: { type: 'string', default: '10' },
  },
});
const numberOf = (name: Exclude<keyof typeof values, 'profile'>): number => {
  const number = Number(values[name]);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`--${name} asks a whole number from 1`);
  return number;
};
const run = openRunFolder();
const { folder } = run;
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const common = { seed: numberOf('seed'), folder, say };

interface Ran {
  report: object;
  /** Something was lost, doubled or missed, or a goal was not reached. */
  failed: boolean;
}

const serverFailed = (report: ServerReport): boolean => isServerBreached(report) || report.missed.length > 0;

const profiles: Record<string, () => Promise<Ran>> = {
  'embedded kills': async () => {
    const prepare = (data: string) => prepareDemonstration(folder, data);
    const report = await runEmbeddedChaos({ ...common, cycles: numberOf('cycles'), prepare });
    return { report, failed: isBreached(report) };
  },
  'server kills': async () => {
    const report = await runServerChaos({ ...common, cycles: numberOf('cycles') });
    return { report, failed: serverFailed(report) };
  },
  'server dbos': async () => {
    const size = { workflows: numberOf('workflows'), firings: numberOf('firings') };
    const report = await runDbosProfile({ ...common, ...size });
    return { report, failed: isDbosBreached(report) || isServerBreached(report) };
  },
  'server deadlines': async () => {
    const size = { deadlines: numberOf('deadlines'), strikes: numberOf('strikes') };
    const report = await runDeadlinesProfile({ ...common, ...size });
    return { report, failed: isDeadlinesBreached(report) };
  },
};

try {
  const asked = `${positionals[0]} ${values.profile}`;
  const profile = profiles[asked];
  if (profile === undefined) throw new Error(`There is no run ${asked}, only: ${Object.keys(profiles).join(', ')}`);
  const { report, failed } = await profile();
  process.stdout.write(`${JSON.stringify(report)}\n`);
  process.exitCode = failed ? 1 : 0;
} finally {
  await run.close();
}
