import { sql } from 'kysely';
import { assertOutsideTransaction } from '../../db/transaction-guard.ts';
import type { Db } from '../../db/database.ts';
import { isAboutContent } from './about-content.ts';
import type { CommitOutcome } from './commit-outcome.ts';
import { Gatherer } from './gather.ts';
import type { Move } from './move.ts';
import { batchCall, isAboutEmergency, mayShare } from './move-batch.ts';

/**
 * Moves in one call at most, and calls at the same time. While the database writes one call the next is decided: with
 * calls as large as the crowd both would wait for each other (64 callers: 1,700 a second, with 32 in a call 2,500). More
 * connections than two only take turns on the same processors.
 */
const mostMoves = 32;
const writers = 2;

const committers = new WeakMap<Db, Gatherer<Move, CommitOutcome>>();

/**
 * Writes a move, all or nothing. Moves that come at the same time share one call (group commit); what is wrong with one
 * touches no other. Inside a transaction the move is written by itself, at once. Other database errors are thrown.
 */
export function commitMove(db: Db, move: Move): Promise<CommitOutcome> {
  if (db.isTransaction || !mayShare(move)) return commitOne(db, move);
  // The call that writes it may be started by somebody else, so the guard looks here.
  assertOutsideTransaction();
  let committer = committers.get(db);
  if (!committer) {
    const work = (moves: readonly Move[]) => commitMany(db, moves);
    committer = new Gatherer({ most: mostMoves, lanes: writers, apart: (one) => one.case.id, work });
    committers.set(db, committer);
  }
  return committer.ask(move);
}

/** Writes moves of different cases. Where the call fails for one of them, each is written by itself. */
export async function commitMany(
  db: Db,
  moves: readonly Move[],
): Promise<readonly PromiseSettledResult<CommitOutcome>[]> {
  const [first] = moves;
  if (first && moves.length === 1) return Promise.allSettled([commitOne(db, first)]);
  try {
    const { rows } = await batchCall(moves).execute(db);
    return (rows[0]?.outcomes ?? []).map((value) => ({ status: 'fulfilled', value }));
  } catch (error) {
    if (!isAboutContent(error)) return moves.map(() => ({ status: 'rejected', reason: error }));
    const results: PromiseSettledResult<CommitOutcome>[] = [];
    for (const move of moves) results.push(...(await Promise.allSettled([commitOne(db, move)])));
    return results;
  }
}

/** The scalar entry: one move, one call. */
export async function commitOne(db: Db, move: Move): Promise<CommitOutcome> {
  try {
    const write = sql.ref(isAboutEmergency(move) ? 'commit_emergency' : 'commit_move');
    const { rows } = await sql<{
      outcome: CommitOutcome;
    }>`select ${write}(${JSON.stringify(move)}::jsonb) as outcome`.execute(db);
    return rows[0]?.outcome ?? 'stale';
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code === 'AZ001') return 'notDue';
    // The link was revoked, or ran out, after it was read.
    if (code === 'AZ003') return 'forbidden';
    // A part that was handed in had been opened again: load again and find out.
    if (code === 'AZ002') return 'stale';
    // Twins with one key, or a case number that was taken: the slower one loads again and finds out.
    if (
      code === '23505' &&
      (constraint === 'command_pkey' || constraint === 'event_pkey' || constraint === 'cases_number_key')
    )
      return 'stale';
    // Two transactions that waited for each other, or a serialisation failure: nothing was written.
    if (code === '40P01' || code === '40001') return 'stale';
    throw error;
  }
}
