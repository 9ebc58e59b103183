import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Application } from '../application.ts';
import { Line } from './line.ts';
import type { Outages } from './outages.ts';
import { testMasterKeys } from '../../support/test-vault.ts';

export interface ManagedSettings {
  role: 'http' | 'worker';
  folder: string;
  databaseUrl: string;
  redisUrl: string;
  /** How far its clock is off. */
  clockShiftHours: number;
  outages: Outages;
}

const shiftClock = pathToFileURL(path.join(import.meta.dirname, 'shift-clock.ts')).href;

/** One process of the application behind a line of its own to the database, started again whenever it ends. */
export class Managed {
  readonly role: 'http' | 'worker';
  readonly line: Line;
  /** Where it answers; undefined while it does not. */
  address: string | undefined;
  /** From each kill until the process that took the place gave its first good answer. */
  readonly restartsMs: number[] = [];
  /** What a process said that ended although nobody killed it. */
  readonly crashes: string[] = [];
  readonly #settings: ManagedSettings;
  #application: Application | undefined;
  #killedAt: number | undefined;
  /** Of a start that failed. */
  #saidLast = '';
  #closing = false;
  #keeping: Promise<void> = Promise.resolve();

  private constructor(settings: ManagedSettings, line: Line) {
    this.role = settings.role;
    this.#settings = settings;
    this.line = line;
  }

  /** Starts it, and from then on again and again. */
  static async start(settings: ManagedSettings): Promise<Managed> {
    const line = await Line.to(Number(new URL(settings.databaseUrl).port));
    const managed = new Managed(settings, line);
    managed.#keeping = managed.#keepAlive();
    return managed;
  }

  /** SIGKILL; whoever keeps it alive starts it again. */
  kill(): void {
    this.address = undefined;
    this.#killedAt = performance.now();
    void this.#application?.kill();
  }

  /** Waits until it is healthy. */
  async healthy(patienceMs = 60_000): Promise<void> {
    for (const until = performance.now() + patienceMs; this.address === undefined; await sleep(20))
      if (performance.now() > until)
        throw new Error(`${this.role} did not come back. It said:\n${this.#saidLast}${this.#application?.said}`);
  }

  /** Ends it in order, for good. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#application?.stop();
    await this.#keeping;
    this.line.close();
  }

  async #keepAlive(): Promise<void> {
    while (!this.#closing) {
      const application = new Application(this.#settings.folder, this.#environment());
      this.#application = application;
      try {
        const address = await application.ready(this.role === 'http' ? '/api/v1/health' : '/ready', 30_000);
        if (this.#killedAt !== undefined) this.restartsMs.push(this.#settings.outages.waitedSince(this.#killedAt));
        this.#killedAt = undefined;
        this.address = address;
        await application.ended;
        // It may have been killed after it gave its first good answer and before that was heard here.
        if (!this.#closing && !application.wasKilled) this.crashes.push(application.said.slice(-2_000));
      } catch {
        // It did not come up, as where its database is away.
        await application.kill();
        this.#saidLast = application.said;
        await sleep(100);
      }
      this.address = undefined;
    }
  }

  #environment(): Record<string, string> {
    const { role, databaseUrl, redisUrl, clockShiftHours } = this.#settings;
    const url = new URL(databaseUrl);
    url.port = String(this.line.port);
    return {
      AANZET_ROLES: role,
      AANZET_DEMO: 'true',
      AANZET_MASTER_KEYS: testMasterKeys,
      DATABASE_URL: url.href,
      REDIS_URL: redisUrl,
      ...(role === 'worker' ? { AANZET_OPS_PORT: '0', AANZET_OPS_HOST: '127.0.0.1' } : {}),
      ...(clockShiftHours === 0
        ? {}
        : { CLOCK_SHIFT_HOURS: String(clockShiftHours), NODE_OPTIONS: `--import=${shiftClock}` }),
    };
  }
}
