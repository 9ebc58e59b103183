import { isFamilySlot, partyOfSlot } from '../../machines/akkoord.ts';
import { begin, decide, mayHappen, type Decision, type MachineState, type Position } from '../../machines/engine.ts';
import type { NaftContext, NaftInput } from '../../machines/naft-v1/context.ts';
import type { CaseEvent, EventRule, Procedure } from '../../machines/procedure.ts';
import { decidedWhenRead, everyRun, type Choices } from './every-run.ts';
import { canBeFilledIn, factOptions, payloadOptions } from './naft-possibilities.ts';
import { filledAfter, runAfter, type Running } from './running-deadlines.ts';

/** One state in which a case can be, with the way that leads there. */
export interface Node {
  state: MachineState;
  position: Position;
  running: Running;
  /** Slots that the procedure itself filled. */
  filled: ReadonlySet<string>;
  cameFrom: { node: Node; event: () => CaseEvent } | null;
  input: NaftInput;
}

/** One event in one state, and what came of it. */
export interface Attempt {
  node: Node;
  type: string;
  /** The event itself, with a value for what made no difference too. */
  event: () => CaseEvent;
  /** What of the payload made a difference. */
  answers: string;
  /** False where a reference has nothing to refer to: the application does not offer the event then. */
  canBeFilledIn: boolean;
  decision: Decision;
  offered: { may: boolean; reason: string };
  /** Whether the outcome asked who did it. */
  actorMatters: boolean;
  running: Running;
  filled: ReadonlySet<string>;
}

export const contextOf = (node: { state: MachineState }): NaftContext => node.state.context as unknown as NaftContext;

/** Matters that stand beside the road of the case, and changes of what was so at its start. */
const sidesOf = (context: NaftContext, input: NaftInput): number =>
  Number(context.hasSchool !== input.hasSchool) +
  Number(context.competent !== input.competent) +
  Number(context.adult) +
  Number(context.consents.secondParent !== undefined) +
  Number(context.otherGround !== null) +
  Number(context.statusAsked) +
  Number(context.clockStopped) +
  Number(context.emergencyToReview) +
  Number(context.clbTransfer !== null) +
  Number(context.voidProposedBy !== null);

const consentKey = (context: NaftContext): string =>
  Object.entries(context.consents)
    .map(([party, state]) => `${party}:${state === 'given' || state === 'unreachable' ? state : 'missing'}`)
    .sort()
    .join();

const neverReopened = new Set(['voided', 'mergedInto']);
/** What a case that is reopened starts without. */
const forgotten = {
  clbSectionIn: false,
  askedBackBy: null,
  lastDeclinedBy: false,
  stoppedFrom: null,
  contactAttempts: 0,
  returnChecksLeft: 0,
  returnContact: null,
};

/**
 * What tells two states apart. Only differences that no guard, holder or rule can ever see are left out: an akkoord
 * that is asked, refused or withdrawn is missing alike; a counter is only held against a setting of the network, and
 * every state is tried with a setting that is reached and one that is not.
 */
export function keyOf(node: Pick<Node, 'state' | 'position'>): string {
  const context = contextOf(node);
  if (neverReopened.has(node.position.stage)) return node.position.stage;
  return JSON.stringify([
    node.position.stage,
    {
      ...context,
      startsAt: null,
      result: null,
      subject: context.subject === 'pupil' || context.subject === 'teacher' ? context.subject : 'others',
      route: context.route === 'direct' ? 'direct' : 'notDirect',
      consents: consentKey(context),
      // No guard asks what an akkoord covers, or until when.
      covers: null,
      agreedUntil: null,
      otherGround: context.otherGround !== null,
      declines: 0,
      contactAttempts: 0,
      returnContact: context.returnContact === 'otherPlace' ? 'work' : context.returnContact,
      returnChecksLeft: Math.min(context.returnChecksLeft, 2),
      lastDeclinedBy: context.lastDeclinedBy !== null,
      ...(node.position.final ? forgotten : {}),
    },
  ]);
}

/** Choosing one's own contact person is the same for every partner; one stands for all. */
export const sameForAll = new Set(['slotFilled', 'slotHandedOver', 'slotEmptied']);

const actorsOf = (type: string, rule: EventRule): readonly string[] =>
  sameForAll.has(type) ? rule.by.slice(0, 1) : [...rule.by, ...(rule.onBehalfBy ?? [])];

const whole = (options: Readonly<Record<string, readonly unknown[]>>, path: string, choices: Choices) =>
  Object.fromEntries(
    Object.entries(options)
      .map(([field, values]) => {
        const name = `${path}.${field}`;
        return [field, choices.picked.has(name) ? choices.picked.get(name) : values[0]] as const;
      })
      .filter(([, value]) => value !== undefined),
  );

