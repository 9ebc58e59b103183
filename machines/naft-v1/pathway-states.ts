import { noMore, talkAgain } from './akkoord.ts';
import { schoolChange } from './school-change.ts';
import { returnCheckHolder, type NaftContext } from './context.ts';
import { begin, end, endSlot, leave, naft, notForAnother, restart, tell } from './setup.ts';

/** From first contact to the way back. The CLB stays co-holder until the first contact is recorded. */

/** The coach keeps contact data and the closing task for some days; then access ends. */
const contactsOnly = [
  end('consent'),
  { type: 'startDeadline', params: { kind: 'contactDataWindow', slot: 'provider' } },
  tell('provider', 'consentEnded'),
  'noWayBack',
] as const;

const withoutConsent = {
  consentRefused: [
    notForAnother,
    { target: 'awaitingClosingTable', actions: [...contactsOnly, talkAgain(), ...noMore] },
  ],
  consentWithdrawn: [notForAnother, { target: 'awaitingClosingTable', actions: [...contactsOnly, ...noMore] }],
  groundReviewed: { guard: 'groundEndsAkkoord', target: 'awaitingClosingTable', actions: [...contactsOnly, ...noMore] },
} as const;

const withoutConsentHere = {
  consentRefused: [notForAnother, { actions: [...contactsOnly, talkAgain(), ...noMore] }],
  consentWithdrawn: [notForAnother, { actions: [...contactsOnly, ...noMore] }],
  groundReviewed: { guard: 'groundEndsAkkoord', actions: [...contactsOnly, ...noMore] },
} as const;

const stopped = (from: 'stopFromFirstContact' | 'stopFromStartTable' | 'stopFromPathway' | 'stopFromAdjustment') =>
  ({
    target: 'awaitingTakeBack',
    actions: [tell('clb', 'stoppedEarly'), tell('school', 'attendanceEnded'), from],
  }) as const;

export const awaitingFirstContact = naft.createStateConfig({
  entry: begin('firstContact'),
  exit: leave('firstContact'),
  on: {
    firstContactMade: { target: 'awaitingStartTable', actions: [tell('clb', 'firstContactMade'), 'remember'] },
    firstContactFailed: [
      {
        guard: 'lastContactAttempt',
        target: 'awaitingTakeBack',
        actions: [tell('clb', 'firstContactFailed'), 'stopFromFirstContact', 'remember'],
      },
      { target: 'awaitingFirstContact', reenter: true, actions: [tell('clb', 'firstContactFailed'), 'remember'] },
    ],
    stoppedEarly: stopped('stopFromFirstContact'),
    ...withoutConsent,
  },
});

export const awaitingStartTable = naft.createStateConfig({
  entry: begin('startTable'),
  exit: leave('startTable'),
  on: {
    startTablePlanned: {
      guard: 'actorConvenes',
      actions: [
        ...leave('startTable'),
        { type: 'startDeadline', params: ({ event }) => ({ kind: 'startTable', on: event.payload.on ?? null }) },
        tell('school', 'startTablePlanned'),
      ],
    },
    startTableHeld: {
      guard: 'actorConvenes',
      target: 'pathwayRunning',
      actions: [tell('clb', 'pathwayStarted'), tell('school', 'pathwayStarted')],
    },
    stoppedEarly: stopped('stopFromStartTable'),
    ...withoutConsent,
  },
});

export const pathwayRunning = naft.createStateConfig({
  entry: begin('pathwayCheck'),
  exit: leave('pathwayCheck'),
  on: {
    interimTableHeld: { actions: [...restart('pathwayCheck'), tell('clb', 'interimTableHeld')] },
    adjustmentAsked: { target: 'awaitingAdjustment', actions: tell('clb', 'adjustmentAsked') },
    closingPlanned: {
      target: 'awaitingClosingTable',
      actions: [tell('clb', 'closingPlanned'), tell('school', 'closingPlanned')],
    },
    stoppedEarly: stopped('stopFromPathway'),
    ...withoutConsent,
  },
});

export const awaitingAdjustment = naft.createStateConfig({
  entry: begin('adjustment'),
  exit: leave('adjustment'),
  on: {
    adjustmentAgreed: { target: 'pathwayRunning', actions: tell('clb', 'adjustmentAgreed') },
    closingPlanned: {
      target: 'awaitingClosingTable',
      actions: [tell('clb', 'closingPlanned'), tell('school', 'closingPlanned')],
    },
    stoppedEarly: stopped('stopFromAdjustment'),
    ...withoutConsent,
  },
});

