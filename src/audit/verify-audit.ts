import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { auditStart, hashBlock, hashRows, type AuditBlock } from './audit-hash.ts';
import { auditRows } from './audit-rows.ts';
import { brokenLines, readHeads } from './kept-heads.ts';

export interface AuditVerdict {
  blocks: number;
  rows: number;
  /** What does not fit, block by block; empty when all is as it was sealed. */
  broken: { block: number; reason: 'gap' | 'link' | 'rows' | 'head' }[];
  /** Of the file with heads: lines (from 1) that were changed or do not follow, and days that it has no head of. */
  heads: { lines: number; brokenLines: number[]; missingDays: string[] };
  /** Rows that no block covers yet, and the oldest of them: whoever changes those is not found. */
  unsealed: { rows: number; oldest: string | null };
}

/** Compares every sealed block with the rows that it covers, and the chain with the text of the file that was kept outside. */
export async function verifyAudit(db: Db, heads = ''): Promise<AuditVerdict> {
  const broken: AuditVerdict['broken'] = [];
  const known = new Map<number, { hash: string; count: number; day: string }>();
  const lastOfDay = new Map<string, number>();
  let [blocks, rows, until, previous] = [0, 0, 0, auditStart];
  for (let after = 0; ;) {
    const page = await db
      .selectFrom('audit_block')
      .selectAll()
      .where('number', '>', after)
      .orderBy('number')
      .limit(100)
      .execute();
    const last = page.at(-1);
    if (!last) break;
    for (const block of page) {
      blocks += 1;
      const follows = block.number === blocks && block.from_position === until;
      if (!follows) broken.push({ block: block.number, reason: 'gap' });
      if (block.prev_hash !== previous || hashBlock(block) !== block.hash)
        broken.push({ block: block.number, reason: 'link' });
      rows += await compareRows(db, block, broken);
      const day = block.at.slice(0, 10);
      known.set(block.number, {
        hash: block.hash,
        count: (known.get(block.number - 1)?.count ?? 0) + block.row_count,
        day,
      });
      lastOfDay.set(day, block.number);
      [until, previous] = [block.until_position, block.hash];
    }
    after = last.number;
  }
  const kept = readHeads(heads).flatMap(({ head }) => head ?? []);
  for (const { number, hash, count, day } of kept) {
    const block = known.get(number);
    if (block?.hash !== hash || block.count !== count || block.day !== day)
      broken.push({ block: number, reason: 'head' });
  }
  const first = kept[0]?.day;
  const last = [...lastOfDay.keys()].at(-1);
  const numbers = new Set(kept.map(({ number }) => number));
  const missingDays = [...lastOfDay].flatMap(([day, number]) =>
    first !== undefined && day >= first && day !== last && !numbers.has(number) ? [day] : [],
  );
  const { rows: tail } = await sql<{ rows: number; oldest: string | null }>`
    select count(*)::int as rows, min(at) as oldest from audit where position is null or position >= ${until}`.execute(
    db,
  );
  return {
    blocks,
    rows,
    broken,
    heads: { lines: readHeads(heads).length, brokenLines: brokenLines(heads), missingDays },
    unsealed: tail[0] ?? { rows: 0, oldest: null },
  };
}

/** Whether nothing was changed, neither here nor in the file. */
export const isWhole = ({ broken, heads }: AuditVerdict): boolean =>
  broken.length === 0 && heads.brokenLines.length === 0 && heads.missingDays.length === 0;

/** The first thing that does not fit, in words; undefined where all does. */
export function firstDifference({ broken, heads }: AuditVerdict): string | undefined {
  const [block] = broken.toSorted((a, b) => a.block - b.block);
  if (block) return `block ${block.block}: ${block.reason}`;
  if (heads.brokenLines.length > 0) return `line ${heads.brokenLines[0]} of the file does not follow the one before`;
  return heads.missingDays.length > 0 ? `the file has no head of ${heads.missingDays[0]}` : undefined;
}

async function compareRows(db: Db, block: AuditBlock, broken: AuditVerdict['broken']): Promise<number> {
  const rows = await auditRows(db, block.from_position, block.until_position);
  if (rows.length !== block.row_count || hashRows(rows) !== block.rows_hash)
    broken.push({ block: block.number, reason: 'rows' });
  return rows.length;
}
