import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personaOf } from '../http/contract-support.ts';
import { ask } from '../http/support.ts';
import { openWalkNetwork, type WalkNetwork } from '../http/walk/walk-network.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';

describe('the calculator over HTTP', () => {
  let opened: TestDatabase;
  let net: WalkNetwork;
  beforeAll(async () => {
    opened = await createTestDatabase('pglite');
    net = await openWalkNetwork(opened.database);
  });
  afterAll(async () => {
    await net.app.close();
    await opened.drop();
  });
  const calculate = (query: string) =>
    ask(net.app, { url: `/api/v1/calculator?${query}`, cookie: personaOf(net, 'clb-member').cookie });

  test.each(['2000-01-01', '2026-11-23', '2150-12-31'])('counts from %s, also the longest term', async (from) => {
    for (const count of ['kalenderdag', 'werkdag', 'lesdag'])
      expect((await calculate(`count=${count}&length=366&from=${from}`)).statusCode).toBe(200);
  });

  test.each([
    ['count=werkdag&length=398&from=2026-11-12', 'length', 'Vul 366 of minder in.'],
    ['count=werkdag&length=1&from=1999-12-31', 'from', 'Kies een dag van 1/1/2000 tot en met 31/12/2150.'],
    ['count=lesdag&length=1&from=9999-12-31', 'from', 'Kies een dag van 1/1/2000 tot en met 31/12/2150.'],
    ['count=lesdag&length=1&from=0000-01-01', 'from', 'Kies een dag van 1/1/2000 tot en met 31/12/2150.'],
  ])('%s is refused and told why', async (query, path, message) => {
    const answer = await calculate(query);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors).toMatchObject([{ path, message }]);
  });

  test('says so where an organisation is closed for as long as it looks', async () => {
    const closed = JSON.stringify([{ from: '2020-01-01', until: '2099-12-31', reason: 'gesloten' }]);
    await opened.database.kysely.updateTable('organisation').set({ closed }).where('id', '=', 'school2').execute();
    const answer = await calculate('count=werkdag&length=1&from=2026-11-12&organisation=school2');
    expect([answer.statusCode, answer.json().errors?.[0]?.path]).toEqual([400, 'organisation']);
  });
});
