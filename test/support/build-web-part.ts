import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** Builds the web part, from the sources as they are now, into a folder; answers the folder. */
export function buildWebPart(target: string): string {
  const vite = path.resolve('node_modules/vite/bin/vite.js');
  const options = ['build', 'web', '--outDir', target, '--emptyOutDir', '--logLevel', 'warn'];
  const { status, stderr, stdout } = spawnSync(process.execPath, [vite, ...options], {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(`The web part could not be built\n${stdout}${stderr}`);
  return target;
}
