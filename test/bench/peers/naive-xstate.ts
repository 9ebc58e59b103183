import { createActor, type AnyMachineSnapshot } from 'xstate';
import { openDatabase } from '../../../db/database.ts';
import type { Facts } from '../../../machines/procedure.ts';
import { getProcedure } from '../../../machines/registry.ts';
import { seededRandom } from '../../../src/demo/seeded-random.ts';
import { administer } from '../durable-postgres.ts';
import { closedLoop } from '../measure/closed-loop.ts';
import type { Contestant } from '../transitions/contestants.ts';
import { moves } from '../transitions/ping-pong.ts';
import { caseIdOf } from '../transitions/seed-cases.ts';

/**
 * What a team writes that keeps an XState machine in a table: read the snapshot, start an actor, send, store what comes
 * out. No history, no guard against two at once, no clock, no outbox: less than a move of ours, with the same machine.
 */
export async function openNaiveMoves(
  server: { url: string; template: string },
  facts: Facts,
): Promise<{ move: (n: number) => Promise<void>; close: () => Promise<void> }> {
  await administer(`${server.url}/postgres`, `create database naive template ${server.template}`);
  const database = await openDatabase({ url: `${server.url}/naive`, connections: 32 });
  if (database.kind !== 'postgresql') throw new Error('naive persistence is measured on PostgreSQL');
  const { pool } = database;
  await pool.query('create table naive (id uuid primary key, snapshot jsonb not null)');
  await pool.query('insert into naive select id, state from cases');
  await pool.query('vacuum analyze naive');
  const { machine } = getProcedure('naft', 1);
  const whole = { status: 'active', historyValue: {}, children: {}, output: undefined, error: undefined };
  const turns = new Map<number, number>();
  const call = async (n: number): Promise<void> => {
    const turn = turns.get(n) ?? 0;
    turns.set(n, turn + 1);
    const { rows } = await pool.query<{ snapshot: object }>({
      name: 'read',
      text: 'select snapshot from naive where id = $1',
      values: [caseIdOf(n)],
    });
    const snapshot = { ...whole, ...rows[0]?.snapshot } as unknown as AnyMachineSnapshot;
    const actor = createActor(machine, { snapshot });
    actor.start();
    const before = JSON.stringify(actor.getSnapshot().value);
    const { type, payload } = moves[turn % 2 === 0 ? 0 : 1];
    actor.send({ type, payload, facts });
    const after = actor.getPersistedSnapshot();
    if (JSON.stringify(actor.getSnapshot().value) === before) throw new Error('the naive machine did not move');
    actor.stop();
    const text = 'update naive set snapshot = $2 where id = $1';
    await pool.query({ name: 'write', text, values: [caseIdOf(n), JSON.stringify(after)] });
  };
  return { move: call, close: () => database.close() };
}

/** The same as one who takes part, each caller with cases of its own. */
export async function openNaive(
  server: { url: string; template: string; cases: number },
  facts: Facts,
): Promise<Contestant> {
  const { move, close } = await openNaiveMoves(server, facts);
  return {
    measure: (callers, { seconds, warmUpSeconds, seed }) => {
      const each = Math.floor(server.cases / callers);
      const randoms = Array.from({ length: callers }, (_, caller) => seededRandom(seed + caller));
      const one = (caller: number) => move(caller * each + (randoms[caller]?.between(1, each) ?? 1));
      return closedLoop({ callers, seconds, warmUpSeconds, call: one });
    },
    close,
  };
}
