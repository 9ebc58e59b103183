import { factsFor } from '../src/cases/facts.ts';
import { advanceCase, type Prepared } from '../src/engine/advance-case.ts';
import type { DeadlineRow, Engine, LoadedCase } from '../src/engine/engine.ts';
import type { DueDeadline } from './due-deadlines.ts';
import { failureReason } from './failure-reason.ts';

export type Firing = { kind: 'fired' } | { kind: 'notDue' } | { kind: 'failed'; reason: string };

const actor = { kind: 'system', name: 'Aanzet' } as const;

/**
 * Lets one deadline pass, through the one write path. Takes effect once, however many try: the commit refuses a
 * deadline that is no longer due. Whatever is wrong with the row or its case is answered, not thrown.
 */
export async function fireDeadline(engine: Engine, { id, caseId }: DueDeadline): Promise<Firing> {
  try {
    const outcome = await advanceCase<'notDue'>(engine, { caseId, prepare: (loaded) => prepare(engine, loaded, id) });
    switch (outcome.kind) {
      case 'moved':
        return { kind: 'fired' };
      case 'stopped':
      case 'notDue':
        return { kind: 'notDue' };
      case 'refused':
        return { kind: 'failed', reason: `refused ${outcome.reason}` };
      default:
        return { kind: 'failed', reason: outcome.kind };
    }
  } catch (error) {
    return { kind: 'failed', reason: failureReason(error) };
  }
}

function prepare(engine: Engine, loaded: LoadedCase, id: string): Prepared<'notDue'> {
  const row = loaded.deadlines.find((deadline) => deadline.id === id);
  if (!row || row.fired_at !== null || row.paused_at !== null || row.due_at > loaded.now) return { stop: 'notDue' };
  return {
    event: { ...eventOf(row), layer: null, actor },
    facts: factsFor(engine, loaded, { slot: 'system', organisationId: null, memberId: null }),
  };
}

function eventOf({ id, kind, role, level, told }: DeadlineRow): { type: string; payload: Record<string, unknown> } {
  const about = { kind, deadlineId: id };
  switch (role) {
    case 'term':
      return { type: 'deadlinePassed', payload: about };
    case 'reminder':
      return { type: 'reminderSent', payload: about };
    case 'escalation':
      return { type: 'escalated', payload: { ...about, level, to: told } };
  }
}
