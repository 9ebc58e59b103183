import { z } from 'zod';
import type { Sharing } from '../akkoord.ts';
import type { Slot } from '../slots.ts';
import { coverOf, withheldBy, type Cover } from '../cover.ts';

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
  /** What each akkoord covers that was given for a pupil. */
  covers: Partial<Record<ConsentParty, Cover>>;
  /** The first day on which what was agreed ends by itself and is asked again. */
  agreedUntil: string | null;
  /** Shared on another ground than akkoord, with what that covers; reviewed on a date, and ended by any no. */
  otherGround: Cover | null;
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
    covers: {},
    agreedUntil: null,
    otherGround: null,
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

type Standing = Pick<NaftContext, 'subject' | 'consents' | 'competent' | 'covers' | 'otherGround'>;

/** An unreachable parent does not hold up a pupil who decides for himself; another ground holds nobody up. */
export function consentComplete(context: Pick<Standing, 'consents' | 'competent' | 'otherGround'>): boolean {
  if (context.otherGround !== null) return true;
  return Object.entries(context.consents).every(
    ([party, state]) =>
      state === 'given' ||
      (state === 'unreachable' && context.competent && (party === 'parents' || party === 'secondParent')),
  );
}

/** How the akkoord stands for whoever receives something of the case, and what it leaves out. */
export function sharingOf(context: Standing): Sharing {
  return { akkoord: akkoordOf(context), withheld: withheldBy(coversOf(context)) };
}

function akkoordOf(context: Standing): Sharing['akkoord'] {
  if (consentComplete(context)) return 'there';
  const saidNo = Object.values(context.consents).some((state) => state === 'refused' || state === 'withdrawn');
  return saidNo ? 'gone' : 'held';
}

/** What those said who decide about a pupil; a class or a teacher has nothing in these layers. */
function coversOf({ subject, consents, covers, otherGround }: Standing): Cover[] {
  if (otherGround !== null) return [otherGround];
  if (subject !== 'pupil') return [{ helpers: 'all', schoolHealth: 'no' }];
  return deciders.flatMap((party) => (consents[party] === 'given' ? [covers[party] ?? coverOf({})] : []));
}

const deciders = ['pupil', 'parents', 'secondParent'] as const;

/** The day on which it ends once an answer comes with a day of its own: the first counts. */
export const untilWith = (
  { agreedUntil }: Pick<NaftContext, 'agreedUntil'>,
  until: string | undefined,
): string | null => [agreedUntil, until ?? null].filter((day) => day !== null).sort()[0] ?? null;

/** Once that day has passed: whoever agreed is asked again. */
export function withExpired({ consents }: NaftContext): Pick<NaftContext, 'consents' | 'covers' | 'agreedUntil'> {
  const again = deciders.flatMap((party) => (consents[party] === 'given' ? [[party, 'asked'] as const] : []));
  return { consents: { ...consents, ...Object.fromEntries(again) }, covers: {}, agreedUntil: null };
}

/** After an answer that says what it covers. */
export const withCover = (context: NaftContext, party: string | undefined, cover: Cover): NaftContext['covers'] => ({
  ...context.covers,
  ...Object.fromEntries(deciders.filter((decider) => decider === party).map((decider) => [decider, cover])),
});

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
