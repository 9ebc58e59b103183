import { agreedUntil, requestGone, reviewGround } from './akkoord.ts';
import { schoolChange, schoolLeaves } from './school-change.ts';
import { begin, end, leave, naft, notForAnother, tell } from './setup.ts';

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
    schoolChanged: schoolChange({ target: 'awaitingClbSection' }, { target: 'awaitingSchoolSection', reenter: true }),
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
    schoolSectionHandedIn: { guard: 'schoolSectionStillOut', actions: 'remember' },
    // Advice is about the support of this school; the next one writes its own section first.
    schoolChanged: schoolChange({ target: 'awaitingClbSection' }, { target: 'awaitingSchoolSection' }),
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
    choiceChanged: { guard: 'providerWaits', actions: [...requestGone, 'remember'] },
    registeredAfterwards: afterwards(),
  },
});

/** Passed over when nothing is missing for the next sharing. */
export const awaitingConsent = naft.createStateConfig({
  entry: begin('consent'),
  exit: [...leave('consent'), { type: 'endDeadline', params: { kind: 'consentTalk' } }],
  on: {
    consentGiven: [notForAnother, ...toNextSharing(agreedUntil)],
    sharedOnOtherGround: toNextSharing(reviewGround),
    competenceAssessed: toNextSharing([]),
    decisionByCourt: toNextSharing([]),
    parentUnreachable: toNextSharing([]),
    consentReviewed: toNextSharing([end('consentReview')]),
    // Without a school its akkoord is not asked either.
    schoolChanged: toNextSharing(schoolLeaves),
  },
});

/** As soon as nothing is missing any more, the registration goes to whoever waits for it; else the case stays here. */
function toNextSharing<const First extends readonly unknown[]>(first: First) {
  const actions = [...first, 'remember'] as const;
  return [
    { guard: 'consentWithProviderWaiting', target: 'awaitingProviderAnswer', actions },
    { guard: 'consentWithContactPointWaiting', target: 'awaitingDispatch', actions },
    { guard: 'consentBecomesComplete', target: 'awaitingChoice', actions },
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
  // A provider that was asked before is not asked any longer.
  const started = [...requestGone, provider] as const;
  return [
    { guard: 'alreadyEnded', target: '#closed', actions: [...started, 'remember'] },
    {
      guard: 'consentNotYetComplete',
      target: 'pathwayRunning',
      actions: [...started, begin('consent'), tell('provider', 'joinedCase'), 'remember'],
    },
    { target: 'pathwayRunning', actions: [...started, tell('provider', 'joinedCase'), 'remember'] },
  ] as const;
}
