import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { OutsideTransaction } from '../../db/transaction-guard.ts';
import { describeOnBothDatabases } from '../support/databases.ts';

describeOnBothDatabases('the database', (database) => {
  const one = sql<{ n: number }>`select 1 as n`;

  test('refuses to be used inside its own transaction, instead of hanging', async () => {
    const { kysely } = database();
    const mistake = kysely.transaction().execute(() => one.execute(kysely));
    await expect(mistake).rejects.toBeInstanceOf(OutsideTransaction);
    const nested = kysely.transaction().execute(() => kysely.transaction().execute((trx) => one.execute(trx)));
    await expect(nested).rejects.toBeInstanceOf(OutsideTransaction);
    const isolated = kysely
      .transaction()
      .setIsolationLevel('serializable')
      .setAccessMode('read only')
      .execute(() => one.execute(kysely));
    await expect(isolated).rejects.toBeInstanceOf(OutsideTransaction);
  });

  test('serves the transaction itself, others beside it, and everybody after it', async () => {
    const { kysely } = database();
    const inside = kysely.transaction().execute(async (trx) => (await one.execute(trx)).rows);
    const beside = one.execute(kysely);
    expect(await inside).toEqual([{ n: 1 }]);
    expect((await beside).rows).toEqual([{ n: 1 }]);
    let later: Promise<unknown> = Promise.resolve();
    await kysely.transaction().execute(async () => {
      later = new Promise((resolve) => setTimeout(resolve, 20)).then(() => one.execute(kysely));
    });
    expect(await later).toMatchObject({ rows: [{ n: 1 }] });
  });

  test('lets fifty transactions take turns and rolls back only the failed one', async () => {
    const { kysely } = database();
    await sql`create table turns (n int primary key)`.execute(kysely);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) =>
        kysely.transaction().execute(async (trx) => {
          await sql`insert into turns values (${n})`.execute(trx);
          if (n === 7) await sql`select 1/0`.execute(trx);
        }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toHaveLength(1);
    expect((await sql`select count(*) as n from turns`.execute(kysely)).rows).toEqual([{ n: 49 }]);
    await sql`drop table turns`.execute(kysely);
  });

  test('refuses transactions whose end it cannot see', () => {
    expect(() => database().kysely.startTransaction()).toThrow('Use transaction()');
  });
});
