import { begin, decide, stageOf, type MachineState } from '../../machines/engine.ts';
import type { NaftInput } from '../../machines/naft-v1/context.ts';
import type { CaseEvent, Facts, Procedure } from '../../machines/procedure.ts';
import { canonicalJson } from '../../src/engine/event-chain.ts';
import type { GoldenHistories } from './golden-histories.ts';

export interface Journey {
  input: NaftInput;
  events: CaseEvent[];
}

export interface Cells {
  /** Every state × every event, as `stage event`. */
  cells: string[];
  /** Happen in a recorded history. */
  accepted: Set<string>;
  /** Never accepted, and refused with a named reason in every recorded state of that stage. */
  refused: Map<string, string>;
  unvisited: string[];
  /** Accepted when tried, and in no history: the journey that should have been recorded. */
  unrecorded: Map<string, Journey>;
  /** Events that happen in no history at all. */
  neverHappened: string[];
}

/**
 * Plays the recorded histories and then tries every event in every state that they pass through. Each cell of the table of
 * states and events must come out as one that happens or one that is refused.
 */
export function visitCells(procedure: Procedure, golden: GoldenHistories): Cells {
  const states = new Map<string, Map<string, { state: MachineState; journey: Journey }>>();
  const accepted = new Set<string>();
  const payloads = new Map<string, Record<string, unknown>>();
  const pass = (state: MachineState, journey: Journey): void => {
    const ofStage = states.get(stageOf(state)) ?? new Map<string, { state: MachineState; journey: Journey }>();
    states.set(stageOf(state), ofStage.set(canonicalJson(state), { state, journey }));
  };
  const factsOf = (index: number): Facts => golden.facts[index] as unknown as Facts;
  for (const { input: written, events } of golden.histories) {
    const input = written as unknown as NaftInput;
    let { state } = begin(procedure, input);
    const done: CaseEvent[] = [];
    pass(state, { input, events: [] });
    for (const [type, payload, fact] of events) {
      const event = { type, payload, facts: factsOf(fact) };
      const decision = decide(procedure, state, event);
      if (!decision.accepted) continue;
      accepted.add(`${stageOf(state)} ${type}`);
      payloads.set(type, payload);
      state = decision.state;
      done.push(event);
      pass(state, { input, events: [...done] });
    }
  }
  const refused = new Map<string, string>();
  const unrecorded = new Map<string, Journey>();
  const types = Object.keys(procedure.events);
  for (const [stage, ofStage] of states) {
    for (const type of types.filter((one) => !accepted.has(`${stage} ${one}`))) {
      for (const { state, journey } of ofStage.values()) {
        const event = { type, payload: payloads.get(type) ?? {}, facts: factsOf(0) };
        const decision = decide(procedure, state, event);
        if (decision.accepted) unrecorded.set(`${stage} ${type}`, { ...journey, events: [...journey.events, event] });
        else refused.set(`${stage} ${type}`, decision.reason);
      }
    }
  }
  const cells = Object.keys(procedure.states).flatMap((stage) => types.map((type) => `${stage} ${type}`));
  const happened = new Set([...accepted].map((cell) => cell.split(' ')[1]));
  return {
    cells,
    accepted,
    refused,
    unvisited: cells.filter((cell) => !accepted.has(cell) && !refused.has(cell)),
    unrecorded,
    neverHappened: types.filter((type) => !happened.has(type)),
  };
}
