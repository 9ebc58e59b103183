import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { registerProcess } from './run-folder.ts';
import { testMasterKeys } from './test-vault.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** Runs a file of the application, or of a copy of it where the path is a whole one, on Node as a process of its own, with nothing of our environment but the path. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #closed: Promise<void>;
  /** Everything that it wrote. */
  said = '';
  /** How it ended; undefined while it runs. */
  code: number | null | undefined;

  constructor(file: string, env: Record<string, string>, args: readonly string[] = []) {
    const folder = inject('runFolder');
    this.#child = spawn(process.execPath, [path.resolve(root, file), ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '', HOME: folder, AANZET_MASTER_KEYS: testMasterKeys, ...env },
    });
    if (this.#child.pid === undefined) throw new Error(`${file} could not be started`);
    registerProcess(folder, this.#child.pid);
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    this.#closed = new Promise((closed) =>
      this.#child.once('close', (code) => {
        this.code = code;
        closed();
      }),
    );
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** The address for people; of the role `http`. */
  get address(): string {
    return /staat klaar op (http:\S+)/.exec(this.said)?.[1] ?? '';
  }

  /** The address for those who keep it running. */
  get ops(): string {
    return /Toezicht .* op (http:\S+)/.exec(this.said)?.[1] ?? '';
  }

  /** Waits until it says that it is ready for work; throws with what it said where it ends before. */
  async ready(patienceMs = 60_000): Promise<this> {
    for (const until = performance.now() + patienceMs; this.code === undefined && performance.now() < until;) {
      if (this.ops !== '' && (await statusOf(`${this.ops}/ready`)) === 200) return this;
      await sleep(50);
    }
    throw new Error(`It did not come up. It said:\n${this.said}`);
  }

  /** Waits for its end and answers its exit code; null where a signal ended it. */
  async ended(): Promise<number | null> {
    await this.#closed;
    return this.code ?? null;
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.code === undefined) this.#child.kill(signal);
    return this.ended();
  }

  /** Sends a signal and does not wait. */
  tell(signal: NodeJS.Signals): void {
    if (this.code === undefined) this.#child.kill(signal);
  }
}

/** The status of an answer; 0 where nobody answers. */
export async function statusOf(url: string, patienceMs = 3_000): Promise<number> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    // What is not read holds its connection open.
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
