import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../db/database.ts';
import { createEmptyDatabase } from '../support/databases.ts';

test('a connection that breaks while somebody holds it and asks nothing ends that work, not the process', async () => {
  const empty = await createEmptyDatabase('postgresql');
  const database = await openDatabase({ url: empty.url ?? '', connections: 2, onConnectionLost: () => {} });
  onTestFinished(async () => {
    await database.close();
    await empty.drop();
  });
  const work = database.kysely.connection().execute(async (held) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(held);
    await sql`select pg_terminate_backend(${rows[0]?.pid ?? 0}, 5000)`.execute(database.kysely);
    // Time in which the news comes in; without a listener it ends the process.
    await new Promise((heard) => setTimeout(heard, 200));
    return sql`select 1`.execute(held);
  });
  await expect(work).rejects.toThrow(/connection/i);
  expect((await sql`select 1 as one`.execute(database.kysely)).rows).toEqual([{ one: 1 }]);
});
