import { z } from 'zod';
import { everyProcedureEvents } from '../every-procedure/events.ts';
import { choice, date, reference, text, yesNo } from '../fields.ts';
import type { EventRule, Facts } from '../procedure.ts';

const nothing = z.strictObject({ note: text(1000).optional() });

/** What providers may answer when they cannot start; each code has a consequence for the route (afsprakenkader). */
export const declineReasons = [
  'full',
  'otherTargetGroup',
  'outsideRegion',
  'extraCondition',
  'otherHelpFits',
  'other',
] as const;

export const results = [
  'backAtSchool',
  'otherSchool',
  'work',
  'otherTraining',
  'otherHelp',
  'goalPartlyReached',
  'goalNotReached',
] as const;

const stop = z.strictObject({
  reason: choice(['pupilStops', 'parentsStop', 'providerStops', 'schoolStops', 'moved', 'otherHelp', 'other']),
  text: text(1000),
  lastDayOn: date(),
});

/** The events of naft, beside those of every procedure. */
export const naftEvents = {
  ...everyProcedureEvents,
  // School, PBD, CLB: the shared registration.
  schoolSectionHandedIn: { by: ['school'], onBehalfBy: ['clb'], weight: 'step', payload: nothing },
  clbSectionStarted: { by: ['clb'], weight: 'side', payload: z.strictObject({ reason: text(500) }) },
  schoolSectionAsked: { by: ['clb'], weight: 'side', payload: z.strictObject({ question: text(1000).optional() }) },
  returnedToSchool: { by: ['clb'], weight: 'side', payload: z.strictObject({ question: text(1000) }) },
  returnAccepted: { by: ['school'], onBehalfBy: ['clb'], weight: 'step', payload: nothing },
  returnDeclined: {
    by: ['school'],
    onBehalfBy: ['clb'],
    weight: 'side',
    payload: z.strictObject({ reason: text(500) }),
  },
  pbdAdviceAsked: { by: ['clb'], weight: 'side', payload: z.strictObject({ question: text(1000).optional() }) },
  pbdAdviceGiven: { by: ['pbd'], onBehalfBy: ['clb'], weight: 'step', payload: nothing },
  pbdAdviceWithheld: { by: ['pbd'], weight: 'side', payload: z.strictObject({ reason: text(500) }) },
  pbdAdviceNotAwaited: { by: ['clb'], weight: 'side', payload: z.strictObject({ reason: text(500) }) },
  clbSectionHandedIn: { by: ['clb'], weight: 'step', payload: nothing },
  registeredAfterwards: {
    by: ['clb'],
    weight: 'side',
    payload: z.strictObject({
      offer: reference('offer'),
      startedOn: date(),
      endedOn: date().optional(),
      result: choice(results).optional(),
      text: text(1000),
    }),
  },
  // The offer.
  offerChosen: {
    by: ['clb'],
    weight: 'step',
    payload: z.strictObject({ offer: reference('offer'), why: text(1000).optional() }),
  },
  choiceChanged: { by: ['clb'], weight: 'side', payload: z.strictObject({ reason: text(500) }) },
  dispatched: {
    by: ['contactPoint'],
    weight: 'step',
    payload: z.strictObject({ offer: reference('offer'), why: text(1000).optional() }),
  },
  returnedToClb: { by: ['contactPoint'], weight: 'side', payload: z.strictObject({ reason: text(500) }) },
  // The provider's answer.
  accepted: { by: ['provider'], weight: 'step', payload: z.strictObject({ note: text(1000).optional() }) },
  moreAsked: { by: ['provider', 'contactPoint'], weight: 'side', payload: z.strictObject({ question: text(1000) }) },
  declined: {
    by: ['provider'],
    weight: 'side',
    payload: z.strictObject({ reason: choice(declineReasons), text: text(1000) }),
  },
  reconsiderationAsked: { by: ['coordinator'], weight: 'side', payload: z.strictObject({ reason: text(1000) }) },
  waitlisted: {
    by: ['provider'],
    weight: 'side',
    payload: z.strictObject({ expectedOn: date().optional(), bridging: text(1000) }),
  },
  placeFree: { by: ['provider'], weight: 'step', payload: nothing },
  leftWaitingList: { by: ['provider', 'clb'], weight: 'side', payload: z.strictObject({ reason: text(500) }) },
  waitingListReviewed: { by: ['clb'], weight: 'note', payload: z.strictObject({ bridging: text(1000) }) },
  // The pathway.
  firstContactMade: {
    by: ['provider'],
    weight: 'step',
    payload: z.strictObject({
      on: date(),
      how: choice(['visit', 'phone', 'atSchool', 'atProvider', 'other']),
      note: text(1000).optional(),
    }),
  },
  firstContactFailed: {
    by: ['provider'],
    weight: 'side',
    payload: z.strictObject({ tried: text(1000), plan: text(1000) }),
  },
  startTablePlanned: {
    by: ['clb', 'provider'],
    weight: 'note',
    payload: z.strictObject({ on: date(), place: text(200).optional() }),
  },
  startTableHeld: {
    by: ['clb', 'provider'],
    weight: 'step',
    payload: z.strictObject({
      on: date(),
      objectives: text(2000),
      duration: text(300),
      method: text(1000),
      content: text(1000),
      schoolPresent: yesNo(),
    }),
  },
  interimTableHeld: {
    by: ['provider'],
    weight: 'note',
    payload: z.strictObject({ on: date(), agreed: text(2000), returnTested: yesNo() }),
  },
  adjustmentAsked: { by: ['provider', 'clb'], weight: 'side', payload: z.strictObject({ why: text(1000) }) },
  adjustmentAgreed: { by: ['provider'], weight: 'step', payload: z.strictObject({ agreed: text(2000) }) },
  closingPlanned: {
    by: ['provider'],
    weight: 'step',
    payload: z.strictObject({ on: date().optional(), note: text(500).optional() }),
  },
  pathwayContinued: { by: ['provider'], weight: 'side', payload: z.strictObject({ why: text(1000) }) },
  stoppedEarly: { by: ['provider', 'clb'], weight: 'side', payload: stop },
  closingTableHeld: {
    by: ['provider'],
    weight: 'step',
    payload: z.strictObject({
      on: date(),
      result: choice(results),
      followUp: text(2000),
      returnChecks: z.int().min(0).max(4),
      returnContact: choice(['school', 'work', 'otherPlace', 'clb']),
      returnContactName: text(120).optional(),
    }),
  },
  closedWithoutTable: {
    by: ['provider'],
    weight: 'side',
    payload: z.strictObject({ reason: text(1000), result: choice(results) }),
  },
  returnChecked: {
    by: ['school', 'returnContact'],
    onBehalfBy: ['clb'],
    weight: 'step',
    payload: z.strictObject({ goes: choice(['well', 'withConcerns']), text: text(1000) }),
  },
  relapsed: {
    by: ['school', 'returnContact'],
    onBehalfBy: ['clb'],
    weight: 'side',
    payload: z.strictObject({ text: text(1000) }),
  },
  takenBack: {
    by: ['clb'],
    weight: 'step',
    payload: z.strictObject({ next: choice(['newChoice', 'close']), result: choice(results).optional() }),
  },
  takeBackDeclined: { by: ['clb'], weight: 'side', payload: z.strictObject({ reason: text(500) }) },
  referredToRots: {
    by: ['clb'],
    weight: 'side',
    payload: z.strictObject({
      criterion: choice([
        'naftBefore',
        'negativeEvaluation',
        'absenceGoesOn',
        'primaryEducation',
        'other',
        'complexCase',
      ]),
      why: text(2000),
    }),
  },
} as const satisfies Record<string, EventRule>;

type Events = typeof naftEvents;

export type PayloadOf<Type extends keyof Events> = Partial<z.infer<Events[Type]['payload']>>;

/** The payload of an event is partial here: guards are also asked with an empty one, to know whether the event may be offered. */
export type NaftEvent = {
  [Type in keyof Events]: { type: Type; payload: PayloadOf<Type>; facts: Facts };
}[keyof Events];
