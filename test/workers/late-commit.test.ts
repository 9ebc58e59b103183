import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase, type Db } from '../../db/database.ts';
import { relayEffects } from '../../workers/relay-effects.ts';
import { createTestDatabase } from '../support/databases.ts';
import { openSmallNetwork } from '../support/small-network.ts';

test('an effect of a transaction that commits long after newer ones is not skipped, and holds up none', async () => {
  const opened = await createTestDatabase('postgresql');
  const slow = await openDatabase({ url: opened.url ?? '', connections: 1 });
  onTestFinished(async () => {
    await slow.close();
    await opened.drop();
  });
  const { kysely: db } = opened.database;
  const { id: caseId } = await (await openSmallNetwork(opened.database)).startCase();
  const leave = (on: Db, id: string) =>
    on
      .insertInto('outbox')
      .values({ id, case_id: caseId, topic: 'ring', payload: '{}', at: sql<string>`app_now()` })
      .execute();
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
  const done: string[] = [];
  const relay = () => relayEffects(db, { ring: async ({ id }) => void done.push(id) });
  let commit: (() => void) | undefined;
  const mayCommit = new Promise<void>((resolve) => (commit = resolve));
  let wrote: (() => void) | undefined;
  const written = new Promise<void>((resolve) => (wrote = resolve));
  const committed = slow.kysely.transaction().execute(async (trx) => {
    await leave(trx, first);
    wrote?.();
    await mayCommit;
  });
  await written;
  await leave(db, second);
  await relay();
  expect(done).toEqual([second]);
  commit?.();
  await committed;
  await relay();
  expect(done).toEqual([second, first]);
});