export const awaitingClosingTable = naft.createStateConfig({
  entry: begin('closingTable'),
  exit: [...leave('closingTable'), end('contactDataWindow')],
  on: {
    closingTableHeld: [
      { guard: 'checksElsewhere', target: 'awaitingReturnChecks', actions: [returnContactFills(), 'remember'] },
      { guard: 'checksDecided', target: 'awaitingReturnChecks', actions: 'remember' },
      { target: '#closed', actions: [tell('clb', 'closed'), tell('school', 'closed'), 'remember'] },
    ],
    closedWithoutTable: { target: '#closed', actions: [tell('clb', 'closed'), tell('school', 'closed'), 'remember'] },
    pathwayContinued: {
      guard: 'choiceMayBeShared',
      target: 'pathwayRunning',
      actions: tell('clb', 'pathwayContinued'),
    },
    ...withoutConsentHere,
    deadlinePassed: {
      guard: 'contactWindowEnded',
      target: 'awaitingTakeBack',
      actions: [
        tell('clb', 'contactWindowEnded'),
        tell('school', 'attendanceEnded'),
        tell('provider', 'caseEnded'),
        endSlot('provider'),
        'noWayBack',
      ],
    },
  },
});

/** The person named at the closing table: school, work, another place, or the CLB itself. */
export const awaitingReturnChecks = naft.createStateConfig({
  entry: nextReturnCheck(),
  exit: leave('returnCheck'),
  on: {
    returnChecked: [
      { guard: 'lastReturnCheck', target: '#closed', actions: [tell('clb', 'closed'), 'remember'] },
      { actions: [...leave('returnCheck'), nextReturnCheck(), tell('clb', 'returnChecked'), 'remember'] },
    ],
    relapsed: {
      target: 'awaitingClbSection',
      actions: [tell('clb', 'relapsed'), endSlot('provider'), endSlot('returnContact'), 'remember'],
    },
    // Who is asked may be another from now on.
    schoolChanged: schoolChange(
      { target: 'awaitingReturnChecks', reenter: true },
      { target: 'awaitingReturnChecks', reenter: true },
    ),
  },
});

export const awaitingTakeBack = naft.createStateConfig({
  entry: begin('takeBack'),
  exit: [...leave('takeBack'), end('contactDataWindow')],
  on: {
    takenBack: [
      {
        guard: 'closesAtTakeBack',
        target: '#closed',
        actions: [tell('provider', 'takenBack'), endSlot('provider'), tell('school', 'closed'), 'remember'],
      },
      {
        guard: 'consentNotYetComplete',
        target: 'awaitingConsent',
        actions: [tell('provider', 'takenBack'), endSlot('provider'), 'remember'],
      },
      { target: 'awaitingChoice', actions: [tell('provider', 'takenBack'), endSlot('provider'), 'remember'] },
    ],
    takeBackDeclined: [
      {
        guard: 'stoppedFromFirstContact',
        target: 'awaitingFirstContact',
        actions: [tell('provider', 'takeBackDeclined'), 'remember'],
      },
      {
        guard: 'stoppedFromStartTable',
        target: 'awaitingStartTable',
        actions: [tell('provider', 'takeBackDeclined'), 'remember'],
      },
      {
        guard: 'stoppedFromPathway',
        target: 'pathwayRunning',
        actions: [tell('provider', 'takeBackDeclined'), 'remember'],
      },
      {
        guard: 'stoppedFromAdjustment',
        target: 'awaitingAdjustment',
        actions: [tell('provider', 'takeBackDeclined'), 'remember'],
      },
    ],
    ...withoutConsentHere,
    deadlinePassed: { guard: 'contactWindowEnded', actions: [endSlot('provider'), 'noWayBack'] },
  },
});

/** Work or another place counts no days here and reads no reminders: the CLB, which writes its answers down, does. */
function nextReturnCheck() {
  return {
    type: 'startDeadline',
    params: ({ context }: { context: Pick<NaftContext, 'returnContact'> }) =>
      returnCheckHolder(context) === 'returnContact'
        ? { kind: 'returnCheck' as const, slot: 'clb' as const }
        : { kind: 'returnCheck' as const },
  } as const;
}

/** Work or another place has no account: the CLB writes down what that person tells. */
function returnContactFills() {
  return {
    type: 'fillSlot',
    params: ({
      event,
    }: {
      event: { payload: { returnContact?: string | undefined; returnContactName?: string | undefined } };
    }) => ({
      slot: 'returnContact' as const,
      organisationId: null,
      personName: event.payload.returnContactName ?? '',
    }),
  } as const;
}
