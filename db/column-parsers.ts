import pg from 'pg';

/**
 * How the text of a column becomes a JavaScript value, the same on PostgreSQL and PGlite.
 *
 * Left alone the two disagree: `date '2026-11-23'` is 22 November 23:00 UTC with pg in Brussels and midnight UTC with
 * PGlite, and `int8` is a string with one and a number with the other. A deadline that is off by a day is the worst
 * error this application can make, so nothing here is left to a driver.
 */
export type ColumnParser = (text: string) => unknown;

const utcText = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00(?::00)?$/;

/**
 * `timestamptz` as ISO 8601 in UTC with milliseconds; microseconds are cut off, never rounded up into the future.
 * Throws on `infinity` and on years outside 0001–9999: no instant of this application is like that.
 * Relies on `TimeZone=UTC` and `DateStyle=ISO`, which `openDatabase` sets on every connection.
 */
export function parseInstant(text: string): string {
  const match = utcText.exec(text);
  if (match === null) throw new RangeError(`Not an instant in UTC: ${text}`);
  return `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(3, '0').slice(0, 3)}Z`;
}

/** `int8` as a number; throws where a number would silently lose digits. */
export function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`Too large for a number: ${text}`);
  return value;
}

const asText: ColumnParser = (text) => text;
const asBytes: ColumnParser = (text) => Buffer.from(text.slice(2), 'hex');

/** One entry per type: object id, object id of its array type, parser. */
const types: readonly (readonly [oid: number, arrayOid: number, parse: ColumnParser])[] = [
  [17, 1001, asBytes], // bytea: a Buffer
  [20, 1016, parseInt8], // int8
  [114, 199, (text) => JSON.parse(text) as unknown], // json
  [3802, 3807, (text) => JSON.parse(text) as unknown], // jsonb
  [1082, 1182, asText], // date: YYYY-MM-DD
  [1114, 1115, asText], // timestamp without zone: as written, no table uses it
  [1184, 1185, parseInstant], // timestamptz
  [1186, 1187, asText], // interval: as written
  [1700, 1231, asText], // numeric: digits are kept, so a string
];

/** By object id of the type, for PGlite's `parsers` (it derives the array parsers itself). */
export const columnParsers: Record<number, ColumnParser> = Object.fromEntries(
  types.map(([oid, , parse]) => [oid, parse]),
);

/** pg splits every array as it splits text[]; each entry then meets the parser of its type. */
const splitArray = pg.types.getTypeParser(1009 as never) as (text: string) => (string | null)[];

const withArrays = new Map<number, ColumnParser>(
  types.flatMap(([oid, arrayOid, parse]): [number, ColumnParser][] => [
    [oid, parse],
    [arrayOid, (text) => splitArray(text).map((entry) => (entry === null ? null : parse(entry)))],
  ]),
);

/** The same parsers as pg wants them; types that are not named here keep pg's own parser. */
export const pgTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (format === 'binary' ? undefined : withArrays.get(oid)) ?? (pg.types.getTypeParser(oid, format) as ColumnParser),
};
