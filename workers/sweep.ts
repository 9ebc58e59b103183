import type { Db } from '../db/database.ts';
import type { Engine } from '../src/engine/engine.ts';
import { beginAttempt, endAttempt, forgetUnlessDue, recordFailure, type DueDeadline } from './due-deadlines.ts';
import { fireDeadline } from './fire-deadline.ts';
import { underLease } from './lease.ts';
import { listLoneDeadlines, releaseBatch, renewBatch, takeDueDeadlines } from './sweep-batches.ts';

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

/** A deadline that was handled and is due all the same would be due for ever. */
const stillDue = 'stillDue';

/** Deadlines that call each other up, each due at once, end a sweep after so many: the next one goes on. */
const mostAfterEachOther = 50;

/**
 * Fires every deadline whose instant has come, oldest first, until none is left. Several sweeps may run at the same
 * time, in one process or many: each deadline takes effect once, and `fired` counts only one's own. What fails, or kills
 * its process, waits for its next attempt, is then tried alone, and holds up nobody. Throws only where the database
 * itself does not answer.
 */
export async function sweepDeadlines(engine: Engine, options: SweepOptions = {}): Promise<Swept> {
  const { db } = engine;
  const idle = idleBatches.get(db) ?? [];
  idleBatches.set(db, idle);
  const batchId = idle.pop() ?? engine.newId();
  try {
    return await underLease(
      () => renewBatch(db, batchId),
      () => sweepInBatches(engine, batchId, options),
    );
  } finally {
    idle.push(batchId);
  }
}

/**
 * Names of batches that no sweep of this process uses now. One is used again, so that what a sweep left behind because the
 * database was away is not taken for what a dead process left.
 */
const idleBatches = new WeakMap<Db, string[]>();

async function sweepInBatches(engine: Engine, batchId: string, options: SweepOptions): Promise<Swept> {
  const swept = { fired: 0, failed: 0 };
  let left = options.limit ?? Infinity;
  let before: ReadonlySet<string> = new Set();
  let afterEachOther = 0;
  while (left > 0 && afterEachOther < mostAfterEachOther && options.signal?.aborted !== true) {
    const lone = await listLoneDeadlines(engine.db);
    const due = await takeDueDeadlines(engine.db, batchId, Math.min(batchSize, left));
    if (due.length === 0 && lone.length === 0) return swept;
    await fireAll(engine, due, before, options, swept);
    before = new Set(due.map(({ id }) => id));
    for (const deadline of lone) await tryAlone(engine, deadline, options, swept);
    left -= due.length + lone.length;
    afterEachOther = due.length < batchSize ? afterEachOther + 1 : 0;
  }
  await releaseBatch(engine.db, batchId);
  return swept;
}

async function fireAll(
  engine: Engine,
  due: readonly DueDeadline[],
  before: ReadonlySet<string>,
  options: SweepOptions,
  swept: Swept,
): Promise<void> {
  const byCase = Map.groupBy(due, ({ caseId }) => caseId).values();
  const work = async (): Promise<void> => {
    for (const ofCase of byCase) {
      for (const deadline of ofCase) {
        if (options.signal?.aborted === true) return;
        const { id } = deadline;
        const firing = before.has(id)
          ? ({ kind: 'failed', reason: stillDue } as const)
          : await fireDeadline(engine, deadline);
        if (firing.kind === 'fired') swept.fired += 1;
        if (firing.kind === 'failed')
          failed(deadline, firing.reason, await recordFailure(engine.db, id, firing.reason), options, swept);
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}

/** The attempt is written down before it is made: then it counts also where this process dies of it. */
async function tryAlone(engine: Engine, deadline: DueDeadline, options: SweepOptions, swept: Swept): Promise<void> {
  const { id } = deadline;
  if (options.signal?.aborted === true || !(await beginAttempt(engine.db, id))) return;
  const firing = await fireDeadline(engine, deadline);
  if (firing.kind === 'fired') swept.fired += 1;
  if (firing.kind !== 'failed' && (await forgetUnlessDue(engine.db, id))) return;
  const reason = firing.kind === 'failed' ? firing.reason : stillDue;
  failed(deadline, reason, await endAttempt(engine.db, id, reason), options, swept);
}

function failed(
  { id, caseId }: DueDeadline,
  reason: string,
  { givenUp }: { givenUp: boolean },
  options: SweepOptions,
  swept: Swept,
): void {
  swept.failed += 1;
  options.onFailure?.({ deadlineId: id, caseId, reason, givenUp });
}
