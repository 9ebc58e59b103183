import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { registerProcess } from '../support/run-folder.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** The application as `npm start` runs it, in a process group of its own that can be killed as a whole. */
export class Application {
  readonly #child: ChildProcess;
  readonly #closed: Promise<void>;
  #said = '';
  #ended = false;
  #wasKilled = false;

  /** Starts with these settings; `folder` is the run's, which ends the process should the run not get to it. */
  constructor(folder: string, settings: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, [path.join(root, 'run.mjs'), path.join(root, 'src', 'main.ts')], {
      cwd: folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: '', REDIS_URL: '', ...settings },
    });
    if (this.#child.pid === undefined) throw new Error('The application could not be started');
    registerProcess(folder, this.#child.pid);
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.#said += chunk.toString()));
    // Closed, not exited: then nobody of the group holds its output any more.
    this.#closed = new Promise((closed) =>
      this.#child.once('close', (code, signal) => {
        this.#ended = true;
        this.#said += `\nended with ${signal ?? code}\n`;
        closed();
      }),
    );
  }

  /** Fulfilled when nothing of it runs any more. */
  get ended(): Promise<void> {
    return this.#closed;
  }

  /** Whether we killed it: what ends by itself is a crash. */
  get wasKilled(): boolean {
    return this.#wasKilled;
  }

  /** What it wrote. */
  get said(): string {
    return this.#said;
  }

  /** The address that it names, as soon as it is healthy there; throws with what it said where it ends or takes too long. */
  async ready(healthPath = '/api/v1/health', patienceMs = 240_000): Promise<string> {
    const until = performance.now() + patienceMs;
    while (!this.#ended && performance.now() < until) {
      const address = /http:\/\/[^\s]+/.exec(this.#said)?.[0];
      if (address !== undefined && (await isHealthy(`${address}${healthPath}`))) return address;
      await sleep(20);
    }
    throw new Error(`The application did not come up. It said:\n${this.#said}`);
  }

  /** SIGKILL for every process of the group, without a moment to say goodbye. */
  kill(): Promise<void> {
    this.#wasKilled = true;
    return this.#end('SIGKILL');
  }

  /** Asks it to end in order. */
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const { pid } = this.#child;
    // A negative number means the group; for SIGTERM the launcher passes it on to its one child.
    if (!this.#ended && pid !== undefined) process.kill(signal === 'SIGKILL' ? -pid : pid, signal);
    await this.#closed;
  }
}

async function isHealthy(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
