import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { auditStart, hashBlock, hashRows } from '../../src/audit/audit-hash.ts';
import { auditRows } from '../../src/audit/audit-rows.ts';
import { keepHeads } from '../../src/audit/kept-heads.ts';
import { noteRead } from '../../src/audit/note-read.ts';
import { sealAudit } from '../../src/audit/seal-audit.ts';
import { isWhole, verifyAudit, type AuditVerdict } from '../../src/audit/verify-audit.ts';
import { seededRandom } from '../../src/demo/seeded-random.ts';
import type { Db } from '../../db/database.ts';
import { describeOnBothDatabases } from '../support/databases.ts';

const look = (n: number) => ({
  actor: `member-${n % 7}`,
  organisation_id: n % 3 === 0 ? null : 'org',
  capacity: 'clb',
  case_id: `019ab0c0-0000-7000-8000-${String(n).padStart(12, '0')}`,
  action: 'caseRead',
  outcome: n % 5 === 0 ? ('refused' as const) : ('done' as const),
  request_id: `request-${n}`,
  purpose: 'clb',
});
const looks = async (db: Db, from: number, count: number): Promise<void> => {
  for (let n = from; n < from + count; n += 1) await noteRead(db, look(n));
};

/** What the check finds after a change, which is undone. */
class Undone extends Error {
  readonly verdict: AuditVerdict;
  constructor(verdict: AuditVerdict) {
    super('undone');
    this.verdict = verdict;
  }
}
async function verdictAfter(db: Db, tamper: (trx: Db) => Promise<unknown>, heads: () => string) {
  try {
    await db.transaction().execute(async (trx) => {
      await tamper(trx);
      throw new Undone(await verifyAudit(trx, heads()));
    });
  } catch (error) {
    if (error instanceof Undone) return error.verdict;
    throw error;
  }
  throw new Error('nothing was undone');
}

const columns = [
  'actor',
  'organisation_id',
  'capacity',
  'action',
  'outcome',
  'request_id',
  'about',
  'purpose',
] as const;
/** How many; `AANZET_TAMPERINGS=1000` for the long run. */
const asked = Number(process.env['AANZET_TAMPERINGS'] ?? 80);

/** What whoever owns the database can do: seal everything anew, so that the chain fits. */
async function rechain(db: Db): Promise<void> {
  let prev = auditStart;
  for (const block of await db.selectFrom('audit_block').selectAll().orderBy('number').execute()) {
    const rows = await auditRows(db, block.from_position, block.until_position);
    const said = { ...block, row_count: rows.length, rows_hash: hashRows(rows), prev_hash: prev };
    prev = hashBlock(said);
    await db
      .updateTable('audit_block')
      .set({ row_count: said.row_count, rows_hash: said.rows_hash, prev_hash: said.prev_hash, hash: prev })
      .where('number', '=', block.number)
      .execute();
  }
}
const anyRow = (random: ReturnType<typeof seededRandom>) => `request-${random.between(0, 39)}`;

