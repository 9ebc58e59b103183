import type { Who } from './small-network-organisations.ts';

/** What brings a case from its start to each stage, along the straight road and its first side roads. */
export type Step =
  { section: 'school' | 'pbd' | 'clb' } | { who: Who; type: string; payload?: Record<string, unknown> };

const handIn: readonly Step[] = [{ section: 'school' }, { who: 'school', type: 'schoolSectionHandedIn' }];
const advise: readonly Step[] = [{ section: 'pbd' }, { who: 'pbd', type: 'pbdAdviceGiven' }];
const submit: readonly Step[] = [{ section: 'clb' }, { who: 'clb', type: 'clbSectionHandedIn' }];
const agree: readonly Step[] = ['pupil', 'parents'].map((party) => ({
  who: 'clb',
  type: 'consentGiven',
  payload: { party, mode: 'oral', on: '2026-11-16' },
}));
const choose: Step = { who: 'clb', type: 'offerChosen', payload: { offer: 'offer-of-provider' } };
const accept: Step = { who: 'provider', type: 'accepted' };
const meet: Step = { who: 'provider', type: 'firstContactMade', payload: { on: '2026-11-16', how: 'phone' } };
const startTable: Step = {
  who: 'clb',
  type: 'startTableHeld',
  payload: {
    on: '2026-11-16',
    objectives: 'Terug naar de klas',
    duration: 'tot Kerstmis',
    method: 'atelier',
    content: 'houtbewerking',
    schoolPresent: 'yes',
  },
};
const adjust: Step = { who: 'provider', type: 'adjustmentAsked', payload: { why: 'Er is meer tijd nodig.' } };
const planClosing: Step = { who: 'provider', type: 'closingPlanned' };
const close = (returnChecks: number): Step => ({
  who: 'provider',
  type: 'closingTableHeld',
  payload: {
    on: '2026-11-16',
    result: 'backAtSchool',
    followUp: 'De school volgt verder op.',
    returnChecks,
    returnContact: 'school',
  },
});
const stop: Step = {
  who: 'provider',
  type: 'stoppedEarly',
  payload: { reason: 'moved', text: 'Het gezin verhuist.', lastDayOn: '2026-11-16' },
};

const toClb = [...handIn, ...advise];
const toChoice = [...toClb, ...submit, ...agree];
const toAnswer = [...toChoice, choose];
const toPathway = [...toAnswer, accept, meet, startTable];

/** From a start at the school, with PBD advice on, the direct route and the CLB as convener. */
export const stepsTo = {
  awaitingSchoolSection: [],
  awaitingPbdAdvice: handIn,
  awaitingClbSection: toClb,
  awaitingConsent: [...toClb, ...submit],
  awaitingChoice: toChoice,
  awaitingProviderAnswer: toAnswer,
  onWaitingList: [...toAnswer, { who: 'provider', type: 'waitlisted', payload: { bridging: 'Wekelijks gesprek.' } }],
  awaitingFirstContact: [...toAnswer, accept],
  awaitingStartTable: [...toAnswer, accept, meet],
  pathwayRunning: toPathway,
  awaitingAdjustment: [...toPathway, adjust],
  awaitingClosingTable: [...toPathway, planClosing],
  awaitingReturnChecks: [...toPathway, planClosing, close(2)],
  awaitingTakeBack: [...toPathway, stop],
  closed: [...toPathway, planClosing, close(0)],
} as const satisfies Record<string, readonly Step[]>;

export type ReachableStage = keyof typeof stepsTo;
