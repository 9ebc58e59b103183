/**
 * - `moved`: everything is written.
 * - `stale`: somebody else moved the case first, or the same key won a race; load again.
 * - `notDue`: this deadline was handled already.
 * - `forbidden`: the actor fills no slot in this case any more.
 */
export type CommitOutcome = 'moved' | 'stale' | 'notDue' | 'forbidden';