describeOnBothDatabases('the audit', (database) => {
  const db = () => database().kysely;
  beforeEach(async () => {
    await sql`truncate audit, audit_block`.execute(db());
  });

  test('is sealed to the last row that is final, once, each block after the one before', async () => {
    await looks(db(), 0, 30);
    expect(await sealAudit(db())).toMatchObject({ blocks: 1, rows: 30 });
    await looks(db(), 30, 12);
    expect(await sealAudit(db(), 5)).toMatchObject({ blocks: 3, rows: 12 });
    expect(await sealAudit(db())).toMatchObject({ blocks: 0, rows: 0 });
    const blocks = await db().selectFrom('audit_block').select('row_count').orderBy('number').execute();
    expect(blocks.map(({ row_count: count }) => count)).toEqual([30, 5, 5, 2]);
    expect(await verifyAudit(db())).toEqual({
      blocks: 4,
      rows: 42,
      broken: [],
      heads: { lines: 0, brokenLines: [], missingDays: [] },
      unsealed: { rows: 0, oldest: null },
    });
  });

  test('says how many rows wait to be sealed, and since when', async () => {
    await looks(db(), 0, 3);
    await sealAudit(db());
    await looks(db(), 3, 2);
    const { unsealed, broken } = await verifyAudit(db());
    expect({ broken, rows: unsealed.rows }).toEqual({ broken: [], rows: 2 });
    expect(unsealed.oldest).toMatch(/^20\d\d-/);
  });

  test(
    'tells of each row that was changed, taken away or slipped in, and of a chain that was mended or cut',
    { timeout: 20_000 + asked * 200 },
    async () => {
      await looks(db(), 0, 40);
      await sealAudit(db(), 10);
      // As on four days, so that the file holds a head of each but the last, and that one from when a process stopped.
      await sql`update audit_block set at = at + (number - 4) * interval '1 day'`.execute(db());
      await rechain(db());
      const file = path.join(await mkdtemp(path.join(tmpdir(), 'aanzet-heads-')), 'heads.jsonl');
      expect([await keepHeads(db(), file), await keepHeads(db(), file, { now: true })]).toEqual([3, 1]);
      expect(await keepHeads(db(), file, { now: true })).toBe(0);
      const kept = await readFile(file, 'utf8');
      let heads = kept;
      const random = seededRandom(20_261_123);
      const tamperings: Record<string, (trx: Db) => Promise<unknown>> = {
        aColumn: (trx) =>
          trx
            .updateTable('audit')
            .set({ [random.pick(columns)]: `changed-${random.between(1, 1_000_000)}` })
            .where('request_id', '=', anyRow(random))
            .execute(),
        theInstant: (trx) =>
          sql`update audit set at = at + interval '1 second' where request_id = ${anyRow(random)}`.execute(trx),
        theCase: (trx) =>
          sql`update audit set case_id = ${crypto.randomUUID()}::uuid where request_id = ${anyRow(random)}`.execute(
            trx,
          ),
        thePlace: (trx) =>
          sql`update audit set position = position + ${random.between(1, 9)} where request_id = ${anyRow(random)}`.execute(
            trx,
          ),
        gone: (trx) => trx.deleteFrom('audit').where('request_id', '=', anyRow(random)).execute(),
        slippedIn: async (trx) => {
          await sql`alter table audit disable trigger audit_position`.execute(trx);
          await sql`insert into audit (id, at, actor, capacity, action, outcome, position)
          select ${crypto.randomUUID()}::uuid, at, 'nobody', capacity, action, outcome, position
          from audit where request_id = ${anyRow(random)}`.execute(trx);
        },
        aBlock: (trx) =>
          sql`update audit_block set rows_hash = repeat('0', 64) where number = ${random.between(1, 4)}`.execute(trx),
        aHead: async () => {
          const at = random.pick([...kept.matchAll(/[0-9a-f]/g)].map(({ index }) => index));
          const other = random.pick('0123456789abcdef'.split('').filter((sign) => sign !== kept[at]));
          heads = kept.slice(0, at) + other + kept.slice(at + 1);
        },
        aHeadGone: async () => {
          const lines = kept.trimEnd().split('\n');
          // The last may go unseen: what was written when a process stopped is more than the daily head.
          lines.splice(random.between(0, lines.length - 2), 1);
          heads = `${lines.join('\n')}\n`;
        },
        allOfIt: async (trx) => {
          await sql`update audit set actor = 'nobody' where request_id = ${anyRow(random)}`.execute(trx);
          await rechain(trx);
        },
        aBlockGone: (trx) => sql`delete from audit_block where number = ${random.between(1, 4)}`.execute(trx),
      };
      const missed: string[] = [];
      for (let round = 0; round < asked; round += 1) {
        const kind = random.pick(Object.keys(tamperings));
        const tamper = tamperings[kind];
        if (!tamper) continue;
        heads = kept;
        const verdict = await verdictAfter(db(), tamper, () => heads);
        if (isWhole(verdict)) missed.push(`round ${round}: ${kind}`);
      }
      expect(missed).toEqual([]);
      expect(isWhole(await verifyAudit(db(), kept))).toBe(true);
    },
  );

  test('gives who looks no answer where it cannot be written, and touches no other look of that moment', async () => {
    await expect(noteRead(db(), { ...look(1), case_id: 'no id' })).rejects.toThrow(
      'invalid input syntax for type uuid',
    );
    await Promise.all([noteRead(db(), look(2)), noteRead(db(), look(3))]);
    const { count } = await db()
      .selectFrom('audit')
      .select((one) => one.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(2);
  });
});
