import { setTimeout as sleep } from 'node:timers/promises';
import { summarise } from '../measure/summarise.ts';
import { dbosMessages, dbosSteps } from './dbos.ts';
import { bullmqAlways, graphile, pgBoss } from './job-queues.ts';
import { loaderOf, type StartPeer } from './peer.ts';

const peers: Record<string, StartPeer> = { dbosSteps, dbosMessages, pgBoss, graphile, bullmqAlways };

interface Asked {
  name: string;
  url: string;
  folder: string;
  callers: number;
  seconds: number;
  warmUpSeconds: number;
}

/**
 * One peer in a process of its own, so that nothing of another stays behind. `told` is `Asked` as JSON. Prints what the
 * peer did as one JSON object and ends the process, whatever the peer leaves open.
 */
export async function runPeer(told: string): Promise<void> {
  const asked = JSON.parse(told) as Asked;
  const start = peers[asked.name];
  if (start === undefined) throw new Error(`There is no peer ${asked.name}`);
  const took: number[] = [];
  let calls = 0;
  let counting = false;
  const stop = await start({
    url: asked.url,
    callers: asked.callers,
    load: loaderOf(asked.folder),
    step: (ms) => {
      calls += 1;
      if (counting) took.push(ms);
    },
  });
  await sleep(asked.warmUpSeconds * 1000);
  counting = true;
  await sleep(asked.seconds * 1000);
  counting = false;
  if (took.length === 0) throw new Error(`${asked.name} did nothing`);
  process.stdout.write(`${JSON.stringify(summarise(took, asked.seconds, calls))}\n`, () => {
    void Promise.race([Promise.resolve(stop()).catch(() => {}), sleep(1000)]).then(() => process.exit(0));
  });
}