const actorOptions = (slots: readonly string[]) => ({
  slot: slots,
  organisationId: slots[0] === 'system' ? [null] : [`${slots[0]}-1`],
  memberId: slots[0] === 'system' ? [null] : ['member-1', 'member-2'],
});

/** Tries one event in one state in every way that makes a difference. */
export function* attemptsOf(procedure: Procedure, node: Node, type: string, rule: EventRule): Generator<Attempt> {
  const payload = payloadOptions(rule, contextOf(node), [...node.running.keys()]);
  const actor = actorOptions(actorsOf(type, rule));
  const facts = factOptions;
  yield* everyRun((choices) => {
    const watched = {
      type,
      payload: decidedWhenRead(choices, 'payload', payload),
      facts: {
        actor: decidedWhenRead(choices, 'actor', actor),
        sectionsComplete: decidedWhenRead(choices, 'sections', facts.sectionsComplete),
        birthdays: decidedWhenRead(choices, 'birthdays', facts.birthdays),
        emergencies: decidedWhenRead(choices, 'emergencies', facts.emergencies),
        offerOrganisationId: 'provider-2',
        network: decidedWhenRead(choices, 'network', facts.network),
      },
    } as unknown as CaseEvent;
    const decision = decide(procedure, node.state, watched);
    const offered = mayHappen(procedure, node.state, watched);
    const event = () =>
      ({
        type,
        payload: whole(payload, 'payload', choices),
        facts: {
          actor: whole(actor, 'actor', choices),
          sectionsComplete: whole(facts.sectionsComplete, 'sections', choices),
          birthdays: whole(facts.birthdays, 'birthdays', choices),
          emergencies: whole(facts.emergencies, 'emergencies', choices),
          offerOrganisationId: 'provider-2',
          network: whole(facts.network, 'network', choices),
        },
      }) as unknown as CaseEvent;
    const running = decision.accepted ? runAfter(node.running, decision) : node.running;
    const filled = decision.accepted ? filledAfter(node.filled, decision) : node.filled;
    const actorMatters = choices.picked.has('actor.slot');
    return {
      node,
      type,
      event,
      answers: [...choices.picked].filter(([name]) => name.startsWith('payload.')).join(),
      canBeFilledIn: canBeFilledIn(payload) && !answersForAnother(event()),
      decision,
      offered,
      actorMatters,
      running,
      filled,
    };
  });
}

/** For a pupil or parent the application fills in the own party and offers no other. */
function answersForAnother({ payload, facts }: CaseEvent): boolean {
  const { slot } = facts.actor;
  return isFamilySlot(slot) && 'party' in payload && payload['party'] !== partyOfSlot[slot];
}

export interface Explored {
  nodes: Node[];
  attempts: number;
}

/**
 * Every state that a case from these starts can reach, breadth first, so that each has a shortest journey. Of the
 * matters beside the road at most `sidesAtOnce` are open together in a state that is explored further.
 */
export function explore(
  procedure: Procedure,
  inputs: readonly NaftInput[],
  sidesAtOnce: number,
  see: (attempt: Attempt, from: string, to: string | undefined) => void = () => {},
): Explored {
  const nodes: Node[] = [];
  const seen = new Set<string>();
  const keys: string[] = [];
  const visit = (node: Node, key: string) => {
    if (seen.has(key) || sidesOf(contextOf(node), node.input) > sidesAtOnce) return;
    seen.add(key);
    keys.push(key);
    nodes.push(node);
  };
  for (const input of inputs) {
    const first = begin(procedure, input);
    const { state, position } = first;
    const start: Node = {
      state,
      position,
      running: runAfter(new Map(), first),
      filled: new Set(),
      cameFrom: null,
      input,
    };
    visit(start, keyOf(start));
  }
  let attempts = 0;
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index] as Node;
    for (const [type, rule] of Object.entries(procedure.events)) {
      for (const attempt of attemptsOf(procedure, node, type, rule)) {
        attempts += 1;
        const { decision, running, filled, event } = attempt;
        const to = decision.accepted && attempt.canBeFilledIn ? keyOf(decision) : undefined;
        see(attempt, keys[index] as string, to);
        if (!decision.accepted || to === undefined || seen.has(to)) continue;
        const { state, position } = decision;
        visit({ state, position, running, filled, cameFrom: { node, event }, input: node.input }, to);
      }
    }
  }
  return { nodes, attempts };
}

/** The events that lead from the start of a case to this state. */
export function journeyTo(node: Node): CaseEvent[] {
  return node.cameFrom === null ? [] : [...journeyTo(node.cameFrom.node), node.cameFrom.event()];
}
