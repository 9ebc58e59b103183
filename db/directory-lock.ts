import { mkdirSync, readFileSync, realpathSync, unlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A lock on a PGlite directory. PGlite has none, and two processes on one directory lose data without an error
 * (545 committed rows vanished when it was tried), so this lock is not a courtesy.
 *
 * The lock is a file beside the directory that names its holder: host, boot, process and the start time of that
 * process. A heartbeat would not do: WebAssembly blocks the event loop, so a busy holder looks dead.
 */
export interface DirectoryLock {
  /** Where the lock stands. */
  readonly file: string;
  /** Gives the directory free; does nothing the second time. */
  release(): void;
}

/** Another process, or another part of this one, has the directory open. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';
  constructor(directory: string, file: string, holder: Holder) {
    const elsewhere = holder.host === os.hostname() ? '' : ` on ${holder.host}`;
    super(
      `${directory} is in use by process ${holder.pid}${elsewhere}. Two processes on one directory lose data. ` +
        `Stop that process first, or use DATABASE_URL for more than one. If you are sure that it has stopped: delete ${file}.`,
    );
  }
}

interface Holder {
  host: string;
  /** Changes at every start of the machine; empty where the system does not tell. */
  boot: string;
  pid: number;
  /** Clock ticks between boot and the start of the process: a number given again to another process is recognised. */
  startedAt: string;
}

/** Long enough for a rival that also saw the stale lock to have made its move. */
const settleMs = 50;

/**
 * Takes the lock of a directory, which is created when it is missing.
 * A lock that a killed process left behind is taken over.
 * @throws DirectoryInUse while its holder lives, or when the holder is on another machine and nobody here can tell.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  mkdirSync(directory, { recursive: true });
  // Two names for one directory must meet at one lock.
  const file = `${realpathSync(directory)}.lock`;
  const mine = JSON.stringify(describe(process.pid));
  for (let takenOver = false; ; takenOver = true) {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
      const found = await readHolder(file);
      if (found !== undefined && isAlive(found)) throw new DirectoryInUse(directory, file, found);
      removeIfPresent(file);
      continue;
    }
    if (takenOver) await sleep(settleMs);
    const holder = takenOver ? read(file) : mine;
    if (holder === mine) return { file, release: () => release(file, mine) };
    // A rival judged the same stale lock and removed ours after we wrote it. The file's present owner has won.
    const rival = parse(holder);
    if (rival !== undefined && isAlive(rival)) throw new DirectoryInUse(directory, file, rival);
  }
}

function describe(pid: number): Holder {
  return { host: os.hostname(), boot: bootId(), pid, startedAt: startTime(pid) ?? '' };
}

/** False only when it is certain that the holder is gone. */
function isAlive(holder: Holder): boolean {
  if (holder.host !== os.hostname()) return true;
  if (holder.boot !== bootId()) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (isCode(error, 'ESRCH')) return false;
  }
  const started = startTime(holder.pid);
  return started === undefined || holder.startedAt === '' || started === holder.startedAt;
}

/** The start of a process in ticks since boot, or undefined where there is no /proc. A zombie counts as gone. */
function startTime(pid: number): string | undefined {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The name of the program may hold spaces and brackets: count from the last bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? 'gone' : fields[19];
}

function bootId(): string {
  return read('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
}

/** A lock is written a moment after it is made; one that stays unreadable was left by a crash in that moment. */
async function readHolder(file: string): Promise<Holder | undefined> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const holder = parse(read(file));
    if (holder !== undefined) return holder;
    await sleep(settleMs);
  }
  return undefined;
}

function parse(text: string | undefined): Holder | undefined {
  try {
    const holder = JSON.parse(text ?? '') as Partial<Holder>;
    const { host, boot, pid, startedAt } = holder;
    if (typeof host !== 'string' || typeof boot !== 'string' || typeof startedAt !== 'string') return undefined;
    return Number.isInteger(pid) && pid !== undefined ? { host, boot, pid, startedAt } : undefined;
  } catch {
    return undefined;
  }
}

function release(file: string, mine: string): void {
  if (read(file) === mine) removeIfPresent(file);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function removeIfPresent(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
