import { isFamilySlot, partyOfSlot } from '../akkoord.ts';
import {
  consentComplete,
  withCompetence,
  withConsent,
  withCourt,
  withExpired,
  withSchool,
  type NaftContext,
} from './context.ts';
import { coverOf } from '../cover.ts';
import type { NaftEvent, PayloadOf } from './events.ts';

interface Asked {
  context: NaftContext;
  event: NaftEvent;
}
type Guard = (asked: Asked) => boolean;

const payload = <Type extends NaftEvent['type']>(event: NaftEvent, type: Type): PayloadOf<Type> | undefined =>
  event.type === type ? (event.payload as PayloadOf<Type>) : undefined;

const schoolReady: Guard = ({ context, event }) =>
  !context.hasSchool || context.schoolSectionIn || event.facts.sectionsComplete.school;
const readyToSubmit: Guard = (asked) => schoolReady(asked) && asked.event.facts.sectionsComplete.clb;
const termPassed =
  (kind: string): Guard =>
  ({ event }) =>
    payload(event, 'deadlinePassed')?.kind === kind;
/** The case as it will be after an answer about akkoord, or a change of who is asked. */
const consentsAfter = ({ context, event }: Asked): NaftContext => {
  switch (event.type) {
    case 'consentGiven':
      return { ...context, consents: withConsent(context, event.payload.party, 'given') };
    case 'sharedOnOtherGround':
      return { ...context, otherGround: coverOf(event.payload) };
    case 'groundReviewed':
      return { ...context, otherGround: event.payload.stays === 'yes' ? context.otherGround : null };
    case 'parentUnreachable':
      return { ...context, consents: withConsent(context, 'parents', 'unreachable') };
    case 'decisionByCourt':
      return event.payload.replacesParents === 'yes' ? { ...context, consents: withCourt(context) } : context;
    case 'competenceAssessed':
      return event.payload.competent
        ? { ...context, ...withCompetence(context, event.payload.competent === 'yes') }
        : context;
    case 'consentReviewed':
      return context.adult ? { ...context, ...withCompetence(context, true) } : context;
    case 'schoolChanged':
      return { ...context, ...withSchool(context, event.payload.school !== 'none') };
    default:
      return context;
  }
};
const fits: Guard = ({ context, event }) => {
  if (event.type === 'sharedOnOtherGround') return context.subject === 'pupil' && !consentComplete(context);
  if (event.type === 'competenceAssessed') return context.subject === 'pupil';
  if (event.type === 'parentUnreachable' || event.type === 'decisionByCourt') {
    return context.consents.parents !== undefined;
  }
  return true;
};
const nothingMissingAfter: Guard = (asked) => fits(asked) && consentComplete(consentsAfter(asked));

/** Sharing without akkoord has no ground any more, and there is no akkoord either. */
const groundEndsAkkoord: Guard = ({ context, event }) =>
  context.otherGround !== null &&
  payload(event, 'groundReviewed')?.stays === 'no' &&
  !consentComplete({ ...context, otherGround: null });

