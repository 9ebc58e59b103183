import { sql } from 'kysely';
import type { Db, Trx } from '../../db/database.ts';
import { auditStart, hashBlock, hashRows, type AuditBlock } from './audit-hash.ts';
import { auditRows } from './audit-rows.ts';

/** Rows in a block at most, but for those of one transaction, which stay together. */
const mostRows = 10_000;

export interface Sealed {
  blocks: number;
  rows: number;
  /** The last block of each day that ended with this run: what is kept outside. */
  heads: Pick<AuditBlock, 'number' | 'at' | 'hash'>[];
}

/** Seals everything that is final. Whoever else seals at the same moment waits; what a killed run sealed stays. */
export async function sealAudit(db: Db, most = mostRows): Promise<Sealed> {
  const sealed: Sealed = { blocks: 0, rows: 0, heads: [] };
  for (;;) {
    const made = await db.transaction().execute((trx) => sealOne(trx, most));
    if (made === undefined) return sealed;
    sealed.blocks += 1;
    sealed.rows += made.block.row_count;
    if (made.before && dayOf(made.before.at) !== dayOf(made.block.at)) sealed.heads.push(made.before);
  }
}

const dayOf = (instant: string): string => instant.slice(0, 10);

async function sealOne(
  trx: Trx,
  most: number,
): Promise<{ block: AuditBlock; before: AuditBlock | undefined } | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext('aanzet.sealAudit'))`.execute(trx);
  const before = await trx.selectFrom('audit_block').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst();
  const from = before?.until_position ?? 0;
  const { rows: found } = await sql<{ until: number; at: string }>`
    select app_now() as at, least(
      -- Nobody who is below this writes any more.
      pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        + coalesce((select (value #>> '{}')::bigint from setting where name = 'auditOffset'), 0),
      (select position + 1 from audit where position >= ${from} order by position offset ${most - 1} limit 1)) as until`.execute(
    trx,
  );
  const [{ until, at } = { until: from, at: '' }] = found;
  if (until <= from) return undefined;
  const rows = await auditRows(trx, from, until);
  if (rows.length === 0) return undefined;
  const said = {
    number: (before?.number ?? 0) + 1,
    at,
    from_position: from,
    until_position: until,
    row_count: rows.length,
    rows_hash: hashRows(rows),
    prev_hash: before?.hash ?? auditStart,
  };
  const block = { ...said, hash: hashBlock(said) };
  await trx.insertInto('audit_block').values(block).execute();
  return { block, before };
}
