import { afterAll, describe, expect, test } from 'vitest';
import { naftV1 } from '../../../machines/naft-v1/machine.ts';
import { createApplicationDatabase, createTestDatabase, type DatabaseKind } from '../../support/databases.ts';
import { openWalkNetwork, type Agreements } from './walk-network.ts';
import { Coverage } from './coverage.ts';
import { Walk } from './walk.ts';

/** The CLB asks providers itself, and convenes. */
const direct: Agreements = { agreed: { settings: { attachments: 'on' } } };
/** A contact point dispatches, the provider convenes, the school agrees too, and nothing lapses by itself. */
const dispatching: Agreements = {
  agreed: {
    settings: {
      route: 'contactPoint',
      startTableConvener: 'provider',
      consentParties: ['parents', 'school'],
      attachments: 'on',
      unansweredProvider: 'ladderOnly',
      firstContactAttempts: 2,
    },
  },
  without: [],
};

/** A longer search: `WALK_SECONDS=600 WALK_SEED=7000 npm test -- test/http/walk`. */
const seconds = Number(process.env['WALK_SECONDS'] ?? 11);
const firstSeed = Number(process.env['WALK_SEED'] ?? 1);
const steps = 60;
/** How many walks more may be needed to have seen everything; a few, as a rule. */
const mostWalks = 150;
const reached = new Coverage();
const notReached = (): string[] => [
  ...Object.keys(naftV1.states).filter((stage) => !reached.stages.has(stage)),
  // What has a route of its own is not offered, nor what only follows on that: other tests send it.
  ...Object.entries(naftV1.events).flatMap(([event, { through }]) =>
    through || event === 'emergencyAccessReviewed' || reached.events.has(event) ? [] : [event],
  ),
];

const networks: [string, DatabaseKind, Agreements, number][] = [
  ['a direct route', 'pglite', direct, seconds],
  ['a route over a contact point', 'pglite', dispatching, seconds],
  ['a direct route', 'postgresql', direct, seconds / 2],
];

/** Walks from seed to seed until the time is over, or the first fault. */
async function walk(kind: DatabaseKind, agreements: Agreements, isOver: (started: number) => boolean) {
  // On PostgreSQL as a server runs: every route and every event with the rights of the application's own role.
  const { database, drop } = await (kind === 'pglite' ? createTestDatabase(kind) : createApplicationDatabase());
  const net = await openWalkNetwork(database, agreements);
  const started = performance.now();
  const faults: string[] = [];
  for (let seed = firstSeed; !isOver(started) && faults.length === 0; seed += 1)
    faults.push(...(await new Walk(net, seed, reached).run(steps)).map((fault) => `seed ${seed}: ${fault}`));
  await net.app.close();
  await drop();
  return faults;
}

const after = (duration: number) => (started: number) => performance.now() - started > duration * 1000;

describe('whatever is offered is accepted, and every view keeps its promises', () => {
  test.each(networks)(
    'on %s, on %s',
    async (_name, kind, agreements, duration) => {
      expect(await walk(kind, agreements, after(duration))).toEqual([]);
    },
    seconds * 1000 + 60_000,
  );

  test('and the walks together reach every stage and every kind of event', async () => {
    let left = mostWalks;
    const isOver = () => notReached().length === 0 || left-- === 0;
    expect(await walk('postgresql', dispatching, isOver)).toEqual([]);
    expect(notReached()).toEqual([]);
  }, 300_000);
});

afterAll(() => {
  const count = (met: ReadonlyMap<string, number>) => [...met.values()].reduce((sum, one) => sum + one, 0);
  console.log(`${count(reached.stages)} steps, ${count(reached.events)} events, ${reached.requests} requests`);
  if (process.env['WALK_SECONDS'] !== undefined) console.log(reached);
});
