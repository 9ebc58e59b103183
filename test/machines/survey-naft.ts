import { everyProcedureEvents } from '../../machines/every-procedure/events.ts';
import type { NaftInput } from '../../machines/naft-v1/context.ts';
import type { Procedure } from '../../machines/procedure.ts';
import { explore, keyOf, type Attempt, type Node } from './explore-naft.ts';
import { laws } from './naft-laws.ts';

/** What an exploration found, judged by every law. */
export interface Survey {
  nodes: Node[];
  attempts: number;
  stages: Set<string>;
  /** One accepted attempt for each pair of a stage and an event, as `stage event`. */
  accepted: Map<string, Attempt>;
  refused: Map<string, string>;
  /** Per law, the first breaches, each with the journey's last step. */
  breaches: Map<string, string[]>;
  /** States from which no way leads to an end, or to the end of the road itself. */
  stuck: string[];
  neverClosed: string[];
  /** States whose holder has no step of this procedure to take. */
  powerless: string[];
}

const shown = ({ node, type, event }: Attempt): string =>
  `${node.position.stage} --${type} ${JSON.stringify(event().payload)}--> ${keyOf(node)}`;

const akkoord = new Set(['consentGiven', 'consentRefused']);
const isStep = (type: string) => !Object.hasOwn(everyProcedureEvents, type) || akkoord.has(type);

/** The states from which none of these ends can be reached, given who leads to whom. */
export function withoutWayTo(
  ends: (key: string) => boolean,
  keys: Iterable<string>,
  edges: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  const all = [...keys];
  const reaches = new Set(all.filter(ends));
  const backwards = new Map<string, string[]>();
  for (const [from, targets] of edges) {
    for (const to of targets) backwards.set(to, [...(backwards.get(to) ?? []), from]);
  }
  const queue = [...reaches];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    for (const from of backwards.get(key) ?? []) {
      if (!reaches.has(from)) {
        reaches.add(from);
        queue.push(from);
      }
    }
  }
  return all.filter((key) => !reaches.has(key));
}

const leaveTheRoad = new Set(['withdrawn', 'voided', 'mergedInto', 'referredToRots']);

export function survey(procedure: Procedure, inputs: readonly NaftInput[], sidesAtOnce: number): Survey {
  const accepted = new Map<string, Attempt>();
  const refused = new Map<string, string>();
  const breaches = new Map<string, string[]>(Object.keys(laws).map((law) => [law, []]));
  const edges = new Map<string, Set<string>>();
  const road = new Map<string, Set<string>>();
  const powerful = new Set<Node>();
  const link = (map: typeof edges, from: string, to: string) => map.set(from, (map.get(from) ?? new Set()).add(to));
  const see = (attempt: Attempt, from: string, to: string | undefined) => {
    for (const [law, check] of Object.entries(laws)) {
      const found = breaches.get(law) as string[];
      const breach = found.length < 5 ? check(attempt, procedure) : undefined;
      if (breach) found.push(`${breach}: ${shown(attempt)}`);
    }
    const { node, type, decision } = attempt;
    const pair = `${node.position.stage} ${type}`;
    if (!decision.accepted) return void refused.set(pair, decision.reason);
    if (to === undefined) return;
    if (!accepted.has(pair)) accepted.set(pair, attempt);
    link(edges, from, to);
    if (!leaveTheRoad.has(type)) link(road, from, to);
    const byHolder = attempt.actorMatters
      ? attempt.event().facts.actor.slot === node.position.holder
      : (procedure.events[type]?.by ?? []).some((slot) => slot === node.position.holder);
    if (byHolder && isStep(type)) powerful.add(node);
  };
  const { nodes, attempts } = explore(procedure, inputs, sidesAtOnce, see);
  const open = nodes.filter(({ position }) => !position.final);
  const stageOfKey = new Map(nodes.map((node) => [keyOf(node), node.position] as const));
  const isFinal = (key: string) => stageOfKey.get(key)?.final === true;
  const mustEnd = open.map(keyOf);
  const ended = [...stageOfKey.keys()].filter(isFinal);
  const closed = ended.filter((key) => stageOfKey.get(key)?.stage === 'closed');
  return {
    nodes,
    attempts,
    stages: new Set(nodes.map(({ position }) => position.stage)),
    accepted,
    refused,
    breaches,
    stuck: withoutWayTo(isFinal, [...mustEnd, ...ended], edges),
    neverClosed: withoutWayTo((key) => closed.includes(key), [...mustEnd, ...closed], road),
    powerless: open.filter((node) => !powerful.has(node)).map(keyOf),
  };
}
