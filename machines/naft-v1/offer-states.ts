import { noMore, requestGone, talkAgain } from './akkoord.ts';
import { begin, endSlot, leave, naft, notForAnother, restart, tell } from './setup.ts';

/** From the pupil's choice to a place: the offer is asked, answers, or keeps the pupil on its list. */

/** The organisation behind the offer that was chosen becomes the provider of this case. */
const offerFills = {
  type: 'fillSlot',
  params: ({ event }: { event: { facts: { offerOrganisationId: string | null } } }) => ({
    slot: 'provider' as const,
    organisationId: event.facts.offerOrganisationId,
  }),
} as const;

/** No new release without akkoord: what was asked is withdrawn and the CLB talks first. */
const withoutConsent = {
  consentRefused: [notForAnother, { target: 'awaitingConsent', actions: [...requestGone, talkAgain(), ...noMore] }],
  consentWithdrawn: [notForAnother, { target: 'awaitingConsent', actions: [...requestGone, ...noMore] }],
  groundReviewed: { guard: 'groundEndsAkkoord', target: 'awaitingConsent', actions: [...requestGone, ...noMore] },
} as const;

const chooseAgain = { target: 'awaitingChoice', actions: [...requestGone, 'remember'] } as const;

export const awaitingChoice = naft.createStateConfig({
  entry: begin('choice'),
  exit: leave('choice'),
  on: {
    offerChosen: [
      { guard: 'choiceMayBeSharedDirectly', target: 'awaitingProviderAnswer', actions: [offerFills, 'remember'] },
      { guard: 'choiceMayBeShared', target: 'awaitingDispatch', actions: 'remember' },
    ],
    reconsiderationAsked: reconsider(),
    consentRefused: [notForAnother, { target: 'awaitingConsent', actions: [talkAgain(), ...noMore] }],
    consentWithdrawn: [notForAnother, { target: 'awaitingConsent', actions: noMore }],
    groundReviewed: { guard: 'groundEndsAkkoord', target: 'awaitingConsent', actions: noMore },
  },
});

/** Only where the route has a contact point or providers who decide together. */
export const awaitingDispatch = naft.createStateConfig({
  entry: begin('dispatch'),
  exit: leave('dispatch'),
  on: {
    dispatched: { guard: 'choiceMayBeShared', target: 'awaitingProviderAnswer', actions: [offerFills, 'remember'] },
    moreAsked: {
      guard: 'actorIsContactPoint',
      target: 'awaitingClbSection',
      actions: [tell('clb', 'moreAsked'), 'remember'],
    },
    returnedToClb: { target: 'awaitingChoice', actions: 'remember' },
    choiceChanged: { target: 'awaitingChoice', actions: [tell('contactPoint', 'requestWithdrawn'), 'remember'] },
    reconsiderationAsked: reconsider(),
    consentRefused: [
      notForAnother,
      {
        target: 'awaitingConsent',
        actions: [tell('contactPoint', 'requestWithdrawn'), talkAgain(), ...noMore],
      },
    ],
    consentWithdrawn: [
      notForAnother,
      {
        target: 'awaitingConsent',
        actions: [tell('contactPoint', 'requestWithdrawn'), ...noMore],
      },
    ],
    groundReviewed: {
      guard: 'groundEndsAkkoord',
      target: 'awaitingConsent',
      actions: [tell('contactPoint', 'requestWithdrawn'), ...noMore],
    },
  },
});

export const awaitingProviderAnswer = naft.createStateConfig({
  entry: [begin('providerAnswer'), begin('providerAnswerLapse')],
  exit: [
    keepWhileMoreIsAsked('providerAnswer'),
    keepWhileMoreIsAsked('providerAnswerLapse'),
    ...leave('statusQuestion'),
  ],
  on: {
    accepted: {
      target: 'awaitingFirstContact',
      actions: [tell('clb', 'accepted'), tell('school', 'accepted'), 'remember'],
    },
    // Not a decline: the clock of the provider stands still while the CLB completes.
    moreAsked: {
      guard: 'actorIsProvider',
      target: 'awaitingClbSection',
      actions: [tell('clb', 'moreAsked'), 'remember'],
    },
    declined: [
      { guard: 'consultBecomesProposedDirect', target: 'awaitingChoice', actions: declinedAgain() },
      { guard: 'directRoute', target: 'awaitingChoice', actions: declined() },
      { guard: 'consultBecomesProposed', target: 'awaitingDispatch', actions: declinedAgain() },
      { target: 'awaitingDispatch', actions: declined() },
    ],
    waitlisted: { target: 'onWaitingList', actions: [tell('clb', 'waitlisted'), 'remember'] },
    choiceChanged: chooseAgain,
    ...withoutConsent,
    deadlinePassed: [
      { guard: 'lapsedToNextDirect', target: 'awaitingChoice', actions: lapsed() },
      { guard: 'lapsedToNextDispatch', target: 'awaitingDispatch', actions: lapsed() },
    ],
  },
});

export const onWaitingList = naft.createStateConfig({
  entry: begin('waitingListReview'),
  exit: leave('waitingListReview'),
  on: {
    placeFree: { target: 'awaitingFirstContact', actions: [tell('clb', 'placeFree'), 'remember'] },
    leftWaitingList: { target: 'awaitingChoice', actions: [tell('clb', 'leftWaitingList'), endSlot('provider')] },
    waitingListReviewed: { actions: restart('waitingListReview') },
    choiceChanged: chooseAgain,
    ...withoutConsent,
  },
});

function keepWhileMoreIsAsked(kind: 'providerAnswer' | 'providerAnswerLapse') {
  return {
    type: 'endDeadline',
    params: ({ event }: { event: { type: string } }) => ({ kind, keep: event.type === 'moreAsked' }),
  } as const;
}

function declined() {
  return [tell('clb', 'declined'), endSlot('provider'), 'remember'] as const;
}

/** When so many could not start, the CLB hears that a consult may help; the case itself goes on. */
function declinedAgain() {
  return [tell('clb', 'declined'), tell('clb', 'consultProposed'), endSlot('provider'), 'remember'] as const;
}

function lapsed() {
  return [
    tell('clb', 'answerLapsed'),
    tell('provider', 'requestWithdrawn'),
    endSlot('provider'),
    'nobodyWaits',
  ] as const;
}

/** The coordinator asks with a reason; the provider that declined decides again. */
function reconsider() {
  return {
    guard: 'aProviderDeclined',
    target: 'awaitingProviderAnswer',
    actions: [
      {
        type: 'fillSlot',
        params: ({ context }: { context: { lastDeclinedBy: string | null } }) => ({
          slot: 'provider' as const,
          organisationId: context.lastDeclinedBy,
        }),
      },
      tell('provider', 'reconsiderationAsked'),
      tell('clb', 'reconsiderationAsked'),
      'remember',
    ],
  } as const;
}
