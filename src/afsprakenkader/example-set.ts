import type { Afsprakenkader, AgreedTerm } from './afsprakenkader.ts';
import { getAfsprakenkader } from './check-afsprakenkader.ts';

function term(length: number, count: AgreedTerm['count'], ...remindBefore: number[]): AgreedTerm {
  return { count, length, remindBefore };
}

/**
 * Voorbeeld, geen regel. The one set that ships with the application: a start for a network that has to agree on its
 * own. No length in it has a source, because no term for NAFT or ROTS exists; only `clbObjection` is fixed.
 */
export const exampleSet: Afsprakenkader = getAfsprakenkader(
  {
    version: 'voorbeeld-1',
    validFrom: '2020-01-01',
    validUntil: null,
    label: 'Voorbeeld, geen regel',
    example: true,
    terms: {
      schoolSection: term(5, 'lesdag', 1),
      pbdAdvice: term(10, 'werkdag', 3),
      clbSection: term(10, 'werkdag', 3),
      consent: term(10, 'werkdag', 3),
      choice: term(5, 'werkdag', 1),
      dispatch: term(3, 'werkdag', 1),
      providerAnswer: term(5, 'werkdag', 1),
      providerAnswerLapse: term(8, 'werkdag'),
      waitingListReview: term(30, 'kalenderdag', 3),
      firstContact: term(5, 'werkdag', 1),
      startTable: term(10, 'werkdag', 3),
      pathwayCheck: term(42, 'kalenderdag', 7),
      adjustment: term(10, 'werkdag', 3),
      closingTable: term(10, 'werkdag', 3),
      returnCheck: term(14, 'kalenderdag', 3),
      takeBack: term(3, 'werkdag', 1),
      returnAcceptance: term(5, 'lesdag', 1),
      clbObjection: term(10, 'kalenderdag'),
      consentTalk: term(10, 'werkdag', 2),
      consentReview: term(10, 'werkdag', 3),
      groundReview: term(5, 'werkdag', 1),
      contactsReview: term(15, 'werkdag', 5),
      statusQuestion: term(3, 'werkdag', 1),
      contactDataWindow: term(14, 'kalenderdag'),
      emergencyReview: term(2, 'werkdag', 1),
      stoppedClockReview: term(10, 'werkdag', 2),
    },
    ladders: {
      otherOrganisationAgreed: false,
      default: [
        { after: 1, to: 'holder' },
        { after: 3, to: 'colleague' },
        { after: 6, to: 'coordinator' },
      ],
      // The end of these is not a task that somebody forgot.
      perKind: { providerAnswerLapse: [], clbObjection: [], contactDataWindow: [] },
    },
    settings: {
      pbdAdvice: 'on',
      route: 'direct',
      startTableConvener: 'clb',
      consentParties: ['parents'],
      unansweredProvider: 'nextOffer',
      firstContactAttempts: 3,
      consultProposedAfterDeclines: 2,
      reopenAllowed: true,
      attachments: 'off',
      contactDataDaysAfterWithdrawal: 14,
    },
    summer: { warnFrom: '06-01' },
    quietPeriods: [
      { from: '07-15', until: '08-16', reason: 'zomersluiting' },
      { from: '09-01', until: '09-14', reason: 'start van het schooljaar' },
    ],
    schoolYearOverrides: [],
  },
  'voorbeeld-1',
);

/** What a network changes in the example; terms and settings that it does not name stay as they are. */
export interface ExampleChanges extends Partial<Omit<Afsprakenkader, 'terms' | 'settings'>> {
  terms?: Afsprakenkader['terms'];
  settings?: Partial<Afsprakenkader['settings']>;
}

/** The example with changes, checked again: still an example unless the changes say otherwise. Throws AfsprakenkaderInvalid. */
export function exampleVariant(changes: ExampleChanges): Afsprakenkader {
  const variant = {
    ...exampleSet,
    ...changes,
    terms: { ...exampleSet.terms, ...changes.terms },
    settings: { ...exampleSet.settings, ...changes.settings },
  };
  return getAfsprakenkader(variant, variant.version);
}
