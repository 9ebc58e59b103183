import { sql, type RawBuilder } from 'kysely';
import type { Reader } from '../access/reader.ts';
import type { CaseQuery } from '../contract/case.ts';

/** One value that the list goes by. */
interface SortKey {
  value: RawBuilder<unknown>;
  /** The value, by the name of its column, as the cursor writes it; and whether a cursor may hold it there. */
  text: (column: RawBuilder<unknown>) => RawBuilder<string>;
  fits: (text: string) => boolean;
  /** From the text of a cursor back to a value. */
  from: (text: string) => RawBuilder<unknown>;
}

export interface Sort {
  /** Together with the id a total order. */
  keys: readonly [SortKey, SortKey, SortKey];
  down: boolean;
}

const instant = (value: RawBuilder<unknown>): SortKey => ({
  value,
  text: (column) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  fits: (text) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text)),
  from: (text) => sql`${text}::timestamptz`,
});
const number: SortKey = {
  value: sql`c.number`,
  text: (column) => sql`${column}`,
  fits: (text) => /^[0-9A-Z-]{1,20}$/.test(text),
  from: (text) => sql`${text}::text`,
};
const id: SortKey = {
  value: sql`c.id`,
  text: (column) => sql`${column}::text`,
  fits: (text) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text),
  from: (text) => sql`${text}::uuid`,
};
const rank = (mine: string): SortKey => {
  const value = sql<number>`case when c.final then 2 when c.holder_organisation_id = ${mine} then 0 else 1 end`;
  return {
    value,
    text: (column) => sql`${column}::text`,
    fits: (text) => /^[012]$/.test(text),
    from: (text) => sql`${text}::int`,
  };
};
/** The next deadline; what has none comes last. The indexes of the worklist are made of these very words. */
export const due = sql<string>`coalesce(c.next_due_at, timestamptz '9999-12-31 00:00:00+00')`;
const dueKey = instant(due);

/** What a sort goes by; `mine` is the organisation of the reader. */
export function sortOf(reader: Reader, sort: CaseQuery['sort']): Sort {
  const down = sort.startsWith('-');
  switch (sort) {
    case 'needsMe':
      return { keys: [rank(reader.kind === 'member' ? reader.organisation.id : ''), dueKey, id], down };
    case 'dueAt':
    case '-dueAt':
      return { keys: [dueKey, number, id], down };
    case 'stageSince':
    case '-stageSince':
      return { keys: [instant(sql`c.stage_since`), number, id], down };
    case 'number':
    case '-number':
      return { keys: [number, number, id], down };
  }
}

/** Where a page ended, so that the next begins behind it whatever came in between. */
export const encodeCursor = (sort: string, key: readonly string[]): string =>
  Buffer.from(JSON.stringify([sort, ...key])).toString('base64url');

/** null for what this list did not hand out. */
export function decodeCursor(cursor: string, name: string, sort: Sort): string[] | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(read) || read.length !== 1 + sort.keys.length || read[0] !== name) return null;
    const texts = read.slice(1).filter((part): part is string => typeof part === 'string');
    return sort.keys.every((key, index) => key.fits(texts[index] ?? ' ')) ? texts : null;
  } catch {
    return null;
  }
}
