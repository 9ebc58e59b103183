import {
  consentComplete,
  untilWith,
  withCompetence,
  withConsent,
  withCourt,
  withCover,
  withExpired,
  withSchool,
  type NaftContext,
} from './context.ts';
import { coverOf } from '../cover.ts';
import type { NaftEvent } from './events.ts';

/**
 * What a case remembers of an event, beside where it stands: everything a later guard will ask.
 * Runs after the effects of the transition, so those still see the case as it was.
 */
export function remember(context: NaftContext, event: NaftEvent): Partial<NaftContext> {
  switch (event.type) {
    case 'schoolSectionHandedIn':
      return { schoolSectionIn: true };
    case 'returnedToSchool':
      return { returnOffered: true };
    case 'returnAccepted':
      return { returnOffered: false, schoolSectionIn: false };
    case 'returnDeclined':
      return { returnOffered: false };
    case 'pbdAdviceGiven':
    case 'pbdAdviceWithheld':
      return { pbdAdviceIn: true };
    case 'clbSectionHandedIn':
      return { clbSectionIn: true, returnOffered: false };
    case 'moreAsked':
      return { askedBackBy: event.facts.actor.slot === 'contactPoint' ? 'contactPoint' : 'provider' };
    case 'declined':
      return {
        declines: Math.min(context.declines + 1, 99),
        lastDeclinedBy: event.facts.actor.organisationId,
        askedBackBy: null,
      };
    case 'offerChosen':
    case 'dispatched':
    case 'choiceChanged':
    case 'waitlisted':
    case 'returnedToClb':
      return { askedBackBy: null };
    case 'registeredAfterwards':
      return { clbSectionIn: true, askedBackBy: null, lastDeclinedBy: null, result: event.payload.result ?? null };
    case 'accepted':
    case 'reconsiderationAsked':
      return { lastDeclinedBy: null, askedBackBy: null, contactAttempts: 0 };
    case 'placeFree':
      return { contactAttempts: 0 };
    case 'firstContactFailed':
      return { contactAttempts: context.contactAttempts + 1 };
    case 'takeBackDeclined':
      return { contactAttempts: 0, stoppedFrom: null };
    case 'takenBack':
      return { stoppedFrom: null, askedBackBy: null, contactAttempts: 0, result: event.payload.result ?? null };
    case 'closingTableHeld':
      return {
        result: event.payload.result ?? null,
        returnChecksLeft: event.payload.returnChecks ?? 0,
        returnContact: event.payload.returnChecks ? returnContact(context, event.payload.returnContact) : 'clb',
      };
    case 'closedWithoutTable':
      return { result: event.payload.result ?? null };
    case 'returnChecked':
      return { returnChecksLeft: Math.max(0, context.returnChecksLeft - 1) };
    case 'relapsed':
    case 'reopened':
      return {
        clbSectionIn: false,
        askedBackBy: null,
        lastDeclinedBy: null,
        stoppedFrom: null,
        contactAttempts: 0,
        returnChecksLeft: 0,
        returnContact: 'clb',
        result: null,
      };
    case 'competenceAssessed':
      return withCompetence(context, event.payload.competent === 'yes');
    // From 18 the pupil decides; the CLB says that it has looked at it.
    case 'consentReviewed':
      return context.adult ? withCompetence(context, true) : {};
    case 'consentGiven':
      return {
        consents: withConsent(context, event.payload.party, 'given'),
        covers: withCover(context, event.payload.party, coverOf(event.payload)),
        agreedUntil: untilWith(context, event.payload.until),
      };
    case 'consentChanged':
      return {
        covers: withCover(context, event.payload.party, coverOf(event.payload)),
        agreedUntil: event.payload.until ?? null,
      };
    // A no ends sharing on another ground too: whoever wants to go on says why anew.
    case 'consentRefused':
      return { consents: withConsent(context, event.payload.party, 'refused'), askedBackBy: null, otherGround: null };
    case 'consentWithdrawn':
      return { consents: withConsent(context, event.payload.party, 'withdrawn'), askedBackBy: null, otherGround: null };
    case 'sharedOnOtherGround':
      return { otherGround: coverOf(event.payload) };
    case 'groundReviewed':
      return event.payload.stays === 'no' ? withoutGround(context) : {};
    case 'parentUnreachable':
      return { consents: withConsent(context, 'parents', 'unreachable') };
    case 'parentsInConflict':
      return { consents: { ...context.consents, secondParent: 'asked' } };
    case 'decisionByCourt':
      return event.payload.replacesParents === 'yes' ? { consents: withCourt(context) } : {};
    case 'emergencyAccessOpened':
      return { emergencyToReview: true };
    case 'emergencyAccessReviewed':
      return { emergencyToReview: event.facts.emergencies.toReview > 1 };
    case 'statusAsked':
      return { statusAsked: true };
    case 'statusAnswered':
      return { statusAsked: false };
    case 'clockStopped':
      return { clockStopped: true };
    case 'clockResumed':
      return { clockStopped: false };
    case 'schoolChanged':
      return schoolAfter(context, event.payload.school !== 'none');
    case 'clbChanged':
      return { clbTransfer: 'asked' };
    case 'clbTransferAccepted':
      return { clbTransfer: context.clbTransfer === 'objectionTermEnded' ? null : 'accepted' };
    case 'clbTransferDeclined':
    case 'clbObjectionMade':
      return { clbTransfer: null };
    case 'deadlinePassed':
      return deadlinePassed(context, event.payload.kind);
    case 'voidProposed':
      return { voidProposedBy: event.facts.actor.memberId };
    case 'voidDropped':
      return { voidProposedBy: null };
    default:
      return {};
  }
}

/** A school that is not there cannot be asked how the return goes: then the CLB is. */
const returnContact = (context: NaftContext, chosen: NaftContext['returnContact'] | undefined) =>
  chosen === undefined || (chosen === 'school' && !context.hasSchool) ? 'clb' : chosen;

/** Without the ground and without akkoord nobody waits for the registration any more. */
function withoutGround(context: NaftContext): Partial<NaftContext> {
  const goesOn = consentComplete({ ...context, otherGround: null });
  return goesOn ? { otherGround: null } : { otherGround: null, askedBackBy: null };
}

function schoolAfter(context: NaftContext, hasSchool: boolean): Partial<NaftContext> {
  return {
    ...withSchool(context, hasSchool),
    schoolSectionIn: false,
    returnOffered: false,
    returnContact: !hasSchool && context.returnContact === 'school' ? 'clb' : context.returnContact,
  };
}

function deadlinePassed(context: NaftContext, kind: string | undefined): Partial<NaftContext> {
  if (kind === 'turned18') return { adult: true };
  if (kind === 'consentUntil') return withExpired(context);
  if (kind !== 'clbObjection' || context.clbTransfer === null) return {};
  return { clbTransfer: context.clbTransfer === 'accepted' ? null : 'objectionTermEnded' };
}
