import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { auditStart, hashBlock, hashRows, type AuditBlock } from './audit-hash.ts';
import { auditRows } from './audit-rows.ts';

/** A head that was kept outside. */
export interface KeptHead {
  number: number;
  hash: string;
}

export interface AuditVerdict {
  blocks: number;
  rows: number;
  /** What does not fit, block by block; empty when all is as it was sealed. */
  broken: { block: number; reason: 'gap' | 'link' | 'rows' | 'head' }[];
  /** Rows that no block covers yet, and the oldest of them: whoever changes those is not found. */
  unsealed: { rows: number; oldest: string | null };
}

/** Compares every sealed block with the rows that it covers, and the chain with what was kept outside. */
export async function verifyAudit(db: Db, heads: readonly KeptHead[] = []): Promise<AuditVerdict> {
  const broken: AuditVerdict['broken'] = [];
  const hashes = new Map<number, string>();
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
      hashes.set(block.number, block.hash);
      [until, previous] = [block.until_position, block.hash];
    }
    after = last.number;
  }
  for (const head of heads)
    if (hashes.get(head.number) !== head.hash) broken.push({ block: head.number, reason: 'head' });
  const { rows: tail } = await sql<{ rows: number; oldest: string | null }>`
    select count(*)::int as rows, min(at) as oldest from audit where position is null or position >= ${until}`.execute(
    db,
  );
  return { blocks, rows, broken, unsealed: tail[0] ?? { rows: 0, oldest: null } };
}

async function compareRows(db: Db, block: AuditBlock, broken: AuditVerdict['broken']): Promise<number> {
  const rows = await auditRows(db, block.from_position, block.until_position);
  if (rows.length !== block.row_count || hashRows(rows) !== block.rows_hash)
    broken.push({ block: block.number, reason: 'rows' });
  return rows.length;
}
