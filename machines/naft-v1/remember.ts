import { withCompetence, withConsent, type NaftContext } from './context.ts';
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
    case 'accepted':
    case 'reconsiderationAsked':
      return { lastDeclinedBy: null, askedBackBy: null };
    case 'placeFree':
      return { contactAttempts: 0 };
    case 'firstContactFailed':
      return { contactAttempts: context.contactAttempts + 1, stoppedFrom: 'awaitingFirstContact' };
    case 'takeBackDeclined':
      return { contactAttempts: 0, stoppedFrom: null };
    case 'takenBack':
      return { stoppedFrom: null, askedBackBy: null, result: event.payload.result ?? null };
    case 'closingTableHeld':
      return {
        result: event.payload.result ?? null,
        returnChecksLeft: event.payload.returnChecks ?? 0,
        returnContact: returnContact(context, event.payload.returnContact),
      };
    case 'closedWithoutTable':
      return { result: event.payload.result ?? null };
    case 'returnChecked':
      return { returnChecksLeft: Math.max(0, context.returnChecksLeft - 1) };
    case 'relapsed':
    case 'reopened':
      return { clbSectionIn: false, askedBackBy: null, returnChecksLeft: 0, contactAttempts: 0, result: null };
    case 'competenceAssessed': {
      const competent = event.payload.competent === 'yes';
      return { competent, consents: withCompetence(context, competent) };
    }
    case 'consentGiven':
      return { consents: withConsent(context, event.payload.party, 'given') };
    case 'consentRefused':
      return { consents: withConsent(context, event.payload.party, 'refused'), askedBackBy: null };
    case 'consentWithdrawn':
      return { consents: withConsent(context, event.payload.party, 'withdrawn'), askedBackBy: null };
    case 'parentUnreachable':
      return { consents: withConsent(context, 'parents', 'unreachable') };
    case 'parentsInConflict':
      return { consents: { ...context.consents, secondParent: 'asked' } };
    case 'decisionByCourt':
      return event.payload.replacesParents === 'yes' ? { consents: withConsent(context, 'parents', 'given') } : {};
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
      return event.payload.kind === 'clbObjection'
        ? { clbTransfer: context.clbTransfer === 'accepted' ? null : 'objectionTermEnded' }
        : {};
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

function schoolAfter(context: NaftContext, hasSchool: boolean): Partial<NaftContext> {
  const { school, ...others } = context.consents;
  return {
    hasSchool,
    schoolSectionIn: false,
    returnOffered: false,
    hasPbd: context.hasPbd && hasSchool,
    consents: hasSchool ? { ...others, ...(school === undefined ? {} : { school: 'asked' }) } : others,
    returnContact: !hasSchool && context.returnContact === 'school' ? 'clb' : context.returnContact,
  };
}
