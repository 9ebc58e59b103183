import { z } from 'zod';
import type { Akkoord } from '../akkoord.ts';
import type { Slot } from '../slots.ts';

export const subjectKinds = ['pupil', 'class', 'group', 'teacher', 'team', 'school'] as const;
export const consentParties = ['pupil', 'parents', 'secondParent', 'school', 'teacher'] as const;
export type ConsentParty = (typeof consentParties)[number];
export type ConsentState = 'asked' | 'given' | 'refused' | 'withdrawn' | 'unreachable';

/** What the machine must know at the start. Settings of the network are copied in: a running case keeps them. */
export const NaftInput = z.strictObject({
  subject: z.enum(subjectKinds),
  /** Presumed competent from 12 (hard); decides whether pupil or parents are asked. */
  competent: z.boolean(),
  hasSchool: z.boolean(),
  hasPbd: z.boolean(),
  startsAt: z.enum(['school', 'clb']),
  route: z.enum(['direct', 'contactPoint', 'jointIntake']),
  convener: z.enum(['clb', 'provider']),
  networkAsks: z.array(z.enum(['parents', 'school'])),
});
export type NaftInput = z.infer<typeof NaftInput>;

export interface NaftContext {
  subject: NaftInput['subject'];
  hasSchool: boolean;
  hasPbd: boolean;
  startsAt: NaftInput['startsAt'];
  route: NaftInput['route'];
  convener: NaftInput['convener'];
  networkAsks: NaftInput['networkAsks'];
  schoolSectionIn: boolean;
  pbdAdviceIn: boolean;
  clbSectionIn: boolean;
  competent: boolean;
  /** The day on which the pupil turned 18 has passed. */
  adult: boolean;
  /** Whose akkoord the next sharing asks, and where each stands. */
  consents: Partial<Record<ConsentParty, ConsentState>>;
  returnOffered: boolean;
  /** Who sent the registration back with a question, and so gets it back afterwards. */
  askedBackBy: 'provider' | 'contactPoint' | null;
  declines: number;
  lastDeclinedBy: string | null;
  contactAttempts: number;
  stoppedFrom: 'awaitingFirstContact' | 'awaitingStartTable' | 'pathwayRunning' | 'awaitingAdjustment' | null;
  returnChecksLeft: number;
  returnContact: 'school' | 'work' | 'otherPlace' | 'clb';
  clbTransfer: 'asked' | 'accepted' | 'objectionTermEnded' | null;
  statusAsked: boolean;
  /** Somebody without a slot opened the case in an emergency, and the CLB did not look at it yet. */
  emergencyToReview: boolean;
  clockStopped: boolean;
  voidProposedBy: string | null;
  result: string | null;
}

/**
 * Which parties a profile asks. From 12 the pupil decides, under 12 the parents (hard: decreet rechtspositie art. 4,
 * presumption with motivated deviation), from 18 no parents beside the pupil; a class or group asks the school, a
 * teacher agrees too.
 */
export function partiesAsked(
  input: Pick<NaftContext, 'subject' | 'competent' | 'adult' | 'hasSchool' | 'networkAsks'>,
): ConsentParty[] {
  const parties = new Set<ConsentParty>();
  if (input.subject === 'pupil') {
    for (const party of input.networkAsks) if (party !== 'parents' || !input.adult) parties.add(party);
    parties.add(input.competent ? 'pupil' : 'parents');
  } else {
    parties.add('school');
    if (input.subject === 'teacher') parties.add('teacher');
  }
  if (!input.hasSchool) parties.delete('school');
  return [...parties];
}

export function startContext(input: NaftInput): NaftContext {
  return {
    subject: input.subject,
    hasSchool: input.hasSchool,
    hasPbd: input.hasPbd && input.hasSchool,
    startsAt: input.startsAt,
    route: input.route,
    convener: input.convener,
    networkAsks: input.networkAsks,
    schoolSectionIn: false,
    pbdAdviceIn: false,
    clbSectionIn: false,
    competent: input.competent,
    adult: false,
    consents: Object.fromEntries(partiesAsked({ ...input, adult: false }).map((party) => [party, 'asked'])),
    returnOffered: false,
    askedBackBy: null,
    declines: 0,
    lastDeclinedBy: null,
    contactAttempts: 0,
    stoppedFrom: null,
    returnChecksLeft: 0,
    returnContact: 'clb',
    clbTransfer: null,
    statusAsked: false,
    emergencyToReview: false,
    clockStopped: false,
    voidProposedBy: null,
    result: null,
  };
}

/** An unreachable parent does not hold up a pupil who decides for himself. */
export function consentComplete(context: Pick<NaftContext, 'consents' | 'competent'>): boolean {
  return Object.entries(context.consents).every(
    ([party, state]) =>
      state === 'given' ||
      (state === 'unreachable' && context.competent && (party === 'parents' || party === 'secondParent')),
  );
}

/** How the akkoord stands for whoever receives something of the case. */
export function akkoordOf(context: Pick<NaftContext, 'consents' | 'competent'>): Akkoord {
  const saidNo = Object.values(context.consents).some((state) => state === 'refused' || state === 'withdrawn');
  return saidNo ? 'gone' : consentComplete(context) ? 'there' : 'held';
}

/** Who is asked after something changed: an answer that was given stays, whoever is new is asked. */
export function consentsAgain(context: NaftContext): NaftContext['consents'] {
  const parties = partiesAsked(context);
  if (parties.includes('parents') && context.consents.secondParent !== undefined) parties.push('secondParent');
  return Object.fromEntries(parties.map((party) => [party, context.consents[party] ?? 'asked']));
}

/** Once the CLB has said, with reasons, whether this pupil decides personally. */
export function withCompetence(context: NaftContext, competent: boolean): Pick<NaftContext, 'competent' | 'consents'> {
  return { competent, consents: consentsAgain({ ...context, competent }) };
}

/** After a move to another school, or to none: the former school's akkoord does not count for the next. */
export function withSchool(
  context: NaftContext,
  hasSchool: boolean,
): Pick<NaftContext, 'hasSchool' | 'hasPbd' | 'consents'> {
  const { school: _formerSchool, ...consents } = context.consents;
  return {
    hasSchool,
    hasPbd: context.hasPbd && hasSchool,
    consents: consentsAgain({ ...context, hasSchool, consents }),
  };
}

/** A decision of the court stands for what both parents would say. */
export function withCourt(context: NaftContext): NaftContext['consents'] {
  return withConsent({ ...context, consents: withConsent(context, 'parents', 'given') }, 'secondParent', 'given');
}

/** The consents after one answer; used by the guard that looks ahead and by the action that writes. */
export function withConsent(
  context: NaftContext,
  party: string | undefined,
  state: ConsentState,
): NaftContext['consents'] {
  const known = consentParties.find((candidate) => candidate === party && context.consents[candidate] !== undefined);
  return known ? { ...context.consents, [known]: state } : context.consents;
}

export const returnCheckHolder = (context: Pick<NaftContext, 'returnContact'>): Slot =>
  context.returnContact === 'school' ? 'school' : context.returnContact === 'clb' ? 'clb' : 'returnContact';
