import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** Linux counts processor time in hundredths of a second. */
const tick = 0.01;

/** What ran since the watch began; null where there is no /proc. */
export interface Watched {
  /** Processor seconds of this process, its children (servers and load generators) and theirs. */
  ownSeconds: number;
  /** The share of all processors that everybody else used, from 0 to 1. */
  othersShare: number;
}

/** Starts to watch who uses the processors; the function that comes back says who did. */
export function watchProcessors(): () => Watched | null {
  const before = read();
  const startedAt = performance.now();
  return () => {
    const after = read();
    if (before === null || after === null) return null;
    const available = ((performance.now() - startedAt) / 1000) * os.availableParallelism();
    const own = after.own - before.own;
    return {
      ownSeconds: own,
      othersShare: Math.min(1, Math.max(0, (after.machine - before.machine - own) / available)),
    };
  };
}

/** Waits until others leave the machine alone, but not for ever; answers their share at the end. */
export async function waitForQuiet(below = 0.15, patienceMs = 10_000): Promise<number | null> {
  for (let waited = 0; ; waited += 500) {
    const watched = watchProcessors();
    await sleep(500);
    const share = watched()?.othersShare ?? null;
    if (share === null || share < below || waited >= patienceMs) return share;
  }
}

function read(): { machine: number; own: number } | null {
  try {
    const [, user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] =
      readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]?.split(/\s+/).map(Number) ?? [];
    return { machine: (user + nice + system + irq + softirq + steal) * tick, own: ownSeconds() };
  } catch {
    return null;
  }
}

/** This process, its descendants, and those that ended already. */
function ownSeconds(): number {
  const processes = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(name) ?? []) : []));
  const childrenOf = Map.groupBy(processes, ({ parent }) => parent);
  const below = (pid: number): number =>
    (childrenOf.get(pid) ?? []).reduce((sum, child) => sum + child.seconds + below(child.pid), 0);
  return (statOf(String(process.pid))?.seconds ?? 0) + below(process.pid);
}

function statOf(pid: string): { pid: number; parent: number; seconds: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program may hold spaces: count from the bracket behind it. Fields 14 to 17 are times.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    return { pid: Number(pid), parent, seconds: fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) * tick };
  } catch {
    return undefined;
  }
}
