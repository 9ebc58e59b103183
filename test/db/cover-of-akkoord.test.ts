import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asItWas } from '../../db/migrations/0030-cover-of-akkoord.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';

let opened: TestDatabase;
let small: SmallNetwork;
beforeAll(async () => {
  opened = await createTestDatabase('pglite');
  small = await openSmallNetwork(opened.database, { now: null });
});
afterAll(() => opened.drop());

test('a case from before the akkoord said what it covers goes on, and shares what it shared', async () => {
  const { kysely } = opened.database;
  const { id } = await small.startCaseAt('pathwayRunning');
  await sql`update cases set state = state #- '{context,covers}' #- '{context,agreedUntil}' #- '{context,otherGround}'`.execute(
    kysely,
  );
  await sql.raw(asItWas).execute(kysely);
  const { rows } = await sql<{
    context: object;
  }>`select state -> 'context' as context from cases where id = ${id}`.execute(kysely);
  const all = { helpers: 'all', schoolHealth: 'no' };
  expect(rows[0]?.context).toMatchObject({
    covers: { pupil: all, parents: all },
    agreedUntil: null,
    otherGround: null,
    subject: 'pupil',
  });
});
