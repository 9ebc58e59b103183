import { fc } from '@fast-check/vitest';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Database, Db } from '../../db/database.ts';
import type * as CommitMove from '../../src/engine/commit-move.ts';
import { commitMany, commitOne } from '../../src/engine/commit-move.ts';
import type { CommitOutcome } from '../../src/engine/commit-outcome.ts';
import type { Move } from '../../src/engine/move.ts';
import { batchCall, mayShare } from '../../src/engine/move-batch.ts';
import { createTestDatabase, describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';
import { casesPlayed, happenings, roads, sides, type Happening } from './random-lives.ts';
import { outcomeOf, spoilMove, spoilings } from './spoil-move.ts';

type Outcome = CommitOutcome | 'error';
/** What was written on the one database, to be written on the other: moves with their outcome, and parts of the form. */
type Recorded = { move: Move; outcome: Outcome } | { part: Record<string, unknown> };

const recorder = vi.hoisted(() => ({ made: [] as Move[] }));
vi.mock('../../src/engine/commit-move.ts', async (importOriginal) => {
  const original = await importOriginal<typeof CommitMove>();
  const commitMove: typeof original.commitMove = async (db, move) => {
    const outcome = await original.commitMove(db, move);
    if (outcome === 'moved') recorder.made.push(move);
    return outcome;
  };
  return { ...original, commitMove };
});

beforeEach(() => void recorder.made.splice(0));

const settled = (result: PromiseSettledResult<CommitOutcome>): Outcome =>
  result.status === 'fulfilled' ? result.value : 'error';
const scalar = async (db: Db, move: Move): Promise<Outcome> => {
  const [result] = await Promise.allSettled([commitOne(db, move)]);
  return settled(result);
};
const together = async (db: Db, moves: readonly Move[]): Promise<Outcome[]> =>
  (await commitMany(db, moves)).map(settled);

const open = (database: Database) =>
  openSmallNetwork(database, { agreed: { settings: { attachments: 'on' } }, without: [] });

/** Plays cases by the commands that people use, each move alone, and keeps what was written. */
async function play(network: SmallNetwork, all: readonly Happening[]): Promise<Recorded[]> {
  const { db, newId } = network.engine;
  const log: Recorded[] = [];
  const keep = () => log.push(...recorder.made.splice(0).map((move) => ({ move, outcome: 'moved' as const })));
  const cases = [];
  for (let n = 0; n < casesPlayed; n += 1) {
    const { id } = await network.startCase();
    const road = roads[(all[n]?.which ?? 0) % roads.length] ?? [];
    cases.push({ id, left: [...road] });
  }
  keep();
  for (const { of, what, which, spoilt } of all) {
    const played = cases[of % casesPlayed];
    if (!played) continue;
    const { id, left } = played;
    if (what === 'time') {
      await network.advance(new Date(Date.parse(await network.now()) + (which % 20) * 86_400_000).toISOString());
    } else if (what === 'side') {
      await sides[which % sides.length]?.(network, id).catch(() => undefined);
    } else {
      const step = left.shift();
      if (step && 'section' in step) {
        await network.completeSection(id, step.section);
        log.push({ part: await partOf(db, id, step.section) });
      } else if (step) {
        await network.act(step.who, id, step.type, step.payload ?? {}).catch(() => left.unshift(step));
      }
    }
    keep();
    const last = log.at(-1);
    if (spoilt === null || !last || !('move' in last)) continue;
    const move = spoilMove(last.move, spoilt, newId);
    log.push({ move, outcome: await scalar(db, move) });
  }
  return log;
}

const partOf = async (db: Db, id: string, section: string): Promise<Record<string, unknown>> =>
  db
    .selectFrom('form_section')
    .selectAll()
    .where('case_id', '=', id)
    .where('section', '=', section)
    .executeTakeFirstOrThrow();

/** The same on another database, in batches that are as large as they may be. */
async function replay(db: Db, log: readonly Recorded[]): Promise<{ outcomes: Outcome[]; largest: number }> {
  const outcomes: Outcome[] = [];
  let batch: Move[] = [];
  let largest = 0;
  const flush = async () => {
    if (batch.length > 0) outcomes.push(...(await together(db, batch)));
    largest = Math.max(largest, batch.length);
    batch = [];
  };
  for (const one of log) {
    const id = 'move' in one ? one.move.case.id : one.part['case_id'];
    if (batch.some((waiting) => waiting.case.id === id)) await flush();
    if ('part' in one) await writePart(db, one.part);
    else if (mayShare(one.move)) batch.push(one.move);
    else {
      await flush();
      outcomes.push(await scalar(db, one.move));
    }
  }
  await flush();
  return { outcomes, largest };
}

const writePart = (db: Db, part: Record<string, unknown>) =>
  sql`
  insert into form_section select * from jsonb_populate_record(null::form_section, ${JSON.stringify(part)}::jsonb)
  on conflict (case_id, section) do update set complete = excluded.complete`.execute(db);

const tables = [
  'cases',
  'event',
  'slot',
  'deadline',
  'ledger',
  'form_section',
  'form_copy',
  'command',
  'notice',
  'outbox',
  'audit',
  'attachment',
] as const;

/** Every row of every table that a move writes, in an order of its own; but for its place in the database's own count. */
async function everyRow(db: Db): Promise<Record<string, string[]>> {
  const dump: Record<string, string[]> = {};
  for (const table of tables) {
    const { rows } = await sql<{ row: string }>`
      select (to_jsonb(t) - 'position')::text as row from ${sql.table(table)} t order by 1`.execute(db);
    dump[table] = rows.map(({ row }) => row);
  }
  return dump;
}

describe.each(['pglite', 'postgresql'] as const)('the two entries of the commit (%s)', (kind) => {
  test('write the same rows and give the same outcomes for the same moves', { timeout: 240_000 }, async () => {
    const seen = { parts: new Set<string>(), outcomes: new Set<Outcome>(), largest: 0 };
    const property = fc.asyncProperty(happenings, async (all) => {
      const [one, other] = [await createTestDatabase(kind), await createTestDatabase(kind)];
      try {
        const log = await play(await open(one.database), all);
        await open(other.database);
        const { outcomes, largest } = await replay(other.database.kysely, log);
        const moves = log.flatMap((entry) => ('move' in entry ? [entry] : []));
        expect(outcomes).toEqual(moves.map(({ outcome }) => outcome));
        expect(await everyRow(other.database.kysely)).toEqual(await everyRow(one.database.kysely));
        for (const { move, outcome } of moves) {
          seen.outcomes.add(outcome);
          if (mayShare(move) && outcome === 'moved') for (const part of Object.keys(move)) seen.parts.add(part);
        }
        seen.largest = Math.max(seen.largest, largest);
      } finally {
        await Promise.all([one.drop(), other.drop()]);
      }
    });
    await fc.assert(property, { numRuns: 8, seed: 20261123, endOnFailure: true });
    expect(seen.largest).toBe(casesPlayed);
    expect([...seen.outcomes].sort()).toEqual(['error', 'forbidden', 'moved', 'notDue', 'stale']);
    // Nothing that a move can hold was left untried.
    expect([...seen.parts].sort()).toEqual([
      'actor',
      'at',
      'audit',
      'case',
      'changeDeadlines',
      'command',
      'copies',
      'deadlines',
      'endDeadlines',
      'endSlots',
      'erase',
      'event',
      'fires',
      'handsIn',
      'ledger',
      'new',
      'notices',
      'outbox',
      'sections',
      'slots',
      'withdraws',
    ]);
  });
});

describeOnBothDatabases('moves that share a call', (database) => {
  /** The next move of each of so many cases, planned but not written. */
  async function plannedMoves(network: SmallNetwork, count: number): Promise<Move[]> {
    for (let n = 0; n < count; n += 1) {
      const { id } = await network.startCase();
      await network.act('clb', id, 'noteAdded', { text: 'Gebeld.', layer: 'clbOnly' });
    }
    const made = recorder.made.splice(0).filter(({ new: isNew }) => !isNew);
    const id = network.engine.newId;
    return made.map((move) => ({
      ...move,
      case: { ...move.case, revision: move.case.revision + 1 },
      event: { ...move.event, seq: move.event.seq + 1 },
      audit: { ...move.audit, id: id() },
      ...(move.command ? { command: { ...move.command, key: id() } } : {}),
    }));
  }

  test.each(spoilings)('one that is spoilt (%s) leaves its neighbours alone', async (spoiling) => {
    const network = await open(database());
    const [first, second, third] = await plannedMoves(network, 3);
    if (!first || !second || !third) throw new Error('three moves were planned');
    expect(await scalar(network.engine.db, second)).toBe('moved');
    const bad = spoilMove(second, spoiling, network.engine.newId);
    expect(await together(network.engine.db, [first, bad, third])).toEqual(['moved', outcomeOf(spoiling), 'moved']);
    const revisions = await network.engine.db.selectFrom('cases').select(['id', 'revision']).execute();
    const revisionOf = (move: Move) => revisions.find(({ id }) => id === move.case.id)?.revision;
    expect([first, second, third].map(revisionOf)).toEqual([3, 3, 3]);
  });

  test('two with one key: the first is made, the second has to look again', async () => {
    const network = await open(database());
    const [first, second] = await plannedMoves(network, 2);
    if (!first?.command || !second?.command) throw new Error('two moves were planned');
    const twin = { ...second, command: { ...second.command, key: first.command.key } };
    expect((await together(network.engine.db, [first, twin])).sort()).toEqual(['moved', 'stale']);
  });

  test('batches that meet wait for each other and never in a circle', async () => {
    const network = await open(database());
    const db = network.engine.db;
    const moves = await plannedMoves(network, 12);
    // Each batch holds the same cases in another order; only one of them can be the next move of its case.
    const batches = Array.from({ length: 8 }, (_, n) =>
      [...moves.slice(n), ...moves.slice(0, n)].map((move) => ({
        ...move,
        audit: { ...move.audit, id: network.engine.newId() },
        ...(move.command ? { command: { ...move.command, key: network.engine.newId() } } : {}),
      })),
    );
    // The function itself: around it a deadlock would be tried again, and not be seen.
    const answers = await Promise.all(batches.map((batch) => batchCall(batch).execute(db)));
    const outcomes = answers.flatMap(({ rows }) => rows[0]?.outcomes ?? []);
    expect(outcomes.filter((outcome) => outcome === 'moved')).toHaveLength(12);
    expect(outcomes.filter((outcome) => outcome === 'stale')).toHaveLength(84);
  });
});
