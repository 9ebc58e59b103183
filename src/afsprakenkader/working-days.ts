import { dayAt, midnightOf, msOf, msPerDay } from './brussels.ts';
import { civilDayOf, dayNumber, dayNumberOf, isWeekend } from './day-number.ts';
import type { DayNumber } from './day-number.ts';
import { legalHolidays } from './legal-holidays.ts';
import type { Instant } from '../engine/terms.ts';

/** The werkdagen that hold for everybody: Monday to Friday without the ten legal holidays. */
const holidayNames = new Map<DayNumber, string>();
const knownYears = new Set<number>();
/** Working time is counted from here on; no case is older. */
const firstDay = dayNumberOf('2000-01-01');
/** How many werkdagen lie before each day from `firstDay` on; worked out up to the last day that was asked for. */
const workingDaysBefore: number[] = [0];

/** The Dutch name of the legal holiday on this day, null on other days. */
export function legalHolidayOn(day: DayNumber): string | null {
  const { year } = civilDayOf(day);
  if (!knownYears.has(year)) {
    for (const { on, name } of legalHolidays(year)) holidayNames.set(dayNumber(on), name);
    knownYears.add(year);
  }
  return holidayNames.get(day) ?? null;
}

/** Monday to Friday and no legal holiday. */
export function isWorkingDay(day: DayNumber): boolean {
  return !isWeekend(day) && legalHolidayOn(day) === null;
}

function countedBefore(day: DayNumber): number {
  for (let next = workingDaysBefore.length; next <= day - firstDay; next += 1) {
    const dayBefore = workingDaysBefore[next - 1] ?? 0;
    workingDaysBefore.push(dayBefore + (isWorkingDay(firstDay + next - 1) ? 1 : 0));
  }
  return workingDaysBefore[day - firstDay] ?? 0;
}

/** A werkdag lasts 24 hours: the clock only ever changes on a Sunday. */
function workingTimeUntil(ms: number): number {
  const day = dayAt(ms);
  if (day < firstDay) throw new RangeError('working time is counted from the year 2000 on');
  return countedBefore(day) * msPerDay + (isWorkingDay(day) ? ms - midnightOf(day).ms : 0);
}

/**
 * Milliseconds of werkdagen (whole days in Brussels, nobody's own closed periods) between two instants. It is the
 * difference of two readings of one clock, so adjoining intervals add up exactly; negative where `until` lies before
 * `from`.
 */
export function workingMs(from: Instant, until: Instant): number {
  return workingTimeUntil(msOf(until)) - workingTimeUntil(msOf(from));
}
