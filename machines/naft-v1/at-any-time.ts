import { begin, end, endSlot, naft, tell } from './setup.ts';

const assignOwn = {
  type: 'assignMember',
  params: ({ event }: { event: { facts: { actor: { slot: string } }; payload: object } }) => ({
    slot: event.facts.actor.slot as 'clb',
    memberId: 'member' in event.payload && typeof event.payload.member === 'string' ? event.payload.member : null,
  }),
} as const;

const newSchool = {
  type: 'fillSlot',
  params: ({ event }: { event: { payload: { school?: string | undefined } } }) => ({
    slot: 'school' as const,
    organisationId: event.payload.school ?? null,
  }),
} as const;

const newClbFills = [
  { type: 'moveSlot', params: { from: 'newClb', to: 'clb' } },
  tell('clb', 'clbTransferred'),
] as const;

/** What may happen whatever step a case is at; only a step's own words go before these. */
export const atAnyTime = naft.createStateConfig({
  // The calendar runs beside every open case.
  entry: [begin('schoolYearStart'), begin('summerNear')],
  on: {
    contactNoted: {},
    noteAdded: {},
    attachmentAdded: { guard: 'attachmentsAreOn' },
    statusAsked: {
      guard: 'noStatusQuestionOpen',
      actions: [begin('statusQuestion'), tell('holder', 'statusAsked'), 'remember'],
    },
    statusAnswered: {
      guard: 'statusQuestionOpen',
      actions: [end('statusQuestion'), tell('clb', 'statusAnswered'), 'remember'],
    },
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
    schoolChanged: [
      {
        guard: 'schoolGoesAway',
        actions: [{ type: 'emptySection', params: { section: 'school' } }, endSlot('school'), 'remember'],
      },
      {
        actions: [
          { type: 'emptySection', params: { section: 'school' } },
          endSlot('school'),
          newSchool,
          tell('school', 'joinedCase'),
          'remember',
        ],
      },
    ],
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
    clbObjectionMade: { guard: 'clbTransferRuns', actions: [endSlot('newClb'), end('clbObjection'), 'remember'] },
    secondClbAdded: {
      actions: [
        { type: 'fillSlot', params: ({ event }) => ({ slot: 'secondClb', organisationId: event.payload.clb ?? null }) },
        tell('secondClb', 'joinedCase'),
      ],
    },
    competenceAssessed: { guard: 'subjectIsPupil', actions: 'remember' },
    consentGiven: [
      { guard: 'consentBecomesComplete', actions: [end('consent'), end('consentTalk'), 'remember'] },
      { actions: 'remember' },
    ],
    consentRefused: { actions: [talkAgain(), 'remember'] },
    consentWithdrawn: { actions: 'remember' },
    parentUnreachable: { guard: 'parentsAreAsked', actions: 'remember' },
    parentsInConflict: { guard: 'parentsNotYetInConflict', actions: 'remember' },
    decisionByCourt: { guard: 'parentsAreAsked', actions: 'remember' },
    consentReviewed: { actions: end('consentReview') },
    contactsReviewed: { actions: end('contactsReview') },
    withdrawn: { target: '#withdrawn', actions: [tell('provider', 'caseEnded'), tell('school', 'caseEnded')] },
    voidProposed: { guard: 'notYetProposedToVoid', actions: [tell('clb', 'voidProposed'), 'remember'] },
    voidDropped: { guard: 'proposedToVoid', actions: [tell('clb', 'voidDropped'), 'remember'] },
    voided: {
      guard: 'secondPersonConfirms',
      target: '#voided',
      actions: [
        tell('school', 'caseVoided'),
        tell('pbd', 'caseVoided'),
        tell('provider', 'caseVoided'),
        'erasePersonalPayload',
      ],
    },
    mergedInto: { target: '#mergedInto', actions: [tell('school', 'caseMerged'), tell('provider', 'caseMerged')] },
    referredToRots: {
      target: '#referredToRots',
      actions: [
        { type: 'referToRots', params: ({ event }) => ({ criterion: event.payload.criterion ?? '' }) },
        tell('provider', 'caseEnded'),
        tell('school', 'caseEnded'),
      ],
    },
    deadlinePassed: [
      { guard: 'objectionTermEndsTransfer', actions: [...newClbFills, 'remember'] },
      { guard: 'objectionTermEndsFirst', actions: 'remember' },
      { guard: 'birthdayTwelve', actions: [begin('consentReview'), tell('clb', 'turned12')] },
      { guard: 'birthdayEighteen', actions: [begin('consentReview'), tell('clb', 'turned18')] },
      {
        guard: 'schoolYearStarts',
        actions: [begin('contactsReview'), begin('schoolYearStart'), tell('clb', 'schoolYearStart')],
      },
      { guard: 'summerComesNear', actions: [begin('summerNear'), tell('holder', 'summerNear')] },
      {},
    ],
    reminderSent: {},
    escalated: {},
  },
});

/** After a refusal the CLB talks again: on the agreed date, or after the usual term. */
export function talkAgain() {
  return {
    type: 'startDeadline',
    params: ({ event }: { event: { payload: { talkAgainOn?: string | undefined } } }) =>
      event.payload.talkAgainOn === undefined
        ? { kind: 'consentTalk' as const, slot: 'clb' as const }
        : { kind: 'consentTalk' as const, slot: 'clb' as const, on: event.payload.talkAgainOn },
  } as const;
}
