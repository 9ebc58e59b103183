/**
 * `npm run seeded-bugs [-- --only TEXT]`: plants each bug in a copy of the project and runs the check that must find it.
 * One JSON object as the last line; exits with 1 where a check stayed green, or was not green before.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isServerBreached, type ServerReport } from '../chaos/server/server-report.ts';
import { copyProject } from '../support/copy-project.ts';
import { openRunFolder } from '../support/run-folder.ts';
import { bugs, type SeededBug } from './bugs.ts';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Whether the check found something; a run that could not begin is an error, not a find. */
function isRed(copy: string, check: SeededBug['check']): boolean {
  const command = Array.isArray(check)
    ? ['node_modules/vitest/vitest.mjs', 'run', ...(check as readonly string[])]
    : chaos(check as Exclude<SeededBug['check'], readonly string[]>);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['run.mjs', ...command], {
    cwd: copy,
    encoding: 'utf8',
  });
  const began = Array.isArray(check) ? /Tests\s.*\d+ (?:passed|failed)/.test(plain(stdout)) : /"lost":\d+/.test(stdout);
  if (!began) throw new Error(`The check did not run:\n${stdout.slice(-2_000)}\n${stderr.slice(-2_000)}`);
  // A machine that is busy with other things misses goals of speed: a bug is what loses or doubles something.
  if (!Array.isArray(check))
    return isServerBreached(JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as ServerReport);
  return status !== 0;
}

const chaos = ({ cycles, seed }: { cycles: number; seed: number }): string[] => [
  'test/chaos/run.ts',
  'server',
  '--cycles',
  String(cycles),
  '--seed',
  String(seed),
];

// eslint-disable-next-line no-control-regex
const plain = (text: string): string => text.replaceAll(/\u001B\[[\d;]*m/g, '');

function plant(copy: string, { file, find, replace }: SeededBug): () => void {
  const target = path.join(copy, file);
  const before = readFileSync(target, 'utf8');
  if (before.split(find).length !== 2) throw new Error(`${file} does not hold “${find}” once: mend the patch`);
  writeFileSync(
    target,
    before.replace(find, () => replace),
  );
  return () => writeFileSync(target, before);
}

const run = openRunFolder();
try {
  const copy = copyProject(run.folder);
  const chosen = bugs.filter(({ name }) => name.includes(values.only));
  const checks = new Map(chosen.map(({ check }) => [JSON.stringify(check), check]));
  for (const check of checks.values())
    if (isRed(copy, check)) throw new Error(`${JSON.stringify(check)} is red without any bug`);
  const unnoticed: string[] = [];
  for (const bug of chosen) {
    const heal = plant(copy, bug);
    const red = isRed(copy, bug.check);
    heal();
    say(`${red ? 'found     ' : 'NOT FOUND '} ${bug.name}`);
    if (!red) unnoticed.push(bug.name);
  }
  process.stdout.write(
    `${JSON.stringify({ bugs: chosen.length, found: chosen.length - unnoticed.length, unnoticed })}\n`,
  );
  process.exitCode = unnoticed.length === 0 ? 0 : 1;
} finally {
  await run.close();
}
