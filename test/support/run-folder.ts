import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The temporary folder of one test run. Servers that tests start register here; they are ended and the folder is
 * removed when the run ends, and by a reaper process when the run is killed before it can do so itself.
 */
export function openRunFolder(): { folder: string; close: () => Promise<void> } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'aanzet-test-'));
  // PostgreSQL runs as another user when the tests run as root; it must be able to pass.
  chmodSync(folder, 0o711);
  const reaper = spawn(process.execPath, [path.join(import.meta.dirname, 'reaper.ts'), String(process.pid), folder], {
    detached: true,
    stdio: 'ignore',
  });
  reaper.unref();
  return {
    folder,
    close: async () => {
      reaper.kill();
      await clearRunFolder(folder);
    },
  };
}

/** Notes a process that must not outlive the run. It must have its working directory inside the folder. */
export function registerProcess(folder: string, pid: number): void {
  writeFileSync(path.join(folder, `${pid}.pid`), '');
}

/** Ends every registered process that still runs, then removes the folder. */
export async function clearRunFolder(folder: string): Promise<void> {
  const pids = readdirSync(folder).flatMap((name) => (name.endsWith('.pid') ? [Number.parseInt(name, 10)] : []));
  const running = (): number[] => pids.filter((pid) => isInside(pid, folder));
  // SIGINT is PostgreSQL's fast shutdown and ends Redis as well.
  for (const pid of running()) process.kill(pid, 'SIGINT');
  for (let waited = 0; running().length > 0 && waited < 5_000; waited += 50) await sleep(50);
  for (const pid of running()) process.kill(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** A process number may have been given to somebody else since: only a process that works in our folder is ours. */
function isInside(pid: number, folder: string): boolean {
  try {
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !/\) Z /.test(state) && readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
  } catch {
    return false;
  }
}
