import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser } from 'playwright-core';
import { inject } from 'vitest';
import { requireBinary } from '../../support/binaries.ts';
import { onceInRun } from '../../support/once.ts';
import { registerProcess } from '../../support/run-folder.ts';

const patienceMs = 60_000;

/** One Chromium for the whole run, shared by all test files; each file has windows of its own. It ends with the run. */
export async function connectToChromium(): Promise<Browser> {
  const folder = inject('runFolder');
  const address = await onceInRun(folder, 'chromium', () => startChromium(path.join(folder, 'chromium'), folder));
  return chromium.connectOverCDP(address, { timeout: patienceMs });
}

async function startChromium(home: string, folder: string): Promise<string> {
  const binary = requireBinary('chromium');
  mkdirSync(home);
  const options = [
    '--headless=new',
    '--no-sandbox',
    '--remote-debugging-port=0',
    `--user-data-dir=${home}`,
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--disable-component-update',
    '--no-first-run',
    '--no-default-browser-check',
    '--hide-scrollbars',
    '--force-color-profile=srgb',
    'about:blank',
  ];
  // What it would leave behind in the temporary folder goes with the folder of the run.
  const env = { ...process.env, TMPDIR: home };
  const child = spawn(binary, options, { cwd: home, env, detached: true, stdio: 'ignore' });
  child.unref();
  if (child.pid === undefined) throw new Error(`${binary} did not start`);
  registerProcess(folder, child.pid);
  const said = path.join(home, 'DevToolsActivePort');
  for (let waited = 0; waited < patienceMs; waited += 50) {
    const [port = '', way = ''] = existsSync(said) ? readFileSync(said, 'utf8').split('\n') : [];
    if (way !== '') return `ws://127.0.0.1:${port}${way}`;
    if (child.exitCode !== null) throw new Error(`${binary} ended with ${child.exitCode}`);
    await sleep(50);
  }
  throw new Error(`${binary} did not open its port within ${patienceMs / 1000} s`);
}
