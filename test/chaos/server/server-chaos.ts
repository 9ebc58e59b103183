import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom, type Random } from '../../../src/demo/seeded-random.ts';
import { checkCases, latestMs } from '../check-cases.ts';
import { checkCommands } from '../check-commands.ts';
import { testMasterKeys } from '../../support/test-vault.ts';
import { Journal } from '../journal.ts';
import { describeFindings, describeWork, reportOf } from '../report.ts';
import { User } from '../user.ts';
import { kills, otherFaults } from './faults.ts';
import { insist } from './insist.ts';
import { startPeople } from './people.ts';
import { openServerHouse, type ServerHouse } from './server-house.ts';
import { serverReportOf, type ServerReport } from './server-report.ts';
import { SpotCheck } from './spot-check.ts';
import { Struck } from './struck.ts';

export interface ServerChaos {
  /** Each is a SIGKILL; beside every second one something else goes wrong at the same time. */
  cycles: number;
  seed: number;
  /** The run's temporary folder; processes that are left in it end with the run. */
  folder: string;
  /** Progress and findings, for people. */
  say: (line: string) => void;
}

const pauseMs = [50, 500] as const;
const lookEvery = 20;

/**
 * People work on two processes while one SIGKILL follows the other; in the end everything that was acknowledged must be
 * there, once, and no deadline may be missed or have fired twice.
 */
export async function runServerChaos({ cycles, seed, folder, say }: ServerChaos): Promise<ServerReport> {
  const startedAt = performance.now();
  const house = await openServerHouse(folder);
  const journal = new Journal(path.join(house.folder, 'journal.jsonl'));
  const insisting = insist(house.outages);
  const struck = new Struck();
  try {
    await house.healthy();
    const random = seededRandom(seed);
    const before = await house.read();
    const spotCheck = new SpotCheck(house, journal);
    const people = await startPeople(house, seed, journal, insisting.settle);
    let breach: string[] = [];
    let done = 0;
    while (done < cycles && !people.failed() && breach.length === 0) {
      await house.healthy();
      await sleep(random.between(...pauseMs));
      await strike(house, done, random, struck);
      done += 1;
      if (done % lookEvery !== 0) continue;
      breach = await spotCheck.look();
      say(`cycle ${done}: ${journal.entries.length} commands, ${insisting.unknown} unknown, ${seconds(startedAt)} s`);
    }
    breach.forEach(say);
    await house.healthy();
    await people.stop();
    await house.healthy();
    const now = await sweepLast(house);
    const after = await house.read();
    const found = { ...checkCases(after, now), ...checkCommands(journal.entries, before, after, now, testMasterKeys) };
    const { unknown, serverErrors, recoveriesMs } = insisting;
    const crashes = [...house.http, ...house.workers].flatMap((one) => one.crashes);
    say(describeWork(journal));
    [...describeFindings(found, serverErrors), ...crashes].slice(0, 50).forEach(say);
    const maxLatenessMs = latestMs(after);
    const counts = { cycles: done, seed, unknown, serverErrors, recoveriesMs, maxLatenessMs };
    return serverReportOf(reportOf(counts, journal, found), {
      house,
      struck,
      crashes: crashes.length,
      longestWaitMs: insisting.longestWaitMs,
      seconds: seconds(startedAt),
    });
  } finally {
    journal.close();
    await house.close();
  }
}

const seconds = (from: number): number => Math.round((performance.now() - from) / 1_000);

/** One SIGKILL, each kind in its turn; beside every second one another fault, each kind in its turn. */
async function strike(house: ServerHouse, number: number, random: Random, struck: Struck): Promise<void> {
  const inTurn = <Fault>(faults: Readonly<Record<string, Fault>>, turn: number): [string, Fault] => {
    const all = Object.entries(faults);
    const chosen = all[turn % all.length];
    if (!chosen) throw new Error('There is no fault to choose');
    return chosen;
  };
  const beside = number % 2 === 1 ? [inTurn(otherFaults, (number - 1) / 2)] : [];
  await Promise.all(
    [inTurn(kills, number), ...beside].map(async ([name, fault]) => {
      await sleep(random.between(0, 200));
      struck.count(name, await fault(house, random));
    }),
  );
}

/** One more minute on the demo clock, which fires everything that is due. Answers where the clock stands then. */
async function sweepLast({ http }: ServerHouse): Promise<string> {
  const user = new User(http[0]?.address ?? '', 'nobody');
  const { status, body } = await user.send({ method: 'POST', path: '/demo/clock', body: '{"advance":"PT1M"}' });
  if (status !== 200) throw new Error(`The last sweep was answered with ${status}`);
  return (body as { now: string }).now;
}
