import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..', '..');

/** Where the built web part stands. */
export const webDirectory = path.join(root, 'web', 'dist');

/** `npm start` on a fresh clone: the web part is built once, beside the making of the demonstration. */
export function buildWebWhenMissing(say: (line: string) => void): Promise<void> {
  if (existsSync(path.join(webDirectory, 'index.html'))) return Promise.resolve();
  say('Aanzet bouwt de webpagina’s (eenmalig) …');
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', 'web', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' });
  return new Promise((built, failed) => {
    child.on('error', failed);
    child.on('exit', (code) => (code === 0 ? built() : failed(new Error('The web part could not be built'))));
  });
}
