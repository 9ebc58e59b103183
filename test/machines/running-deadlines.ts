import type { Decision } from '../../machines/engine.ts';

/** The deadlines of a case by kind: counting, standing still with the step, or kept for when its step comes back. */
export type Running = ReadonlyMap<string, 'runs' | 'stopped' | 'kept'>;

type Accepted = Extract<Decision, { accepted: true }>;

/** What runs after a transition, by the rules by which the engine performs effects: a final state ends everything. */
export function runAfter(before: Running, { effects, position }: Accepted): Running {
  const after = new Map(before);
  for (const effect of effects) {
    if (effect.type === 'startDeadline' && effect.on !== null) after.set(effect.kind, 'runs');
    else if (effect.type === 'endDeadline') {
      if (effect.keep && after.has(effect.kind)) after.set(effect.kind, 'kept');
      else after.delete(effect.kind);
    } else if (effect.type === 'stopClock') {
      for (const kind of [position.clock, 'providerAnswerLapse']) {
        if (kind !== null && after.get(kind) === 'runs') after.set(kind, 'stopped');
      }
    } else if (effect.type === 'resumeClock') {
      for (const [kind, how] of after) if (how === 'stopped') after.set(kind, 'runs');
    }
  }
  return position.final ? new Map() : after;
}

/** The slots that are filled after a transition, of those that the procedure itself fills and ends. */
export function filledAfter(before: ReadonlySet<string>, { effects }: Accepted): ReadonlySet<string> {
  const after = new Set(before);
  for (const effect of effects) {
    if (effect.type === 'fillSlot') after.add(effect.slot);
    else if (effect.type === 'endSlot') after.delete(effect.slot);
    else if (effect.type === 'moveSlot') {
      after.delete(effect.from);
      after.add(effect.to);
    }
  }
  return after;
}