/** Every guard of naft version 1. Total: an empty payload is a legal question. */
export const guards = {
  startsAtSchool: ({ context }: Asked) => context.hasSchool && context.startsAt === 'school',
  // Registration.
  schoolSectionComplete: ({ event }: Asked) => event.facts.sectionsComplete.school,
  schoolSectionReadyForPbd: ({ context, event }: Asked) =>
    event.facts.sectionsComplete.school && context.hasPbd && !context.pbdAdviceIn && event.facts.network.pbdAdvice,
  schoolSectionStillOut: ({ context, event }: Asked) =>
    context.hasSchool && !context.schoolSectionIn && event.facts.sectionsComplete.school,
  schoolCanBeAsked: ({ context }: Asked) => context.hasSchool && !context.schoolSectionIn,
  schoolCanTakeBack: ({ context }: Asked) => context.hasSchool && context.schoolSectionIn && !context.returnOffered,
  returnIsOffered: ({ context }: Asked) => context.returnOffered,
  pbdCanBeAsked: ({ context, event }: Asked) => context.hasPbd && !context.pbdAdviceIn && event.facts.network.pbdAdvice,
  pbdSectionComplete: ({ event }: Asked) => event.facts.sectionsComplete.pbd,
  lateAdviceWelcome: ({ context, event }: Asked) =>
    context.hasPbd && !context.pbdAdviceIn && event.facts.sectionsComplete.pbd,
  pbdTermPassed: termPassed('pbdAdvice'),
  // Submission: where the registration goes depends on who asked for more, and on akkoord.
  submitToProvider: (asked: Asked) =>
    readyToSubmit(asked) && consentComplete(asked.context) && asked.context.askedBackBy === 'provider',
  submitToContactPoint: (asked: Asked) =>
    readyToSubmit(asked) && consentComplete(asked.context) && asked.context.askedBackBy === 'contactPoint',
  submitToChoice: (asked: Asked) => readyToSubmit(asked) && consentComplete(asked.context),
  readyToSubmit,
  // Akkoord.
  consentWithProviderWaiting: (asked: Asked) => nothingMissingAfter(asked) && asked.context.askedBackBy === 'provider',
  consentWithContactPointWaiting: (asked: Asked) =>
    nothingMissingAfter(asked) && asked.context.askedBackBy === 'contactPoint',
  speaksForAnother: ({ context, event }: Asked) => {
    const { slot } = event.facts.actor;
    if (!isFamilySlot(slot)) return false;
    const own = partyOfSlot[slot];
    const answered = 'party' in event.payload ? event.payload.party : undefined;
    return context.consents[own] === undefined || (answered ?? own) !== own;
  },
  consentBecomesComplete: nothingMissingAfter,
  consentNotYetComplete: ({ context }: Asked) => !consentComplete(context),
  parentsAreAsked: ({ context }: Asked) => context.consents.parents !== undefined,
  parentsNotYetInConflict: ({ context }: Asked) =>
    context.consents.parents !== undefined && context.consents.secondParent === undefined,
  consentCompleteWithoutSchool: (asked: Asked) =>
    payload(asked.event, 'schoolChanged')?.school === 'none' && nothingMissingAfter(asked),
  somebodyAgreed: ({ context }: Asked) => Object.values(context.consents).includes('given'),
  akkoordRunsOut: (asked: Asked) =>
    termPassed('consentUntil')(asked) && !consentComplete({ ...asked.context, ...withExpired(asked.context) }),
  anotherGroundIsUsed: ({ context }: Asked) => context.otherGround !== null,
  groundStays: ({ context, event }: Asked) =>
    context.otherGround !== null && payload(event, 'groundReviewed')?.stays === 'yes',
  groundEndsAkkoord,
  groundEndsAkkoordAndProviderWaits: (asked: Asked) =>
    groundEndsAkkoord(asked) && asked.context.askedBackBy === 'provider',
  groundEndsAkkoordAndContactPointWaits: (asked: Asked) =>
    groundEndsAkkoord(asked) && asked.context.askedBackBy === 'contactPoint',
  subjectIsPupil: ({ context }: Asked) => context.subject === 'pupil',
  providerWaits: ({ context }: Asked) => context.askedBackBy === 'provider',
  contactPointWaits: ({ context }: Asked) => context.askedBackBy === 'contactPoint',
  // The offer.
  choiceMayBeSharedDirectly: ({ context }: Asked) => consentComplete(context) && context.route === 'direct',
  choiceMayBeShared: ({ context }: Asked) => consentComplete(context),
  actorIsProvider: ({ event }: Asked) => event.facts.actor.slot === 'provider',
  actorIsContactPoint: ({ event }: Asked) => event.facts.actor.slot === 'contactPoint',
  directRoute: ({ context }: Asked) => context.route === 'direct',
  aProviderDeclined: ({ context }: Asked) => context.lastDeclinedBy !== null && consentComplete(context),
  lapsedToNextDirect: ({ context, event }: Asked) =>
    termPassed('providerAnswerLapse')({ context, event }) &&
    event.facts.network.unansweredProvider === 'nextOffer' &&
    context.route === 'direct',
  lapsedToNextDispatch: ({ context, event }: Asked) =>
    termPassed('providerAnswerLapse')({ context, event }) && event.facts.network.unansweredProvider === 'nextOffer',
  consultBecomesProposed: ({ context, event }: Asked) =>
    context.declines + 1 >= event.facts.network.consultProposedAfterDeclines,
  consultBecomesProposedDirect: ({ context, event }: Asked) =>
    context.route === 'direct' && context.declines + 1 >= event.facts.network.consultProposedAfterDeclines,
  // The pathway.
  lastContactAttempt: ({ context, event }: Asked) =>
    context.contactAttempts + 1 >= event.facts.network.firstContactAttempts,
  actorConvenes: ({ context, event }: Asked) => event.facts.actor.slot === context.convener,
  alreadyEnded: ({ event }: Asked) => payload(event, 'registeredAfterwards')?.endedOn !== undefined,
  checksDecided: ({ event }: Asked) => (payload(event, 'closingTableHeld')?.returnChecks ?? 0) > 0,
  checksElsewhere: ({ event }: Asked) => {
    const closing = payload(event, 'closingTableHeld');
    return (
      (closing?.returnChecks ?? 0) > 0 && (closing?.returnContact === 'work' || closing?.returnContact === 'otherPlace')
    );
  },
  lastReturnCheck: ({ context }: Asked) => context.returnChecksLeft <= 1,
  contactWindowEnded: termPassed('contactDataWindow'),
  closesAtTakeBack: ({ event }: Asked) => payload(event, 'takenBack')?.next === 'close',
  stoppedFromFirstContact: ({ context }: Asked) => context.stoppedFrom === 'awaitingFirstContact',
  stoppedFromStartTable: ({ context }: Asked) => context.stoppedFrom === 'awaitingStartTable',
  stoppedFromPathway: ({ context }: Asked) => context.stoppedFrom === 'pathwayRunning',
  stoppedFromAdjustment: ({ context }: Asked) => context.stoppedFrom === 'awaitingAdjustment',
  // In every procedure.
  attachmentsAreOn: ({ event }: Asked) => event.facts.network.attachments,
  // Which part it was, the form itself checks: an event that is offered is never refused for its payload.
  partWasHandedIn: ({ context }: Asked) => context.schoolSectionIn || context.pbdAdviceIn || context.clbSectionIn,
  aboutSchoolPart: ({ event }: Asked) => payload(event, 'remarkMade')?.section === 'school',
  aboutPbdPart: ({ event }: Asked) => payload(event, 'remarkMade')?.section === 'pbd',
  noStatusQuestionOpen: ({ context }: Asked) => !context.statusAsked,
  emergencyToReview: ({ context }: Asked) => context.emergencyToReview,
  lastEmergencyToReview: ({ context, event }: Asked) =>
    context.emergencyToReview && event.facts.emergencies.toReview <= 1,
  statusQuestionOpen: ({ context }: Asked) => context.statusAsked,
  clockRuns: ({ context }: Asked) => !context.clockStopped,
  clockStandsStill: ({ context }: Asked) => context.clockStopped,
  schoolGoesAway: ({ event }: Asked) => payload(event, 'schoolChanged')?.school === 'none',
  noClbTransfer: ({ context }: Asked) => context.clbTransfer === null,
  clbTransferRuns: ({ context }: Asked) => context.clbTransfer !== null,
  clbTransferCompletes: ({ context }: Asked) => context.clbTransfer === 'objectionTermEnded',
  clbTransferNotYetAccepted: ({ context }: Asked) => context.clbTransfer === 'asked',
  objectionTermEndsTransfer: ({ context, event }: Asked) =>
    termPassed('clbObjection')({ context, event }) && context.clbTransfer === 'accepted',
  objectionTermEndsFirst: ({ context, event }: Asked) =>
    termPassed('clbObjection')({ context, event }) && context.clbTransfer === 'asked',
  birthdayTwelve: termPassed('turned12'),
  birthdayEighteen: termPassed('turned18'),
  schoolYearStarts: termPassed('schoolYearStart'),
  summerComesNear: termPassed('summerNear'),
  withdrawalIsTheirs: ({ context, event }: Asked) => event.facts.actor.slot !== 'school' || !context.clbSectionIn,
  notYetProposedToVoid: ({ context }: Asked) => context.voidProposedBy === null,
  proposedToVoid: ({ context }: Asked) => context.voidProposedBy !== null,
  secondPersonConfirms: ({ context, event }: Asked) =>
    context.voidProposedBy !== null &&
    event.facts.actor.memberId !== null &&
    event.facts.actor.memberId !== context.voidProposedBy,
  reopeningIsAgreed: ({ event }: Asked) => event.facts.network.reopenAllowed,
} as const satisfies Record<string, Guard>;

export type GuardName = keyof typeof guards;
