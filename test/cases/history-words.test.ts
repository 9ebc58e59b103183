import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personaOf } from '../http/contract-support.ts';
import { ask } from '../http/support.ts';
import { openWalkNetwork, type WalkNetwork } from '../http/walk/walk-network.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { openSmallNetwork } from '../support/small-network.ts';

describe('the course of a case', () => {
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

  // Found by the fuzz run: one such word made the course and the closing package of a case unreadable for good.
  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'shows a note that says %s as it was written',
    async (text) => {
      const small = await openSmallNetwork(opened.database, { now: null });
      const { id } = await small.startCase();
      await small.act('school', id, 'noteAdded', { text, layer: 'schoolShareable' });
      const url = `/api/v1/cases/${id}/history`;
      const answer = await ask(net.app, { url, cookie: personaOf(net, 'clb-member').cookie });
      expect(answer.statusCode, answer.body).toBe(200);
      const { items } = answer.json() as { items: { type: string; details: { value: string }[] }[] };
      const note = items.find(({ type }) => type === 'noteAdded');
      expect(note?.details.map(({ value }) => value)).toContain(text);
    },
  );
});
