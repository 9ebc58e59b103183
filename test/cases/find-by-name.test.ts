import { afterAll, beforeAll, expect, test } from 'vitest';
import { readingOf } from '../../src/access/reading.ts';
import { listCases } from '../../src/cases/list-cases.ts';
import { CaseQuery } from '../../src/contract/case.ts';
import { isRefusal } from '../../src/contract/refusal.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';

let opened: TestDatabase;
let small: SmallNetwork;
beforeAll(async () => {
  opened = await createTestDatabase('pglite');
  small = await openSmallNetwork(opened.database, { without: [], agreed: { settings: { route: 'contactPoint' } } });
});
afterAll(() => opened.drop());

test('a contact point finds a case by its number, and by a name as long as it may read that', async () => {
  const { id, number } = await small.startCaseAt('awaitingChoice', { pupil: 'Sperwer' });
  await small.act('clb', id, 'offerChosen', { offer: 'offer-of-provider' });
  const finds = async (who: 'contactPoint' | 'clb' | 'coordinator', q: string) => {
    const query = CaseQuery.parse({ state: 'all', q });
    const found = await listCases(small.engine, readingOf(small.engine, undefined), small.readers[who], query);
    return !isRefusal(found) && found.items.length === 1;
  };
  expect([await finds('contactPoint', 'sperwer'), await finds('coordinator', 'sperwer')]).toEqual([true, false]);
  await small.act('clb', id, 'consentWithdrawn', { party: 'pupil', on: '2026-11-16' });
  expect([await finds('contactPoint', 'sperwer'), await finds('contactPoint', number)]).toEqual([false, true]);
  expect(await finds('clb', 'sperwer')).toBe(true);
});
