import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { begin, decide, type Decision } from '../../machines/engine.ts';
import type { NaftInput } from '../../machines/naft-v1/context.ts';
import type { CaseEvent, Facts, Procedure } from '../../machines/procedure.ts';
import { canonicalJson, sha256 } from '../../src/engine/event-chain.ts';
import { journeyTo } from './explore-naft.ts';
import type { Survey } from './survey-naft.ts';

/**
 * Recorded histories of a published version: what came in, and a digest of what each event led to (state and effects).
 * What is said often, as who did it and how the network works, stands once in `facts`.
 */
export const GoldenHistories = z.object({
  procedure: z.string(),
  version: z.int(),
  facts: z.array(z.record(z.string(), z.unknown())),
  histories: z.array(
    z.object({
      input: z.record(z.string(), z.unknown()),
      begins: z.string(),
      /** Type, payload, the number of its facts, and the digest of what came of it. */
      events: z.array(z.tuple([z.string(), z.record(z.string(), z.unknown()), z.int(), z.string()])),
    }),
  ),
});
export type GoldenHistories = z.infer<typeof GoldenHistories>;

/** Where the histories of a published version stand. */
export const goldenFile = (id: string, version: number): string =>
  path.join(import.meta.dirname, 'golden', `${id}-v${version}.json`);

export const readGolden = (id: string, version: number): GoldenHistories =>
  GoldenHistories.parse(JSON.parse(readFileSync(goldenFile(id, version), 'utf8')));

/** Sixteen digits are enough to see any difference. */
const digestOf = (decision: Decision): string =>
  decision.accepted ? sha256(canonicalJson([decision.state, decision.effects])).slice(0, 16) : decision.reason;

/** The shortest set of journeys in which every accepted pair of a stage and an event happens. */
export function journeysOf(surveys: readonly Survey[]): { input: NaftInput; events: CaseEvent[] }[] {
  const journeys = surveys
    .flatMap(({ accepted }) => [...accepted.values()])
    .map((attempt) => ({ input: attempt.node.input, events: [...journeyTo(attempt.node), attempt.event()] }))
    .sort((a, b) => b.events.length - a.events.length);
  const played = new Set<string>();
  return journeys.filter(({ input, events }) => {
    const steps = events.map((_, index) => canonicalJson([input, events.slice(0, index + 1)]));
    const isNew = !played.has(steps.at(-1) ?? '');
    for (const step of steps) played.add(step);
    return isNew;
  });
}

/** Plays journeys and writes down what each event led to. */
export function recordHistories(
  procedure: Procedure,
  journeys: readonly { input: NaftInput; events: readonly CaseEvent[] }[],
): GoldenHistories {
  const facts = new Map<string, { index: number; value: Facts }>();
  const numberOf = (value: Facts): number => {
    const key = canonicalJson(value);
    const known = facts.get(key);
    if (known) return known.index;
    facts.set(key, { index: facts.size, value });
    return facts.size - 1;
  };
  const histories = journeys.map(({ input, events }) => {
    const first = begin(procedure, input);
    let { state } = first;
    return {
      input: { ...input },
      begins: digestOf(first),
      events: events.map((event): [string, Record<string, unknown>, number, string] => {
        const decision = decide(procedure, state, event);
        if (decision.accepted) state = decision.state;
        return [event.type, event.payload, numberOf(event.facts), digestOf(decision)];
      }),
    };
  });
  return {
    procedure: procedure.id,
    version: procedure.version,
    facts: [...facts.values()].map(({ value }) => ({ ...value })),
    histories,
  };
}

/** Plays every recorded history again, through JSON between any two events, and names the first step that differs. */
export function replayHistories(procedure: Procedure, golden: GoldenHistories): string[] {
  return golden.histories.flatMap(({ input, begins, events }, number) => {
    const first = begin(procedure, input);
    if (digestOf(first) !== begins) return [`history ${number}: another start`];
    let stored = JSON.stringify(first.state);
    for (const [index, [type, payload, fact, expected]] of events.entries()) {
      const event = { type, payload, facts: golden.facts[fact] as unknown as Facts };
      const decision = decide(procedure, JSON.parse(stored), event);
      const found = digestOf(decision);
      if (found !== expected) return [`history ${number}, event ${index + 1} ${type}: ${found} instead of ${expected}`];
      if (decision.accepted) stored = JSON.stringify(decision.state);
    }
    return [];
  });
}
