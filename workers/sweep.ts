import type { Engine } from '../src/engine/engine.ts';
import { listDueDeadlines, recordFailure, type DueDeadline } from './due-deadlines.ts';
import { fireDeadline } from './fire-deadline.ts';

export interface Swept {
  fired: number;
  failed: number;
}

export interface SweepOptions {
  /** Stop after so many deadlines; everything that is due by default. */
  limit?: number;
  /** Stops between two deadlines. */
  signal?: AbortSignal;
  /** Told of each failure, after it was written down. */
  onFailure?: (failure: { deadlineId: string; caseId: string; reason: string; givenUp: boolean }) => void;
}

const batchSize = 1000;
/**
 * Cases handled at the same time; those of one case follow each other. As many as fill two calls of the commit: while
 * the database writes the one, the other is decided.
 */
const concurrency = 64;

/**
 * Fires every deadline whose instant has come, oldest first, until none is left. Several sweeps may run at the same
 * time, in one process or many: each deadline takes effect once, and `fired` counts only one's own. What fails waits
 * for its next attempt and holds up nobody. Throws only where the database itself does not answer.
 */
export async function sweepDeadlines(engine: Engine, options: SweepOptions = {}): Promise<Swept> {
  const swept = { fired: 0, failed: 0 };
  let left = options.limit ?? Infinity;
  while (left > 0 && options.signal?.aborted !== true) {
    const size = Math.min(batchSize, left);
    const due = await listDueDeadlines(engine.db, size);
    await fireAll(engine, due, options, swept);
    left -= due.length;
    if (due.length === 0) break;
  }
  return swept;
}

async function fireAll(engine: Engine, due: readonly DueDeadline[], options: SweepOptions, swept: Swept) {
  const byCase = Map.groupBy(due, ({ caseId }) => caseId).values();
  const work = async (): Promise<void> => {
    for (const ofCase of byCase) {
      for (const deadline of ofCase) {
        if (options.signal?.aborted === true) return;
        await fireOne(engine, deadline, options, swept);
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}

async function fireOne(engine: Engine, deadline: DueDeadline, options: SweepOptions, swept: Swept): Promise<void> {
  const firing = await fireDeadline(engine, deadline);
  if (firing.kind === 'fired') swept.fired += 1;
  if (firing.kind !== 'failed') return;
  const { givenUp } = await recordFailure(engine.db, deadline.id, firing.reason);
  swept.failed += 1;
  options.onFailure?.({ deadlineId: deadline.id, caseId: deadline.caseId, reason: firing.reason, givenUp });
}
