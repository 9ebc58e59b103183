import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Move } from './move.ts';

/**
 * - `moved`: everything is written.
 * - `stale`: somebody else moved the case first, or the same key won a race; load again.
 * - `notDue`: this deadline was handled already.
 * - `forbidden`: the actor fills no slot in this case any more.
 */
export type CommitOutcome = 'moved' | 'stale' | 'notDue' | 'forbidden';

/** Writes a move with one call, all or nothing. Other database errors are thrown. */
export async function commitMove(db: Db, move: Move): Promise<CommitOutcome> {
  try {
    const { rows } = await sql<{
      outcome: CommitOutcome;
    }>`select commit_move(${JSON.stringify(move)}::jsonb) as outcome`.execute(db);
    return rows[0]?.outcome ?? 'stale';
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code === 'AZ001') return 'notDue';
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
