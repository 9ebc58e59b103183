import { open, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { sha256 } from '../engine/event-chain.ts';

/** A head of the audit as one line of the file says it: the last block of a day, or of a process that stopped. */
export interface KeptHead {
  /** Of the block, `YYYY-MM-DD` in UTC. */
  day: string;
  number: number;
  hash: string;
  /** Rows in this block and all before it. */
  count: number;
  /** The hash of the line before; 64 zeros on the first. */
  prev: string;
}

const firstLine = '0'.repeat(64);

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/** Heads as they stand in the file; a line that is no head says so by being undefined. */
export function readHeads(text: string): { line: string; head: KeptHead | undefined }[] {
  return linesOf(text).map((line) => ({ line, head: headIn(line) }));
}

function headIn(line: string): KeptHead | undefined {
  try {
    const { day, number, hash, count, prev } = JSON.parse(line) as Partial<KeptHead>;
    if (typeof day !== 'string' || typeof hash !== 'string' || typeof prev !== 'string') return undefined;
    if (!Number.isSafeInteger(number) || !Number.isSafeInteger(count)) return undefined;
    return { day, number: number as number, hash, count: count as number, prev };
  } catch {
    return undefined;
  }
}

/** Places of lines, from 1, that do not follow the line before: one was changed, taken away or slipped in. */
export function brokenLines(text: string): number[] {
  let prev = firstLine;
  return readHeads(text).flatMap(({ line, head }, index) => {
    const follows = head !== undefined && head.prev === prev;
    prev = sha256(line);
    return follows ? [] : [index + 1];
  });
}

/**
 * Writes the last block of each day that has ended and is not in the file yet, oldest first; with `now` also the last block
 * that there is. Several workers may keep one file: they take turns, and look at it anew.
 * @returns how many lines came
 */
export async function keepHeads(db: Db, file: string, { now = false }: { now?: boolean } = {}): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('aanzet.keepHeads'))`.execute(trx);
    const lines = linesOf(await readFile(file, 'utf8').catch(whenMissing));
    const last = lines.at(-1);
    const { rows } = await sql<Omit<KeptHead, 'prev'>>`
      select to_char(b.at at time zone 'UTC', 'YYYY-MM-DD') as day, b.number, b.hash, (
        select sum(s.row_count)::int from audit_block s where s.number <= b.number) as count
      from (select distinct on ((at at time zone 'UTC')::date) * from audit_block
        where number > ${(last && headIn(last)?.number) ?? 0}::int
        order by (at at time zone 'UTC')::date, number desc) b
      where ${now}::boolean or (b.at at time zone 'UTC')::date < (
        select (max(at) at time zone 'UTC')::date from audit_block)
      order by b.number`.execute(trx);
    if (rows.length === 0) return 0;
    let prev = last === undefined ? firstLine : sha256(last);
    const added = rows.map((head) => {
      const line = JSON.stringify({ ...head, prev });
      prev = sha256(line);
      return `${line}\n`;
    });
    const handle = await open(file, 'a', 0o640);
    try {
      await handle.appendFile(added.join(''));
      await handle.sync();
    } finally {
      await handle.close();
    }
    return rows.length;
  });
}

function whenMissing(error: unknown): string {
  if ((error as { code?: string }).code === 'ENOENT') return '';
  throw error;
}
