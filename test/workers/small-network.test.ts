import { beforeAll, expect, test } from 'vitest';
import { describeOnBothDatabases } from '../support/databases.ts';
import { stepsTo, type ReachableStage } from '../support/naft-steps.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';

describeOnBothDatabases('the small network', (database) => {
  let network: SmallNetwork;
  beforeAll(async () => {
    network = await openSmallNetwork(database());
  });

  test.each(Object.keys(stepsTo) as ReachableStage[])('plays a case to %s', async (stage) => {
    const { id } = await network.startCaseAt(stage);
    const cases = database().kysely.selectFrom('cases').select('stage').where('id', '=', id);
    expect(await cases.executeTakeFirst()).toEqual({ stage });
  });
});
