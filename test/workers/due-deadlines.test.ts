import { sql, type RawBuilder } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dueDeadlines, nextDueAt } from '../../workers/due-deadlines.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { openSmallNetwork } from '../support/small-network.ts';

/** Deadlines as after years: nearly all handled, some ahead, a few due, a few given up. */
const handled = 200_000;
const ahead = 20_000;
let opened: TestDatabase;

beforeAll(async () => {
  opened = await createTestDatabase('postgresql');
  const db = opened.database.kysely;
  const network = await openSmallNetwork(opened.database);
  const { id } = await network.startCase();
  const rows = (count: number, due: string, fired: string) =>
    sql`
    insert into deadline (id, case_id, kind, role, level, of_step, due_at, started_at, rule, calendar_version, explanation, fired_at, ended_at)
    select gen_random_uuid(), ${id}, 'choice', 'term', 0, true, app_now() + (${sql.raw(due)}) * interval '1 minute', app_now(),
      '5 werkdag', 'voorbeeld-1', 'vijf werkdagen', ${sql.raw(fired)}, ${sql.raw(fired)}
    from generate_series(1, ${sql.raw(String(count))}) n`.execute(db);
  await rows(handled, '-n', 'app_now()');
  await rows(ahead, 'n', 'null');
  await rows(50, '-n', 'null');
  await sql`insert into deadline_failure (deadline_id, attempts, reason, failed_at, retry_at)
    select id, 8, 'TypeError', app_now(), null from deadline where fired_at is null and due_at < app_now() limit 10`.execute(
    db,
  );
  await sql`analyze deadline`.execute(db);
  await sql`analyze deadline_failure`.execute(db);
});
afterAll(() => opened.drop());

/** The plan as the pool gets it: statements are named, and after some uses PostgreSQL plans them without their values. */
async function planOf(statement: RawBuilder<unknown>): Promise<{ text: string; buffers: number }> {
  return opened.database.kysely.connection().execute(async (connection) => {
    const { sql: text, parameters } = statement.compile(connection);
    const values = parameters.map((value) => `'${String(value)}'`).join(', ');
    await sql`set plan_cache_mode = force_generic_plan`.execute(connection);
    await sql`prepare looked_at as ${sql.raw(text)}`.execute(connection);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain (analyze, buffers, timing off) execute looked_at(${sql.raw(values)})`.execute(connection);
    await sql`deallocate looked_at`.execute(connection);
    await sql`reset plan_cache_mode`.execute(connection);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    const [, hit = 0, read = 0] = /Buffers: shared (?:hit=(\d+))?(?: ?read=(\d+))?/.exec(plan) ?? [];
    return { text: plan, buffers: Number(hit) + Number(read) };
  });
}

test.each([
  ['what is due', dueDeadlines(200)],
  ['what falls due next', nextDueAt('2027-12-01T00:00:00.000Z')],
])('%s is found by the partial index among hundreds of thousands', async (_what, statement) => {
  const { text, buffers } = await planOf(statement);
  expect(text).toMatch(/Index(?: Only)? Scan using deadline_due on deadline/);
  expect(text).not.toMatch(/Seq Scan on deadline\b/);
  expect(buffers).toBeLessThan(200);
});

test('what is due are the rows that are due, without those that were given up', async () => {
  expect((await dueDeadlines(200).execute(opened.database.kysely)).rows).toHaveLength(40);
});
