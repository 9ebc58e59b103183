import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom, type Random } from '../../../src/demo/seeded-random.ts';
import { checkCases, latestMs } from '../check-cases.ts';
import { checkCommands } from '../check-commands.ts';
import { Journal } from '../journal.ts';
import { describeFindings, describeWork, reportOf, type ChaosReport } from '../report.ts';
import { User } from '../user.ts';
import { faults, kills } from './faults.ts';
import { insist } from './insist.ts';
import { startPeople } from './people.ts';
import { openServerHouse, type ServerHouse } from './server-house.ts';

export interface ServerChaos {
  cycles: number;
  seed: number;
  /** The run's temporary folder; processes that are left in it end with the run. */
  folder: string;
  /** Progress and findings, for people. */
  say: (line: string) => void;
}

const pauseMs = [100, 900] as const;

/**
 * People work without a pause on two processes while one fault follows the other; in the end everything that was
 * acknowledged must be there, once, and no deadline may be missed or have fired twice.
 */
export async function runServerChaos({ cycles, seed, folder, say }: ServerChaos): Promise<ChaosReport> {
  const house = await openServerHouse(folder);
  const journal = new Journal(path.join(folder, 'house', 'journal.jsonl'));
  const insisting = insist();
  try {
    await house.healthy();
    const random = seededRandom(seed);
    const before = await house.read();
    const struck = new Map<string, number>();
    const people = await startPeople(house, seed, journal, insisting.settle);
    for (let number = 1; number <= cycles && !people.failed(); number += 1) {
      await house.healthy();
      await sleep(random.between(...pauseMs));
      const fault = drawFault(number, random);
      struck.set(fault, (struck.get(fault) ?? 0) + 1);
      await faults[fault]?.(house, random);
      if (number % 10 === 0) say(`cycle ${number}: ${journal.entries.length} commands, ${insisting.unknown} unknown`);
    }
    await house.healthy();
    await people.stop();
    const now = await sweepLast(house);
    const after = await house.read();
    const found = { ...checkCases(after, now), ...checkCommands(journal.entries, before, after, now) };
    const { unknown, serverErrors, recoveriesMs } = insisting;
    say(
      [...struck]
        .map(([fault, count]) => `${fault} ${count}`)
        .toSorted()
        .join(', '),
    );
    say(describeWork(journal));
    describeFindings(found, serverErrors).slice(0, 50).forEach(say);
    const maxLatenessMs = latestMs(after);
    return reportOf({ cycles, seed, unknown, serverErrors, recoveriesMs, maxLatenessMs }, journal, found);
  } finally {
    journal.close();
    await house.close();
  }
}

/** Every second cycle a process is killed; in between comes everything that there is, each as often as the others. */
function drawFault(number: number, random: Random): string {
  if (number % 2 === 1) return kills[((number - 1) / 2) % kills.length] ?? 'killHttp';
  const names = Object.keys(faults);
  return number <= 2 * names.length ? (names[number / 2 - 1] ?? 'killHttp') : random.pick(names);
}

/** One more minute on the demo clock, which fires everything that is due. Answers where the clock stands then. */
async function sweepLast({ http }: ServerHouse): Promise<string> {
  const user = new User(http[0]?.address ?? '', 'nobody');
  const { status, body } = await user.send({ method: 'POST', path: '/demo/clock', body: '{"advance":"PT1M"}' });
  if (status !== 200) throw new Error(`The last sweep was answered with ${status}`);
  return (body as { now: string }).now;
}
