import { begin, decide, type Decision } from '../../machines/engine.ts';
import type { NaftContext, NaftInput } from '../../machines/naft-v1/context.ts';
import { naftV1 } from '../../machines/naft-v1/machine.ts';
import type { CaseEvent, Facts } from '../../machines/procedure.ts';
import type { Slot } from '../../machines/slots.ts';
import { payloadOptions, usualStart } from './naft-possibilities.ts';
import { filledAfter, runAfter, type Running } from './running-deadlines.ts';

/** Somebody does something: what a test says about it, the rest is as usual. */
export interface Step {
  by: Slot | 'system';
  type: string;
  payload: Record<string, unknown>;
  member: string;
  network: Partial<Facts['network']>;
  complete: boolean;
}

const doneBy =
  (by: Step['by']) =>
  (type: string, payload: Record<string, unknown> = {}, more: Partial<Step> = {}): Step => ({
    by,
    type,
    payload,
    member: `${by}-member`,
    network: {},
    complete: true,
    ...more,
  });

export const school = doneBy('school');
export const pbd = doneBy('pbd');
export const clb = doneBy('clb');
export const newClb = doneBy('newClb');
export const contactPoint = doneBy('contactPoint');
export const provider = doneBy('provider');
export const coordinator = doneBy('coordinator');
export const returnContact = doneBy('returnContact');
export const pupil = doneBy('pupil');
export const parent = doneBy('parent');
export const secondParent = doneBy('secondParent');
export const passes = (kind: string, more: Partial<Step> = {}) => doneBy('system')('deadlinePassed', { kind }, more);

const usualNetwork: Facts['network'] = {
  pbdAdvice: true,
  unansweredProvider: 'nextOffer',
  firstContactAttempts: 2,
  consultProposedAfterDeclines: 2,
  reopenAllowed: true,
  attachments: true,
  startTableConvener: 'provider',
};

/** A case as a test looks at it. */
export interface Case {
  stage: string;
  holder: string | null;
  clock: string | null;
  /** Deadlines that run, stand still or are kept. */
  running: Running;
  filled: ReadonlySet<string>;
  context: NaftContext;
  /** What the last step told, as `slot: notice`. */
  told: string[];
  effects: Extract<Decision, { accepted: true }>['effects'];
  after(...steps: Step[]): Case;
  /** The reason why this step may not be taken now. */
  refusal(step: Step): string;
}

type Accepted = Extract<Decision, { accepted: true }>;

const look = (decision: Accepted, running: Running, filled: ReadonlySet<string>): Case => {
  const { state, position, effects } = decision;
  const context = state.context as unknown as NaftContext;
  const take = (step: Step) => decide(naftV1, state, eventOf(step, context, running));
  const next = (step: Step): Case => {
    const taken = take(step);
    if (!taken.accepted) throw new Error(`${step.type} was refused at ${position.stage}: ${taken.reason}`);
    return look(taken, runAfter(running, taken), filledAfter(filled, taken));
  };
  return {
    stage: position.stage,
    holder: position.holder,
    clock: position.clock,
    running,
    filled,
    context,
    effects,
    told: effects.flatMap((effect) => (effect.type === 'notify' ? [`${effect.slot}: ${effect.notice}`] : [])),
    after: (...steps) => {
      const [first, ...rest] = steps;
      return first ? next(first).after(...rest) : look(decision, running, filled);
    },
    refusal: (step) => {
      const taken = take(step);
      return taken.accepted ? 'accepted' : taken.reason;
    },
  };
};

function eventOf(step: Step, context: NaftContext, running: Running): CaseEvent {
  const rule = naftV1.events[step.type];
  if (!rule) throw new Error(`No event ${step.type}`);
  const options = payloadOptions(rule, context, [...running.keys()]);
  const usual = Object.entries(options).map(([field, values]) => [field, values[0]] as const);
  const payload = Object.fromEntries(usual.filter(([, value]) => value !== undefined));
  const fact: Facts = {
    actor: { slot: step.by, organisationId: `${step.by}-1`, memberId: step.by === 'system' ? null : step.member },
    sectionsComplete: { school: step.complete, pbd: step.complete, clb: step.complete },
    birthdays: { turns12On: null, turns18On: null },
    emergencies: { toReview: 1 },
    offerOrganisationId: 'provider-2',
    network: { ...usualNetwork, ...step.network },
  };
  return { type: step.type, payload: rule.payload.parse({ ...payload, ...step.payload }), facts: fact };
}

/** A new case: a competent pupil of a school with a PBD, sent straight to providers, unless said otherwise. */
export function aCase(input: Partial<NaftInput> = {}): Case {
  const first = begin(naftV1, { ...usualStart, ...input });
  return look(first, runAfter(new Map(), first), filledAfter(new Set(), first));
}

// Roads that many tests travel.

export const pupilAgrees = clb('consentGiven', { party: 'pupil' });
export const byClb = { startsAt: 'clb', hasPbd: false } as const;
/** From the CLB's part to the pupil's choice. */
export const toChoice = [pupilAgrees, clb('clbSectionHandedIn')];
export const toProvider = [...toChoice, clb('offerChosen')];
export const toFirstContact = [...toProvider, provider('accepted')];
export const toStartTable = [...toFirstContact, provider('firstContactMade')];
export const toPathway = [...toStartTable, provider('startTableHeld')];
export const toClosing = [...toPathway, provider('closingPlanned')];
