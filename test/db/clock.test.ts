import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { readNow } from '../../db/clock.ts';
import { describeOnBothDatabases } from '../support/databases.ts';

const hour = 3_600_000;

describeOnBothDatabases('now', (database) => {
  test('is the clock of the database in UTC, moved by the stored offset', async () => {
    const { kysely } = database();
    const before = Date.now();
    const now = await readNow(kysely);
    expect(now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Math.abs(Date.parse(now) - before)).toBeLessThan(5_000);

    await sql`insert into setting (name, value) values ('clockOffsetMs', ${String(48 * hour)}::jsonb)`.execute(kysely);
    expect(Date.parse(await readNow(kysely)) - before).toBeGreaterThanOrEqual(48 * hour);
  });

  test('goes on inside a transaction, so that a deadline measured at its end is not early', async () => {
    await database()
      .kysely.transaction()
      .execute(async (trx) => {
        const first = await readNow(trx);
        await sql`select pg_sleep(0.01)`.execute(trx);
        expect(Date.parse(await readNow(trx))).toBeGreaterThan(Date.parse(first));
      });
  });
});
