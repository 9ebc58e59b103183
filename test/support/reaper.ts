/**
 * `node reaper.ts PID FOLDER`: waits until the test run PID is gone and then clears its folder. It acts only when the
 * run was killed; a run that ends by itself ends the reaper first.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { clearRunFolder } from './run-folder.ts';

const [, , pid, folder] = process.argv;
if (pid === undefined || folder === undefined) throw new Error('usage: reaper.ts PID FOLDER');
// A Ctrl-C for the terminal's whole group must not end the one who cleans up.
process.on('SIGINT', () => {});
while (isRunning(Number(pid))) await sleep(500);
await clearRunFolder(folder);

function isRunning(number: number): boolean {
  try {
    return process.kill(number, 0);
  } catch {
    return false;
  }
}
