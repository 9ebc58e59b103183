import {
  createActor,
  initialTransition,
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyStateNode,
} from 'xstate';
import { Effect } from './effects.ts';
import type { CaseEvent, EventRule, Procedure, StateMeta } from './procedure.ts';
import type { Slot } from './slots.ts';

/**
 * The one place that calls XState. Everything here is pure: a stored state and an event in, a new state and the
 * effects it asks for out. No actor is ever started on the server.
 */

/** What is stored of a machine: plain JSON, nothing of XState's own. */
export interface MachineState {
  value: unknown;
  context: Record<string, unknown>;
}

export interface Position {
  stage: string;
  final: boolean;
  holder: Slot | null;
  coHolder: Slot | null;
  clock: StateMeta<never>['clock'];
}

export type Decision =
  | { accepted: true; state: MachineState; position: Position; effects: Effect[] }
  | { accepted: false; reason: string; position: Position };

/** The stored state does not belong to this version of the procedure; a migration was forgotten. */
export class IncompatibleState extends Error {
  constructor(procedure: Procedure, value: unknown) {
    super(
      `${procedure.id} version ${procedure.version} has no state ${JSON.stringify(value)}: write a named migration`,
    );
    this.name = 'IncompatibleState';
  }
}

const snapshotOf = (snapshot: AnyMachineSnapshot): MachineState => ({
  value: snapshot.value as unknown,
  context: snapshot.context as Record<string, unknown>,
});

function leaf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [inner] = Object.values(value as Record<string, unknown>);
  return leaf(inner);
}

/** The leaf of the state: `{ open: 'awaitingChoice' }` is at `awaitingChoice`. */
export const stageOf = (state: MachineState): string => leaf(state.value);

/** Who is aan zet and which clock runs, from the procedure's own table. Throws where the state is not in it. */
export function positionOf(procedure: Procedure, state: MachineState): Position {
  const stage = stageOf(state);
  const meta = procedure.states[stage] as StateMeta<Record<string, unknown>> | undefined;
  if (!meta) throw new IncompatibleState(procedure, state.value);
  const holder = typeof meta.holder === 'function' ? meta.holder(state.context) : meta.holder;
  return { stage, final: holder === null, holder, coHolder: meta.coHolder ?? null, clock: meta.clock };
}

/** Restores a stored state, or throws `IncompatibleState`. Runs nothing. */
function restore(procedure: Procedure, state: MachineState): AnyMachineSnapshot {
  if (procedure.states[stageOf(state)] === undefined) throw new IncompatibleState(procedure, state.value);
  return procedure.machine.resolveState({ value: state.value as never, context: state.context });
}

const scopes = new WeakMap<AnyStateMachine, AnyActorScope>();

/**
 * What XState's own `transition` does, without an actor made anew for every call (a third of its time): the scope that
 * a machine asks for holds nothing, so one per machine is enough. The actor in it is never started.
 */
function transition(machine: AnyStateMachine, snapshot: AnyMachineSnapshot, event: CaseEvent) {
  let scope = scopes.get(machine);
  if (!scope) {
    const self = createActor(machine);
    const nothing = () => {};
    const silent = { defer: nothing, logger: nothing, stopChild: nothing, emit: nothing, actionExecutor: nothing };
    scope = { self, system: self.system, id: '', sessionId: '', ...silent };
    scopes.set(machine, scope);
  }
  const actions: { type: string; params?: unknown }[] = [];
  const actionExecutor: AnyActorScope['actionExecutor'] = (action) => void actions.push(action);
  const after = machine.transition(snapshot, event, { ...scope, actionExecutor });
  return [after, actions] as const;
}

/** The actions of a transition as our own data; an unknown one is a bug in a machine and throws. */
function effectsOf(actions: readonly { type: string; params?: unknown }[]): Effect[] {
  const effects: Effect[] = [];
  for (const { type, params } of actions) {
    if (type.startsWith('xstate.')) throw new Error(`Law 5: ${type} must not leave a machine`);
    effects.push(Effect.parse({ type, ...(params as object | undefined) }));
  }
  return effects;
}

/** The first state of a new case. Throws zod's error when the input does not fit. */
export function begin(procedure: Procedure, input: unknown): Extract<Decision, { accepted: true }> {
  const [snapshot, actions] = initialTransition(procedure.machine, procedure.input.parse(input));
  const state = snapshotOf(snapshot as AnyMachineSnapshot);
  return { accepted: true, state, position: positionOf(procedure, state), effects: effectsOf(actions) };
}

/** What an event does to a case, or the named reason why it may not happen here. */
export function decide(procedure: Procedure, state: MachineState, event: CaseEvent): Decision {
  const before = restore(procedure, state);
  if (!before.can(event)) {
    return { accepted: false, reason: refusal(procedure, before, event), position: positionOf(procedure, state) };
  }
  const [snapshot, actions] = transition(procedure.machine, before, event);
  const after = snapshotOf(snapshot as AnyMachineSnapshot);
  return { accepted: true, state: after, position: positionOf(procedure, after), effects: effectsOf(actions) };
}

/** Whether the event may be offered now: asked with an empty payload, so guards on the payload only pick a branch. */
export function mayHappen(
  procedure: Procedure,
  state: MachineState,
  event: Omit<CaseEvent, 'payload'>,
): { may: boolean; reason: string } {
  const before = restore(procedure, state);
  const probe = { ...event, payload: {} };
  return before.can(probe) ? { may: true, reason: '' } : { may: false, reason: refusal(procedure, before, probe) };
}

/** The rule of an event in this procedure, if it has one. */
export const eventRule = (procedure: Procedure, type: string): EventRule | undefined =>
  Object.hasOwn(procedure.events, type) ? procedure.events[type] : undefined;

/** The names of the guards that stand between this state and the event; none: it does not belong to this step. */
function refusal(procedure: Procedure, snapshot: AnyMachineSnapshot, event: CaseEvent): string {
  if (
    positionOf(procedure, snapshotOf(snapshot)).final &&
    procedure.states[stageOf(snapshotOf(snapshot))] !== undefined
  ) {
    const reopening = guardsFor(snapshot, event.type);
    return reopening[0] ?? 'caseEnded';
  }
  return guardsFor(snapshot, event.type).at(-1) ?? 'notInThisStage';
}

/** In the order in which they are tried: the step's own words first, then what may happen at any time. */
function guardsFor(snapshot: AnyMachineSnapshot, type: string): string[] {
  const names: string[] = [];
  const innermostFirst = [...(snapshot._nodes as AnyStateNode[])].sort((a, b) => b.order - a.order);
  for (const node of innermostFirst) {
    for (const candidate of node.transitions.get(type) ?? []) {
      const guard: unknown = candidate.guard;
      if (typeof guard === 'string') names.push(guard);
      else if (typeof guard === 'object' && guard !== null && 'type' in guard) names.push(String(guard.type));
    }
  }
  return names;
}
