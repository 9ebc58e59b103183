/** The last move of each case that waits or runs in this process. */
const lastOf = new Map<string, Promise<void>>();

/**
 * Lets the moves of one case follow each other in the order in which they came. Between processes the revision decides
 * who was first; within one, a crowd on the same case would only run into each other.
 */
export async function inTurn<Answer>(caseId: string, move: () => Promise<Answer>): Promise<Answer> {
  const before = lastOf.get(caseId);
  const mine = before === undefined ? move() : before.then(move);
  const done = mine.then(
    () => undefined,
    () => undefined,
  );
  lastOf.set(caseId, done);
  try {
    return await mine;
  } finally {
    if (lastOf.get(caseId) === done) lastOf.delete(caseId);
  }
}
