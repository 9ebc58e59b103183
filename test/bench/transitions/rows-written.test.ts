import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../../../db/database.ts';
import { createTestDatabase, type TestDatabase } from '../../support/databases.ts';
import type { SmallNetwork } from '../../support/small-network.ts';
import { engineOn, moves, pingPong } from './ping-pong.ts';
import { seedCases } from './seed-cases.ts';

let opened: TestDatabase;
let network: SmallNetwork;

beforeAll(async () => {
  opened = await createTestDatabase('postgresql');
  network = await seedCases(opened.database, 3);
  await sql.raw(readFileSync(path.join(import.meta.dirname, 'limit.sql'), 'utf8')).execute(opened.database.kysely);
});
afterAll(() => opened?.drop());

interface Written {
  table: string;
  inserted: number;
  updated: number;
  deleted: number;
}

/** Rows that this transaction has written so far, table by table, as PostgreSQL counts them. */
async function written(trx: Db): Promise<Map<string, Written>> {
  const { rows } = await sql<Written>`
    select relname as table, n_tup_ins as inserted, n_tup_upd as updated, n_tup_del as deleted
    from pg_stat_xact_user_tables order by relname`.execute(trx);
  return new Map(rows.map((row) => [row.table, row]));
}

/** What each of the calls writes, counted inside one transaction that is undone afterwards. */
function countEach(calls: (trx: Db) => readonly (() => Promise<unknown>)[]): Promise<Written[][]> {
  const counts: Written[][] = [];
  const undo = new Error('undo');
  const counting = opened.database.kysely.transaction().execute(async (trx) => {
    for (const call of calls(trx)) {
      const before = await written(trx);
      await call();
      counts.push(difference(before, await written(trx)));
    }
    throw undo;
  });
  return counting.catch((error: unknown) => {
    if (error !== undo) throw error;
    return counts;
  });
}

const difference = (before: Map<string, Written>, after: Map<string, Written>): Written[] =>
  [...after.values()].flatMap(({ table, inserted, updated, deleted }) => {
    const was = before.get(table);
    const row = {
      table,
      inserted: inserted - (was?.inserted ?? 0),
      updated: updated - (was?.updated ?? 0),
      deleted: deleted - (was?.deleted ?? 0),
    };
    return row.inserted + row.updated + row.deleted > 0 ? [row] : [];
  });

test('a move of the engine and a call of the limit write the same number of rows into each table', async () => {
  const ofEngine = await countEach((trx) => {
    const move = pingPong(engineOn(trx, network.engine.terms));
    return [() => move(2), () => move(2), () => move(2)];
  });
  const payload = JSON.stringify(moves[1].payload);
  const ofLimit = await countEach((trx) => {
    const call = () => sql`select limit_move(2, (select state from cases limit 1), ${payload}::jsonb)`.execute(trx);
    return [call, call, call];
  });
  expect(ofEngine[0]?.map((row) => row.table)).toEqual([
    'audit',
    'cases',
    'command',
    'deadline',
    'event',
    'ledger',
    'notice',
  ]);
  expect(ofLimit).toEqual(ofEngine);
});

test('every move changes the stage', async () => {
  const stages = await countStages();
  expect(stages).toEqual(['awaitingAdjustment', 'pathwayRunning', 'awaitingAdjustment']);
});

async function countStages(): Promise<string[]> {
  const move = pingPong(engineOn(opened.database.kysely, network.engine.terms));
  const stages: string[] = [];
  for (let times = 0; times < 3; times += 1) {
    await move(3);
    const { rows } = await sql<{ stage: string }>`
      select stage from cases where number = '26-000003'`.execute(opened.database.kysely);
    stages.push(rows[0]?.stage ?? '');
  }
  return stages;
}
