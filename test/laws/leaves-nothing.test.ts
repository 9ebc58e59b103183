import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { findBinary, requireBinary } from '../support/binaries.ts';
import { onceInRun } from '../support/once.ts';

/** A test run of its own that starts PostgreSQL and then does what `ending` says. */
async function runThat(ending: string): Promise<{ folder: string; server: number; ended: Promise<void> }> {
  const support = path.resolve('test/support');
  const source = `
    import { readdirSync } from 'node:fs';
    import { openRunFolder } from '${support}/run-folder.ts';
    import { startPostgres } from '${support}/postgres-cluster.ts';
    const run = openRunFolder();
    await startPostgres(run.folder);
    const pid = readdirSync(run.folder).find((name) => name.endsWith('.pid'));
    console.log(JSON.stringify({ folder: run.folder, server: Number.parseInt(pid, 10) }));
    ${ending}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const said = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  return { ...(JSON.parse(said) as { folder: string; server: number }), ended };
}

const isRunning = (pid: number): boolean => existsSync(`/proc/${pid}`);

test('a test run that ends removes its folder and ends the servers it started', async () => {
  const { folder, server, ended } = await runThat('await run.close();');
  await ended;
  expect([existsSync(folder), isRunning(server)]).toEqual([false, false]);
});

test('a test run that is killed is cleaned up all the same', async () => {
  const { folder, server, ended } = await runThat(`process.kill(process.pid, 'SIGKILL');`);
  await ended;
  expect(isRunning(server)).toBe(true);
  for (let waited = 0; waited < 10_000 && (existsSync(folder) || isRunning(server)); waited += 100) await sleep(100);
  expect([existsSync(folder), isRunning(server)]).toEqual([false, false]);
});

test('what all files of a run need is made once, and its failure is told to all', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'aanzet-once-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  let made = 0;
  const make = async (): Promise<string> => {
    await sleep(50);
    return `made ${++made}`;
  };
  const all = await Promise.all([1, 2, 3].map(() => onceInRun(folder, 'thing', make)));
  expect(all).toEqual(['made 1', 'made 1', 'made 1']);
  const fail = (): Promise<string> => Promise.reject(new Error('no such thing'));
  const failures = await Promise.allSettled([1, 2].map(() => onceInRun(folder, 'other', fail)));
  expect(failures.map((failure) => failure.status === 'rejected' && String(failure.reason))).toEqual([
    expect.stringContaining('no such thing'),
    expect.stringContaining('no such thing'),
  ]);
  expect(readdirSync(folder).some((name) => name.endsWith('.part'))).toBe(false);
});

test('a program that is missing is named together with what to install, never skipped', () => {
  expect(findBinary('no-such-program-anywhere')).toBeUndefined();
  expect(requireBinary('postgresql')).toMatch(/initdb$/);
  expect(() => requireBinary('redis', () => undefined)).toThrow('sudo apt-get install redis-server');
});
