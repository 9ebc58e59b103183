import { z } from 'zod';
import { deadlineKinds } from '../../machines/deadlines.ts';
import type { DeadlineKind } from '../../machines/deadlines.ts';
import { counts } from './counting-days.ts';
import { schoolHolidayNames } from './school-year.ts';
import type { SchoolHolidayId } from './school-year.ts';

/**
 * The afsprakenkader: what the organisations of one network agreed on, as data with a validity. Nothing in it is law
 * except where `hardTerms` says so; the application shows it as "afgesproken in deze regio". Whoever reads one from
 * outside goes through `check-afsprakenkader.ts`.
 */

/** Kinds whose moment is a date of the calendar or of a life: nobody agrees on their length. */
export const calendarKinds = ['turned12', 'turned18', 'consentUntil', 'schoolYearStart', 'summerNear'] as const;
export type CalendarKind = (typeof calendarKinds)[number];
export type TermKind = Exclude<DeadlineKind, CalendarKind>;

export function isCalendarKind(kind: string): kind is CalendarKind {
  return calendarKinds.some((calendarKind) => calendarKind === kind);
}

export const termKinds: readonly TermKind[] = deadlineKinds.filter((kind) => !isCalendarKind(kind));

const longest = 366;
const date = z.iso.date();
const period = { from: date, until: date };
/** A day of every year, `MM-DD`, so never 29 February. */
const MonthDay = z
  .string()
  .refine((monthDay) => date.safeParse(`2027-${monthDay}`).success, 'moet een dag van elk jaar zijn (MM-DD)')
  .meta({ examples: ['06-01'] });

/** How long a term lasts; `remindBefore` says how many of the same units before its last day somebody is reminded. */
export const AgreedTerm = z.strictObject({
  count: z.enum(counts),
  length: z.int().min(1).max(longest),
  remindBefore: z.array(z.int().min(0).max(longest)).max(5),
});
export type AgreedTerm = z.infer<typeof AgreedTerm>;

/** Who hears it so many werkdagen after the last day of a term that nobody met. */
export const LadderRung = z.strictObject({
  after: z.int().min(1).max(longest),
  to: z.enum(['holder', 'colleague', 'coordinator', 'otherOrganisation']),
});
const Ladder = z.array(LadderRung).max(10);

const holidayIds = Object.keys(schoolHolidayNames) as SchoolHolidayId[];
const SchoolYearOverride = z.strictObject({
  startsIn: z.int().min(2000).max(2100),
  decidedOn: date,
  source: z.string().min(1),
  firstDay: date.exactOptional(),
  lastDay: date.exactOptional(),
  holidays: z.partialRecord(z.enum(holidayIds), z.strictObject(period)).exactOptional(),
  closed: z.array(z.strictObject({ ...period, reason: z.string().min(1) })).exactOptional(),
});

/** What a running case takes from the agreements, apart from terms: `NetworkSettings` without the version. */
const Settings = z.strictObject({
  pbdAdvice: z.enum(['on', 'off']),
  route: z.enum(['direct', 'contactPoint', 'jointIntake']),
  startTableConvener: z.enum(['clb', 'provider']),
  consentParties: z.array(z.enum(['parents', 'school'])).max(2),
  unansweredProvider: z.enum(['nextOffer', 'ladderOnly']),
  firstContactAttempts: z.int().min(1).max(20),
  consultProposedAfterDeclines: z.int().min(1).max(20),
  reopenAllowed: z.boolean(),
  attachments: z.enum(['on', 'off']),
  contactDataDaysAfterWithdrawal: z.int().min(0).max(longest),
});

export const Afsprakenkader = z.strictObject({
  /** Unique among the sets of a network; written on every deadline that follows from it. */
  version: z.string().min(1).max(60),
  /** First and last day on which cases look it up; null: until another set follows. */
  validFrom: date,
  validUntil: date.nullable(),
  label: z.string().min(1),
  /** True: shipped to start from, agreed by nobody. */
  example: z.boolean(),
  /** A kind that is absent has no richttermijn in this network. */
  terms: z.partialRecord(z.enum(termKinds), AgreedTerm),
  ladders: z.strictObject({
    /** False: a rung may not lead to the contact of the other organisation. */
    otherOrganisationAgreed: z.boolean(),
    default: Ladder,
    /** Kinds with a ladder of their own; an empty one: nobody is called after this term. */
    perKind: z.partialRecord(z.enum(termKinds), Ladder),
  }),
  settings: Settings,
  /** From this day holders are warned that the summer comes, so that they hand over or pause. */
  summer: z.strictObject({ warnFrom: MonthDay }),
  /** Parts of every year in which nothing escalates: the closing of July and August, the first weeks of September. */
  quietPeriods: z.array(z.strictObject({ from: MonthDay, until: MonthDay, reason: z.string().min(1) })).max(10),
  schoolYearOverrides: z.array(SchoolYearOverride).max(100),
});
export type Afsprakenkader = z.infer<typeof Afsprakenkader>;

/**
 * Terms that no network can change. A pupil or parent may object in writing within 10 days when the CLB file moves to
 * another centre (http://www.clb-ami1.be/je-dossier).
 */
export const hardTerms = { clbObjection: { count: 'kalenderdag', length: 10 } } as const;
