import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { inject } from 'vitest';
import { onceInRun } from '../../support/once.ts';

/** The web part, built from the sources as they are now: once per run, into the folder of the run. */
export function builtWebPart(): Promise<string> {
  const folder = inject('runFolder');
  return onceInRun(folder, 'web-part', () => Promise.resolve(build(path.join(folder, 'web-part'))));
}

function build(target: string): string {
  const vite = path.resolve('node_modules/vite/bin/vite.js');
  const options = ['build', 'web', '--outDir', target, '--emptyOutDir', '--logLevel', 'warn'];
  const { status, stderr, stdout } = spawnSync(process.execPath, [vite, ...options], {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(`The web part could not be built\n${stdout}${stderr}`);
  return target;
}
