import { begin, end, endSlot, leave, naft, tell } from './setup.ts';

/** From first contact to the way back. The CLB stays co-holder until the first contact is recorded. */

/** The coach keeps contact data and the closing task for some days; then access ends. */
const consentGone = {
  target: 'awaitingClosingTable',
  actions: [contactWindow(), tell('provider', 'consentEnded'), 'noWayBack', 'remember'],
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
        actions: [tell('clb', 'firstContactFailed'), 'remember'],
      },
      { target: 'awaitingFirstContact', reenter: true, actions: [tell('clb', 'firstContactFailed'), 'remember'] },
    ],
    stoppedEarly: stopped('stopFromFirstContact'),
    consentRefused: consentGone,
    consentWithdrawn: consentGone,
  },
});

export const awaitingStartTable = naft.createStateConfig({
  entry: begin('startTable'),
  exit: leave('startTable'),
  on: {
    startTablePlanned: {
      guard: 'actorConvenes',
      actions: [
        end('startTable'),
        { type: 'startDeadline', params: ({ event }) => ({ kind: 'startTable', on: event.payload.on ?? null }) },
        tell('school', 'startTablePlanned'),
      ],
    },
    startTableHeld: { guard: 'actorConvenes', target: 'pathwayRunning', actions: [tell('school', 'pathwayStarted')] },
    stoppedEarly: stopped('stopFromStartTable'),
    consentRefused: consentGone,
    consentWithdrawn: consentGone,
  },
});

export const pathwayRunning = naft.createStateConfig({
  entry: begin('pathwayCheck'),
  exit: leave('pathwayCheck'),
  on: {
    interimTableHeld: { actions: [end('pathwayCheck'), begin('pathwayCheck'), tell('clb', 'interimTableHeld')] },
    adjustmentAsked: { target: 'awaitingAdjustment', actions: tell('clb', 'adjustmentAsked') },
    closingPlanned: {
      target: 'awaitingClosingTable',
      actions: [tell('clb', 'closingPlanned'), tell('school', 'closingPlanned')],
    },
    stoppedEarly: stopped('stopFromPathway'),
    consentRefused: consentGone,
    consentWithdrawn: consentGone,
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
    consentRefused: consentGone,
    consentWithdrawn: consentGone,
  },
});

export const awaitingClosingTable = naft.createStateConfig({
  entry: begin('closingTable'),
  exit: [...leave('closingTable'), end('contactDataWindow')],
  on: {
    closingTableHeld: [
      { guard: 'checksElsewhere', target: 'awaitingReturnChecks', actions: [returnContactFills(), 'remember'] },
      { guard: 'checksDecided', target: 'awaitingReturnChecks', actions: 'remember' },
      { target: '#closed', actions: ['remember', tell('clb', 'closed'), tell('school', 'closed')] },
    ],
    closedWithoutTable: { target: '#closed', actions: ['remember', tell('clb', 'closed'), tell('school', 'closed')] },
    pathwayContinued: {
      guard: 'choiceMayBeShared',
      target: 'pathwayRunning',
      actions: tell('clb', 'pathwayContinued'),
    },
    consentRefused: { actions: [contactWindow(), tell('provider', 'consentEnded'), 'noWayBack', 'remember'] },
    consentWithdrawn: { actions: [contactWindow(), tell('provider', 'consentEnded'), 'noWayBack', 'remember'] },
    deadlinePassed: {
      guard: 'contactWindowEnded',
      target: 'awaitingTakeBack',
      actions: [tell('clb', 'contactWindowEnded'), endSlot('provider'), 'noWayBack'],
    },
  },
});

/** The person named at the closing table: school, work, another place, or the CLB itself. */
export const awaitingReturnChecks = naft.createStateConfig({
  entry: begin('returnCheck'),
  exit: leave('returnCheck'),
  on: {
    returnChecked: [
      { guard: 'lastReturnCheck', target: '#closed', actions: ['remember', tell('clb', 'closed')] },
      { actions: [end('returnCheck'), begin('returnCheck'), tell('clb', 'returnChecked'), 'remember'] },
    ],
    relapsed: { target: 'awaitingClbSection', actions: [tell('clb', 'relapsed'), endSlot('provider'), 'remember'] },
    schoolChanged: [
      {
        guard: 'schoolGoesAway',
        target: 'awaitingReturnChecks',
        reenter: true,
        actions: [{ type: 'emptySection', params: { section: 'school' } }, endSlot('school'), 'remember'],
      },
      {
        target: 'awaitingReturnChecks',
        reenter: true,
        actions: [
          { type: 'emptySection', params: { section: 'school' } },
          endSlot('school'),
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

export const awaitingTakeBack = naft.createStateConfig({
  entry: begin('takeBack'),
  exit: leave('takeBack'),
  on: {
    takenBack: [
      {
        guard: 'closesAtTakeBack',
        target: '#closed',
        actions: [endSlot('provider'), tell('school', 'closed'), 'remember'],
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
  },
});

function contactWindow() {
  return { type: 'startDeadline', params: { kind: 'contactDataWindow', slot: 'provider' } } as const;
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
