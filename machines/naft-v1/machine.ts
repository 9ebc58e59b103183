import type { Procedure, StateMeta } from '../procedure.ts';
import { atAnyTime } from './at-any-time.ts';
import { sharingOf, NaftInput, returnCheckHolder, startContext, type NaftContext } from './context.ts';
import { naftEvents } from './events.ts';
import { guardSources } from './guard-sources.ts';
import { awaitingChoice, awaitingDispatch, awaitingProviderAnswer, onWaitingList } from './offer-states.ts';
import {
  awaitingAdjustment,
  awaitingClosingTable,
  awaitingFirstContact,
  awaitingReturnChecks,
  awaitingStartTable,
  awaitingTakeBack,
  pathwayRunning,
} from './pathway-states.ts';
import {
  awaitingClbSection,
  awaitingConsent,
  awaitingPbdAdvice,
  awaitingSchoolSection,
} from './registration-states.ts';
import { endSlot, naft } from './setup.ts';

const reopened = {
  guard: 'reopeningIsAgreed',
  target: '#awaitingClbSection',
  actions: [endSlot('provider'), endSlot('returnContact'), 'remember'],
} as const;

const machine = naft.createMachine({
  id: 'naft',
  // XState also asks for a context without input, on every transition, and throws it away.
  context: ({ input }) => (input ? startContext(input) : ({} as NaftContext)),
  initial: 'open',
  states: {
    open: {
      ...atAnyTime,
      initial: 'starting',
      states: {
        starting: {
          always: [{ guard: 'startsAtSchool', target: 'awaitingSchoolSection' }, { target: 'awaitingClbSection' }],
        },
        awaitingSchoolSection,
        awaitingPbdAdvice,
        awaitingClbSection: { ...awaitingClbSection, id: 'awaitingClbSection' },
        awaitingConsent,
        awaitingChoice,
        awaitingDispatch,
        awaitingProviderAnswer,
        onWaitingList,
        awaitingFirstContact,
        awaitingStartTable,
        pathwayRunning,
        awaitingAdjustment,
        awaitingClosingTable,
        awaitingReturnChecks,
        awaitingTakeBack,
      },
    },
    closed: { id: 'closed', on: { reopened } },
    withdrawn: { id: 'withdrawn', on: { reopened } },
    referredToRots: { id: 'referredToRots', on: { reopened } },
    voided: { id: 'voided' },
    mergedInto: { id: 'mergedInto' },
  },
  options: { maxIterations: 100 },
});

const nobody = { holder: null, clock: null } as const;

/** Who is aan zet in each state, and which clock runs: the promise of law 6. */
const states = {
  awaitingSchoolSection: { holder: 'school', clock: 'schoolSection' },
  awaitingPbdAdvice: { holder: 'pbd', clock: 'pbdAdvice' },
  awaitingClbSection: { holder: 'clb', clock: 'clbSection' },
  awaitingConsent: { holder: 'clb', clock: 'consent' },
  awaitingChoice: { holder: 'clb', clock: 'choice' },
  awaitingDispatch: { holder: 'contactPoint', clock: 'dispatch' },
  awaitingProviderAnswer: { holder: 'provider', clock: 'providerAnswer' },
  onWaitingList: { holder: 'provider', clock: 'waitingListReview' },
  awaitingFirstContact: { holder: 'provider', coHolder: 'clb', clock: 'firstContact' },
  awaitingStartTable: { holder: (context: NaftContext) => context.convener, clock: 'startTable' },
  pathwayRunning: { holder: 'provider', clock: 'pathwayCheck' },
  awaitingAdjustment: { holder: 'provider', clock: 'adjustment' },
  awaitingClosingTable: { holder: 'provider', clock: 'closingTable' },
  awaitingReturnChecks: { holder: returnCheckHolder, clock: 'returnCheck' },
  awaitingTakeBack: { holder: 'clb', coHolder: 'provider', clock: 'takeBack' },
  closed: nobody,
  withdrawn: nobody,
  referredToRots: nobody,
  voided: nobody,
  mergedInto: nobody,
} as const satisfies Record<string, StateMeta<NaftContext>>;

/** The NAFT registration and pathway, version 1. Published: never changed, only followed by a version 2. */
export const naftV1: Procedure = {
  id: 'naft',
  version: 1,
  machine,
  input: NaftInput,
  events: naftEvents,
  states,
  sharing: sharingOf,
  course: [
    'awaitingSchoolSection',
    'awaitingPbdAdvice',
    'awaitingClbSection',
    'awaitingConsent',
    'awaitingChoice',
    'awaitingDispatch',
    'awaitingProviderAnswer',
    'awaitingFirstContact',
    'awaitingStartTable',
    'pathwayRunning',
    'awaitingClosingTable',
    'awaitingReturnChecks',
    'closed',
  ],
  guardSources,
};
