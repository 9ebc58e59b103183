import { expect, test } from 'vitest';
import { describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork } from '../support/small-network.ts';
import { replayRandomPaths } from './replay.ts';

describeOnBothDatabases('cases that are played by chance', (database) => {
  test('end in the same state when their events are played again', { timeout: 120_000 }, async () => {
    const network = await openSmallNetwork(database(), { without: [] });
    const { events, pairs, different } = await replayRandomPaths(network, { paths: 25, seed: 3 });
    expect(different).toEqual([]);
    expect(events).toBeGreaterThan(200);
    expect(pairs).toBeGreaterThan(60);
  });
});
