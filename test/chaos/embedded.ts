import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../../src/demo/seeded-random.ts';
import { Application } from './application.ts';
import { checkCases, latestMs } from './check-cases.ts';
import { checkCommands } from './check-commands.ts';
import { killMoments, settleUnknown, workUntilKilled, type Cycle } from './cycle.ts';
import { Journal } from './journal.ts';
import { describeFindings, describeWork, reportOf, type ChaosReport } from './report.ts';
import { readDirectory } from './rows.ts';
import { User } from './user.ts';

export interface EmbeddedChaos {
  cycles: number;
  seed: number;
  /** The run's temporary folder; processes that are left in it end with the run. */
  folder: string;
  /** Makes a data directory in which the application finds its demonstration. */
  prepare: (data: string) => Promise<void>;
  /** Progress and findings, for people. */
  say: (line: string) => void;
}

/**
 * Kills the application over and over while people work, starts it again on the same directory, and then looks whether
 * everything that was acknowledged is there, once, and whether no deadline was missed or fired twice.
 */
export async function runEmbeddedChaos({ cycles, seed, folder, prepare, say }: EmbeddedChaos): Promise<ChaosReport> {
  const data = path.join(folder, 'chaos');
  mkdirSync(data);
  await prepare(data);
  const directory = path.join(data, 'db');
  const before = await readDirectory(directory);
  say(`${before.cases.length} cases to begin with; seed ${seed}`);
  const run = new Run(folder, data, seed);
  for (let number = 1; number <= cycles; number += 1) say(await run.cycle(number));
  const now = await run.sweepLast(cycles + 1);
  const after = await readDirectory(directory);
  // The application made it beside its database.
  const masterKeys = readFileSync(path.join(data, 'master-key'), 'utf8').trim();
  const { journal, unknown, serverErrors, recoveriesMs } = run;
  const found = { ...checkCases(after, now), ...checkCommands(journal.entries, before, after, now, masterKeys) };
  say(describeWork(journal));
  describeFindings(found, serverErrors).slice(0, 50).forEach(say);
  const maxLatenessMs = latestMs(after);
  return reportOf({ cycles, seed, unknown, serverErrors, recoveriesMs, maxLatenessMs }, journal, found);
}

/** One data directory, killed again and again, and what is known about it from outside. */
class Run {
  readonly journal: Journal;
  readonly recoveriesMs: number[] = [];
  readonly serverErrors: Error[] = [];
  unknown = 0;
  readonly #folder: string;
  readonly #data: string;
  readonly #seed: number;
  #keys = 0;

  constructor(folder: string, data: string, seed: number) {
    this.#folder = folder;
    this.#data = data;
    this.#seed = seed;
    this.journal = new Journal(path.join(data, 'journal.jsonl'));
  }

  /** Answers a line about how it went. */
  async cycle(number: number): Promise<string> {
    const moment = killMoments[(number - 1) % killMoments.length] ?? 'work';
    if (moment === 'startUp') await this.#killAtStart(number);
    else {
      await this.#withApplication(number, async (cycle) => {
        await workUntilKilled(cycle, moment);
        this.unknown += this.journal.unknown().length;
      });
    }
    const acked = this.journal.entries.filter((entry) => entry.outcome === 'acked').length;
    return `cycle ${number} killed at ${moment}: ${acked} acknowledged, ${this.journal.unknown().length} unknown`;
  }

  /** One more minute on the demo clock, which fires everything that is due. Answers where the clock stands then. */
  sweepLast(number: number): Promise<string> {
    return this.#withApplication(number, async ({ address }) => {
      const user = new User(address, 'nobody');
      const { status, body } = await user.send({ method: 'POST', path: '/demo/clock', body: '{"advance":"PT1M"}' });
      if (status !== 200) throw new Error(`The last sweep was answered with ${status}`);
      this.journal.close();
      return (body as { now: string }).now;
    });
  }

  async #killAtStart(number: number): Promise<void> {
    const random = seededRandom(this.#seed * 10_000 + number);
    const application = new Application(this.#folder, { AANZET_DATA: this.#data });
    await sleep(random.between(0, Math.round(this.recoveriesMs.at(-1) ?? 2_000)));
    await application.kill();
  }

  /** Starts it, settles what is open, and kills it in the end if that has not happened yet. */
  async #withApplication<Answer>(number: number, work: (cycle: Cycle) => Promise<Answer>): Promise<Answer> {
    const startedAt = performance.now();
    const application = new Application(this.#folder, { AANZET_DATA: this.#data });
    try {
      const address = await application.ready();
      this.recoveriesMs.push(performance.now() - startedAt);
      const cycle: Cycle = {
        address,
        application,
        journal: this.journal,
        seed: this.#seed * 10_000 + number,
        newKey: () => `chaos-${this.#seed}-${(this.#keys += 1)}`,
        onServerError: (error) => void this.serverErrors.push(error),
      };
      await settleUnknown(cycle);
      return await work(cycle);
    } finally {
      await application.kill();
    }
  }
}
