import { agreedUntil, noMore, nothingMissing, requestGone, reviewGround, talkAgain, talkSoon } from './akkoord.ts';
import { schoolChange } from './school-change.ts';
import { begin, end, endSlot, naft, notForAnother, tell } from './setup.ts';

const assignOwn = {
  type: 'assignMember',
  params: ({ event }: { event: { facts: { actor: { slot: string } }; payload: object } }) => ({
    slot: event.facts.actor.slot as 'clb',
    memberId: 'member' in event.payload && typeof event.payload.member === 'string' ? event.payload.member : null,
  }),
} as const;

const newClbFills = [
  end('clbObjection'),
  { type: 'moveSlot', params: { from: 'newClb', to: 'clb' } },
  tell('clb', 'clbTransferred'),
] as const;

const newClbLeaves = [tell('newClb', 'requestWithdrawn'), endSlot('newClb'), end('clbObjection')] as const;

/** What may happen whatever step a case is at; only a step's own words go before these. */
export const atAnyTime = naft.createStateConfig({
  // The calendar runs beside every open case.
  entry: [begin('schoolYearStart'), begin('summerNear')],
  exit: [endSlot('newClb'), 'settleCase'],
  on: {
    // XState takes a transition without target and actions for a forbidden one, so a note is remembered by name.
    contactNoted: { actions: 'remember' },
    noteAdded: { actions: 'remember' },
    formAmended: {
      guard: 'partWasHandedIn',
      actions: [
        tell('clb', 'formAmended'),
        tell('contactPoint', 'formAmended'),
        tell('provider', 'formAmended'),
        'remember',
      ],
    },
    remarkMade: [
      { guard: 'aboutSchoolPart', actions: [tell('school', 'remarkMade'), tell('clb', 'remarkMade'), 'remember'] },
      { guard: 'aboutPbdPart', actions: [tell('pbd', 'remarkMade'), tell('clb', 'remarkMade'), 'remember'] },
      { actions: [tell('clb', 'remarkMade'), 'remember'] },
    ],
    remarkSettled: { actions: 'remember' },
    attachmentAdded: { guard: 'attachmentsAreOn', actions: 'remember' },
    // Also where the network has turned them off since.
    attachmentWithdrawn: { actions: 'remember' },
    statusAsked: {
      guard: 'noStatusQuestionOpen',
      actions: [begin('statusQuestion'), tell('holder', 'statusAsked'), 'remember'],
    },
    statusAnswered: {
      guard: 'statusQuestionOpen',
      actions: [end('statusQuestion'), tell('clb', 'statusAnswered'), 'remember'],
    },
    emergencyAccessOpened: [
      // A second one does not give the first review more time.
      { guard: 'emergencyToReview', actions: [tell('clb', 'emergencyAccessOpened'), 'remember'] },
      { actions: [begin('emergencyReview'), tell('clb', 'emergencyAccessOpened'), 'remember'] },
    ],
    emergencyAccessReviewed: [
      { guard: 'lastEmergencyToReview', actions: [end('emergencyReview'), 'remember'] },
      { guard: 'emergencyToReview', actions: 'remember' },
    ],
    clockStopped: {
      guard: 'clockRuns',
      actions: [
        { type: 'stopClock', params: ({ event }) => ({ reason: event.payload.reason ?? '' }) },
        begin('stoppedClockReview'),
        'remember',
      ],
    },
    clockResumed: { guard: 'clockStandsStill', actions: ['resumeClock', end('stoppedClockReview'), 'remember'] },
    slotFilled: { actions: assignOwn },
    slotHandedOver: { actions: assignOwn },
    slotEmptied: { actions: assignOwn },
    schoolChanged: schoolChange({}, {}),
    clbChanged: {
      guard: 'noClbTransfer',
      actions: [
        { type: 'fillSlot', params: ({ event }) => ({ slot: 'newClb', organisationId: event.payload.clb ?? null }) },
        begin('clbObjection'),
        tell('newClb', 'clbTransferAsked'),
        'remember',
      ],
    },
    clbTransferAccepted: [
      { guard: 'clbTransferCompletes', actions: [...newClbFills, 'remember'] },
      { guard: 'clbTransferNotYetAccepted', actions: [tell('clb', 'clbTransferAccepted'), 'remember'] },
    ],
    clbTransferDeclined: {
      guard: 'clbTransferRuns',
      actions: [endSlot('newClb'), end('clbObjection'), tell('clb', 'clbTransferDeclined'), 'remember'],
    },
    clbObjectionMade: { guard: 'clbTransferRuns', actions: [...newClbLeaves, 'remember'] },
    secondClbAdded: {
      actions: [
        { type: 'fillSlot', params: ({ event }) => ({ slot: 'secondClb', organisationId: event.payload.clb ?? null }) },
        tell('secondClb', 'joinedCase'),
      ],
    },
    competenceAssessed: [
      { guard: 'consentBecomesComplete', actions: nothingMissing },
      { guard: 'subjectIsPupil', actions: 'remember' },
    ],
    consentGiven: [
      notForAnother,
      { guard: 'consentBecomesComplete', actions: [...agreedUntil, ...nothingMissing] },
      { actions: [...agreedUntil, 'remember'] },
    ],
    consentChanged: {
      guard: 'somebodyAgreed',
      actions: [
        end('consentUntil'),
        {
          type: 'startDeadline',
          params: ({ event }) => ({ kind: 'consentUntil', slot: 'clb', on: event.payload.until ?? null }),
        },
        tell('provider', 'sharingChanged'),
        'remember',
      ],
    },
    sharedOnOtherGround: { guard: 'consentBecomesComplete', actions: [...reviewGround, ...nothingMissing] },
    groundReviewed: [
      { guard: 'groundStays', actions: [...reviewGround, 'remember'] },
      { guard: 'groundEndsAkkoordAndProviderWaits', actions: [...requestGone, talkSoon, ...noMore] },
      {
        guard: 'groundEndsAkkoordAndContactPointWaits',
        actions: [tell('contactPoint', 'requestWithdrawn'), talkSoon, ...noMore],
      },
      { guard: 'groundEndsAkkoord', actions: [talkSoon, ...noMore] },
      { guard: 'anotherGroundIsUsed', actions: noMore },
    ],
    consentRefused: [
      notForAnother,
      { guard: 'providerWaits', actions: [...requestGone, talkAgain(), ...noMore] },
      { guard: 'contactPointWaits', actions: [tell('contactPoint', 'requestWithdrawn'), talkAgain(), ...noMore] },
      { actions: [talkAgain(), ...noMore] },
    ],
    consentWithdrawn: [
      notForAnother,
      { guard: 'providerWaits', actions: [...requestGone, ...noMore] },
      { guard: 'contactPointWaits', actions: [tell('contactPoint', 'requestWithdrawn'), ...noMore] },
      { actions: noMore },
    ],
    parentUnreachable: [
      { guard: 'consentBecomesComplete', actions: nothingMissing },
      { guard: 'parentsAreAsked', actions: 'remember' },
    ],
    parentsInConflict: { guard: 'parentsNotYetInConflict', actions: 'remember' },
    decisionByCourt: [
      { guard: 'consentBecomesComplete', actions: nothingMissing },
      { guard: 'parentsAreAsked', actions: 'remember' },
    ],
    consentReviewed: [
      { guard: 'consentBecomesComplete', actions: [end('consentReview'), ...nothingMissing] },
      { actions: [end('consentReview'), 'remember'] },
    ],
    contactsReviewed: { actions: end('contactsReview') },
    withdrawn: { guard: 'withdrawalIsTheirs', target: '#withdrawn', actions: tellEverybody('caseEnded') },
    voidProposed: { guard: 'notYetProposedToVoid', actions: [tell('clb', 'voidProposed'), 'remember'] },
    voidDropped: { guard: 'proposedToVoid', actions: [tell('clb', 'voidDropped'), 'remember'] },
    voided: {
      guard: 'secondPersonConfirms',
      target: '#voided',
      actions: [...tellEverybody('caseVoided'), 'erasePersonalPayload'],
    },
    mergedInto: { target: '#mergedInto', actions: tellEverybody('caseMerged') },
    referredToRots: {
      target: '#referredToRots',
      actions: [
        { type: 'referToRots', params: ({ event }) => ({ criterion: event.payload.criterion ?? '' }) },
        ...tellEverybody('caseEnded'),
      ],
    },
    deadlinePassed: [
      { guard: 'objectionTermEndsTransfer', actions: [...newClbFills, 'remember'] },
      { guard: 'objectionTermEndsFirst', actions: [end('clbObjection'), 'remember'] },
      { guard: 'birthdayTwelve', actions: [begin('consentReview'), tell('clb', 'turned12')] },
      { guard: 'birthdayEighteen', actions: [begin('consentReview'), tell('clb', 'turned18'), 'remember'] },
      {
        guard: 'schoolYearStarts',
        actions: [begin('contactsReview'), begin('schoolYearStart'), tell('clb', 'schoolYearStart')],
      },
      { guard: 'akkoordRunsOut', actions: [talkSoon, tell('clb', 'consentRanOut'), 'remember'] },
      { guard: 'summerComesNear', actions: [begin('summerNear'), tell('holder', 'summerNear')] },
      { actions: 'remember' },
    ],
    reminderSent: { actions: 'remember' },
    escalated: { actions: 'remember' },
  },
});

/** Everybody who may have received something hears that the case has ended. */
function tellEverybody(notice: 'caseEnded' | 'caseVoided' | 'caseMerged') {
  return [
    tell('school', notice),
    tell('pbd', notice),
    tell('newClb', notice),
    tell('secondClb', notice),
    tell('contactPoint', notice),
    tell('provider', notice),
  ] as const;
}
