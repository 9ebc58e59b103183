import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { parseInstant } from '../../db/column-parsers.ts';
import { describeOnBothDatabases } from '../support/databases.ts';

describeOnBothDatabases('a column becomes', (database) => {
  const cases: readonly (readonly [text: string, value: unknown])[] = [
    [`42::int8`, 42],
    [`array[1, null, 3]::int8[]`, [1, null, 3]],
    [`count(*)`, 1],
    [`date '2026-11-23'`, '2026-11-23'],
    [`array[date '2026-11-23']`, ['2026-11-23']],
    [`timestamptz '2026-11-23 10:30+01'`, '2026-11-23T09:30:00.000Z'],
    [`timestamptz '2026-07-01 00:00:00.1239 Europe/Brussels'`, '2026-06-30T22:00:00.123Z'],
    [`array[timestamptz '2026-11-23 10:30+01', null]`, ['2026-11-23T09:30:00.000Z', null]],
    [`timestamp '2026-11-23 10:30'`, '2026-11-23 10:30:00'],
    [`1.50::numeric`, '1.50'],
    [`array[1.50]::numeric[]`, ['1.50']],
    [`0.5::float8`, 0.5],
    [`true`, true],
    [`null::date`, null],
    [`'{"a": [1, {"intake_phase": null}]}'::jsonb`, { a: [1, { intake_phase: null }] }],
    [`'[1]'::json`, [1]],
    [`array['{"a":1}'::jsonb]`, [{ a: 1 }]],
    [`array['a', 'b,c', null]`, ['a', 'b,c', null]],
    [`'\\x00ff'::bytea`, Buffer.from([0, 255])],
    [`interval '1 day 2 hours'`, '1 day 02:00:00'],
    [`time '10:30'`, '10:30:00'],
    [`'0198c000-0000-7000-8000-000000000000'::uuid`, '0198c000-0000-7000-8000-000000000000'],
  ];
  test.each(cases)('%s', async (text, value) => {
    const { rows } = await sql<{ value: unknown }>`select ${sql.raw(text)} as value`.execute(database().kysely);
    expect(rows[0]?.value).toEqual(value);
  });

  test('an error, where a number would lose digits, and the connection survives it', async () => {
    const tooLarge = sql`select 9007199254740993::int8`.execute(database().kysely);
    await expect(tooLarge).rejects.toThrow('Too large for a number: 9007199254740993');
    await expect(sql`select 'infinity'::timestamptz`.execute(database().kysely)).rejects.toThrow('Not an instant');
    expect((await sql<{ one: number }>`select 1 as one`.execute(database().kysely)).rows).toEqual([{ one: 1 }]);
  });

  test('itself again after a round trip through parameters', async () => {
    const { rows } = await sql<Record<string, unknown>>`select ${'2026-11-23T09:30:00.123Z'}::timestamptz as instant,
      ${'2026-11-23'}::date as day, ${JSON.stringify([{ a: 1 }])}::jsonb as json, ${12345678901}::int8 as int8,
      ${Buffer.from([1, 2])}::bytea as bytes, ${['a', 'b']}::text[] as texts`.execute(database().kysely);
    expect(rows[0]).toEqual({
      instant: '2026-11-23T09:30:00.123Z',
      day: '2026-11-23',
      json: [{ a: 1 }],
      int8: 12345678901,
      bytes: Buffer.from([1, 2]),
      texts: ['a', 'b'],
    });
  });
});

test('an instant in another zone than UTC is refused instead of misread', () => {
  expect(() => parseInstant('2026-11-23 10:30:00+01')).toThrow('Not an instant in UTC');
});
