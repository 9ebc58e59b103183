/** `npm run check`: types, lint with the boundaries, dead code and format, at the same time; ends by saying what failed. */
import { spawn } from 'node:child_process';

const bin = (name: string): string => `node_modules/${name}`;

const steps: Record<string, readonly string[]> = {
  'types of the server': [bin('typescript/bin/tsc'), '-p', '.'],
  'types of the web': [bin('typescript/bin/tsc'), '-p', 'web'],
  'lint and boundaries': [bin('oxlint/bin/oxlint')],
  'dead code': [bin('knip/bin/knip.js'), '--no-progress'],
  format: [bin('prettier/bin/prettier.cjs'), '--check', '**/*.{ts,tsx,mjs,js,json,css,html,yml,yaml}'],
};

interface Outcome {
  name: string;
  passed: boolean;
  said: string;
}

async function run(name: string, command: readonly string[]): Promise<Outcome> {
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { name, passed: code === 0, said };
}

const outcomes = await Promise.all(Object.entries(steps).map(([name, command]) => run(name, command)));
const failed = outcomes.filter((outcome) => !outcome.passed);
for (const { name, said } of failed) console.log(`── ${name}\n${said.trimEnd()}\n`);
for (const { name, passed } of outcomes) console.log(`${passed ? 'passed' : 'FAILED'}  ${name}`);
process.exitCode = failed.length === 0 ? 0 : 1;
