import { talkAgain } from './at-any-time.ts';
import { begin, leave, naft, tell } from './setup.ts';

/** School, PBD and CLB fill in one registration together; only the CLB submits it (hard). */

export const awaitingSchoolSection = naft.createStateConfig({
  entry: begin('schoolSection'),
  exit: leave('schoolSection'),
  on: {
    schoolSectionHandedIn: [
      { guard: 'schoolSectionReadyForPbd', target: 'awaitingPbdAdvice', actions: 'remember' },
      { guard: 'schoolSectionComplete', target: 'awaitingClbSection', actions: 'remember' },
    ],
    clbSectionStarted: { target: 'awaitingClbSection', actions: tell('school', 'clbWentAhead') },
    registeredAfterwards: afterwards(),
    schoolChanged: [
      {
        guard: 'schoolGoesAway',
        target: 'awaitingClbSection',
        actions: [
          { type: 'endSlot', params: { slot: 'school' } },
          { type: 'emptySection', params: { section: 'school' } },
          'remember',
        ],
      },
      {
        target: 'awaitingSchoolSection',
        reenter: true,
        actions: [
          { type: 'emptySection', params: { section: 'school' } },
          { type: 'endSlot', params: { slot: 'school' } },
          {
            type: 'fillSlot',
            params: ({ event }) => ({ slot: 'school', organisationId: event.payload.school ?? null }),
          },
          'remember',
        ],
      },
    ],
  },
});

export const awaitingPbdAdvice = naft.createStateConfig({
  entry: begin('pbdAdvice'),
  exit: leave('pbdAdvice'),
  on: {
    pbdAdviceGiven: {
      guard: 'pbdSectionComplete',
      target: 'awaitingClbSection',
      actions: [tell('school', 'pbdAdviceGiven'), 'remember'],
    },
    pbdAdviceWithheld: { target: 'awaitingClbSection', actions: 'remember' },
    pbdAdviceNotAwaited: { target: 'awaitingClbSection', actions: tell('pbd', 'clbWentAhead') },
    // Advice is never a gate: when its term passes the case moves on, and late advice stays welcome.
    deadlinePassed: { guard: 'pbdTermPassed', target: 'awaitingClbSection', actions: tell('pbd', 'clbWentAhead') },
  },
});

export const awaitingClbSection = naft.createStateConfig({
  entry: begin('clbSection'),
  exit: [...leave('clbSection'), { type: 'endDeadline', params: { kind: 'returnAcceptance' } }],
  on: {
    schoolSectionHandedIn: { guard: 'schoolSectionStillOut', actions: 'remember' },
    schoolSectionAsked: { guard: 'schoolCanBeAsked', target: 'awaitingSchoolSection' },
    returnedToSchool: {
      guard: 'schoolCanTakeBack',
      actions: [
        { type: 'startDeadline', params: { kind: 'returnAcceptance', slot: 'school' } },
        tell('school', 'returnOffered'),
        'remember',
      ],
    },
    returnAccepted: { guard: 'returnIsOffered', target: 'awaitingSchoolSection', actions: 'remember' },
    returnDeclined: {
      guard: 'returnIsOffered',
      actions: [
        { type: 'endDeadline', params: { kind: 'returnAcceptance' } },
        tell('clb', 'returnDeclined'),
        'remember',
      ],
    },
    pbdAdviceAsked: { guard: 'pbdCanBeAsked', target: 'awaitingPbdAdvice' },
    pbdAdviceGiven: { guard: 'lateAdviceWelcome', actions: [tell('clb', 'pbdAdviceGiven'), 'remember'] },
    clbSectionHandedIn: [
      { guard: 'submitToProvider', target: 'awaitingProviderAnswer', actions: [...birthdays(), 'remember'] },
      { guard: 'submitToContactPoint', target: 'awaitingDispatch', actions: [...birthdays(), 'remember'] },
      { guard: 'submitToChoice', target: 'awaitingChoice', actions: [...birthdays(), 'remember'] },
      { guard: 'readyToSubmit', target: 'awaitingConsent', actions: [...birthdays(), 'remember'] },
    ],
    registeredAfterwards: afterwards(),
  },
});

/** Passed over when nothing is missing for the next sharing. */
export const awaitingConsent = naft.createStateConfig({
  entry: begin('consent'),
  exit: [...leave('consent'), { type: 'endDeadline', params: { kind: 'consentTalk' } }],
  on: {
    consentGiven: toNextSharing(),
    competenceAssessed: toNextSharing(),
    decisionByCourt: toNextSharing(),
    parentUnreachable: toNextSharing(),
    consentRefused: { actions: [talkAgain(), 'remember'] },
  },
});

/** As soon as nothing is missing any more, the registration goes to whoever waits for it. */
function toNextSharing() {
  return [
    { guard: 'consentWithProviderWaiting', target: 'awaitingProviderAnswer', actions: 'remember' },
    { guard: 'consentWithContactPointWaiting', target: 'awaitingDispatch', actions: 'remember' },
    { guard: 'consentBecomesComplete', target: 'awaitingChoice', actions: 'remember' },
    { actions: 'remember' },
  ] as const;
}

/** From the birth date in the form: days on which somebody must look again at who decides. */
function birthdays() {
  return [
    {
      type: 'startDeadline',
      params: ({ event }: { event: { facts: { birthdays: { turns12On: string | null } } } }) => ({
        kind: 'turned12' as const,
        on: event.facts.birthdays.turns12On,
      }),
    },
    {
      type: 'startDeadline',
      params: ({ event }: { event: { facts: { birthdays: { turns18On: string | null } } } }) => ({
        kind: 'turned18' as const,
        on: event.facts.birthdays.turns18On,
      }),
    },
  ] as const;
}

/** Registered after the fact: the order of acting may be flexible, both dates are kept, akkoord is asked now. */
function afterwards() {
  const provider = {
    type: 'fillSlot',
    params: ({ event }: { event: { facts: { offerOrganisationId: string | null } } }) => ({
      slot: 'provider' as const,
      organisationId: event.facts.offerOrganisationId,
    }),
  } as const;
  return [
    { guard: 'alreadyEnded', target: '#closed', actions: [provider, 'remember'] },
    { target: 'pathwayRunning', actions: [provider, begin('consent'), tell('provider', 'joinedCase'), 'remember'] },
  ] as const;
}
