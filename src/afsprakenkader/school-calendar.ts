import { Temporal } from 'temporal-polyfill';
import { civilDayOf, dayNumber } from './day-number.ts';
import type { DayNumber } from './day-number.ts';
import { schoolHolidayNames, schoolYearByRule } from './school-year.ts';
import type { SchoolHolidayId, SchoolYear } from './school-year.ts';
import type { DateOnly } from '../engine/terms.ts';

/** What the minister decided for one school year; dates replace those of the rule, `closed` comes on top. */
export interface SchoolYearOverride {
  /** The calendar year in which the school year starts. */
  startsIn: number;
  /** The day of the decision: of two decisions on the same thing the later one counts. */
  decidedOn: DateOnly;
  source: string;
  firstDay?: DateOnly;
  lastDay?: DateOnly;
  holidays?: Partial<Record<SchoolHolidayId, { from: DateOnly; until: DateOnly }>>;
  closed?: readonly { from: DateOnly; until: DateOnly; reason: string }[];
}

/** The rules of this file and of `school-year.ts`, as named in every deadline (law 5). */
export const calendarRules = 'be-vl-2026.1';

export interface SchoolCalendar {
  /** Why no school has lessons on this day; null on a lesson day, and on a weekend day outside the holidays. */
  reasonOn(day: DayNumber): string | null;
  /** Readable id of the rules and of how many overrides changed them, e.g. `be-vl-2026.1+2`. */
  version: string;
}

type Reasons = Map<DayNumber, string | null>;

function plain(date: DateOnly): Temporal.PlainDate {
  return Temporal.PlainDate.from(date);
}

/** The school year by rule, with the decisions of the minister applied in the order in which they were taken. */
export function schoolYear(year: number, overrides: readonly SchoolYearOverride[]): SchoolYear {
  return inOrder(year, overrides).reduce<SchoolYear>((before, override) => {
    const holidays = { ...before.holidays };
    for (const id of Object.keys(schoolHolidayNames) as SchoolHolidayId[]) {
      const moved = override.holidays?.[id];
      if (moved) holidays[id] = { from: plain(moved.from), until: plain(moved.until) };
    }
    return {
      startsIn: year,
      firstDay: override.firstDay === undefined ? before.firstDay : plain(override.firstDay),
      lastDay: override.lastDay === undefined ? before.lastDay : plain(override.lastDay),
      holidays,
    };
  }, schoolYearByRule(year));
}

function inOrder(year: number, overrides: readonly SchoolYearOverride[]): SchoolYearOverride[] {
  return overrides
    .filter((override) => override.startsIn === year)
    .sort((a, b) => (a.decidedOn < b.decidedOn ? -1 : a.decidedOn > b.decidedOn ? 1 : 0));
}

function mark(reasons: Reasons, from: Temporal.PlainDate, until: Temporal.PlainDate, reason: string | null): void {
  const last = dayNumber(until);
  for (let day = dayNumber(from); day <= last; day += 1) reasons.set(day, reason);
}

/** Writes the days of one school year; a day that carries two names keeps that of the longer holiday. */
function markYear(reasons: Reasons, year: number, overrides: readonly SchoolYearOverride[]): void {
  const { firstDay, lastDay, holidays } = schoolYear(year, overrides);
  mark(reasons, firstDay, lastDay, null);
  const byLength = (Object.keys(schoolHolidayNames) as SchoolHolidayId[]).sort(
    (a, b) => holidays[a].from.until(holidays[a].until).days - holidays[b].from.until(holidays[b].until).days,
  );
  for (const id of byLength) mark(reasons, holidays[id].from, holidays[id].until, schoolHolidayNames[id]);
  for (const { closed = [] } of inOrder(year, overrides)) {
    for (const period of closed) mark(reasons, plain(period.from), plain(period.until), period.reason);
  }
}

/** The school calendar by rule with these overrides. A calendar year is worked out once, when first asked for. */
export function createSchoolCalendar(overrides: readonly SchoolYearOverride[]): SchoolCalendar {
  const known: Reasons = new Map();
  const addCalendarYear = (year: number): void => {
    const reasons: Reasons = new Map();
    const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
    const last = Temporal.PlainDate.from({ year, month: 12, day: 31 });
    mark(reasons, first, last, 'zomervakantie');
    markYear(reasons, year - 1, overrides);
    markYear(reasons, year, overrides);
    for (let day = dayNumber(first); day <= dayNumber(last); day += 1) known.set(day, reasons.get(day) ?? null);
  };
  return {
    version: `${calendarRules}+${overrides.length}`,
    reasonOn(day) {
      if (!known.has(day)) addCalendarYear(civilDayOf(day).year);
      return known.get(day) ?? null;
    },
  };
}
