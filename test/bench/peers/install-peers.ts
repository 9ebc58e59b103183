import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Others that a TypeScript team might take instead, at the versions that were measured before. BullMQ is our own. */
const versions = { '@dbos-inc/dbos-sdk': '5.3.0', 'pg-boss': '12.38.0', 'graphile-worker': '0.18.0' } as const;

/**
 * Installs the peers outside the project, once per machine: they are no part of it, not even for development. Answers
 * the folder. Throws with npm's own words where that fails: a bench without its peers would say nothing.
 */
export function installPeers(say: (line: string) => void): string {
  const name = createHash('sha256').update(JSON.stringify(versions)).digest('hex').slice(0, 12);
  const cache = process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache');
  const folder = path.join(cache, 'aanzet-bench', name);
  if (existsSync(folder)) return folder;
  say(`installing the peers in ${folder} …`);
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    writeFileSync(path.join(unfinished, 'package.json'), JSON.stringify({ private: true, dependencies: versions }));
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund'];
    // Peers ask for this Node; npm of an older one beside it would choose other versions without saying so.
    const npm = spawnSync('npm', args, { cwd: unfinished, encoding: 'utf8', shell: process.platform === 'win32' });
    if (npm.status !== 0) throw new Error(`The peers could not be installed: ${npm.error?.message ?? npm.stderr}`);
    renameSync(unfinished, folder);
    return folder;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
