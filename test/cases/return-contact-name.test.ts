import { afterAll, beforeAll, expect, test } from 'vitest';
import { getHistory } from '../../src/cases/get-history.ts';
import { isRefusal } from '../../src/contract/refusal.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';

let opened: TestDatabase;
let small: SmallNetwork;
beforeAll(async () => {
  opened = await createTestDatabase('pglite');
  small = await openSmallNetwork(opened.database);
});
afterAll(() => opened.drop());

test('who watches the return elsewhere is named in the history to who may know whom the case is about, and to nobody else', async () => {
  const { id } = await small.startCaseAt('awaitingClosingTable');
  const closing = { on: '2026-11-16', result: 'work', followUp: 'De werkplaats volgt op.', returnChecks: 1 };
  const watcher = { returnContact: 'work', returnContactName: 'Vink van de werkplaats' };
  await small.act('provider', id, 'closingTableHeld', { ...closing, ...watcher });
  const told = async (who: 'clb' | 'school' | 'pbd' | 'provider') => {
    const access = { reader: small.readers[who], permits: () => true, repeats: () => {} };
    const history = await getHistory(small.engine, access, id, { limit: 200, after: 0 });
    const text = JSON.stringify(history);
    expect(isRefusal(history)).toBe(false);
    return [text.includes('De werkplaats volgt op.'), text.includes('Vink')];
  };
  expect(await told('pbd')).toEqual([true, false]);
  for (const who of ['clb', 'school', 'provider'] as const) expect(await told(who), who).toEqual([true, true]);
});
