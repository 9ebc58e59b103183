import { midnightOf } from './brussels.ts';
import { countForward } from './count-days.ts';
import { countingDays } from './counting-days.ts';
import type { Count } from './counting-days.ts';
import { civilDayOf, dayNumberOf, isWeekend } from './day-number.ts';
import { termText } from './explain.ts';
import { createSchoolCalendar } from './school-calendar.ts';
import type { SchoolYearOverride } from './school-calendar.ts';
import type { CalendarOwner, DateOnly, Instant } from '../engine/terms.ts';

/** A rule to try. */
export interface Trial {
  count: Count;
  /** 0.5 to 366, in steps of half a day. */
  length: number;
  /** The day of the start, which does not count itself. */
  from: DateOnly;
  owner: CalendarOwner | null;
  schoolYearOverrides?: readonly SchoolYearOverride[];
}

/** One day of the list: how much of it counts, how much was counted up to and including it, and why not. */
export interface TrialDay {
  date: DateOnly;
  counts: 0 | 0.5 | 1;
  total: number;
  reason: string | null;
}

export interface CalculatedTerm {
  lastDay: DateOnly;
  dueAt: Instant;
  rule: string;
  calendarVersion: string;
  explanation: string;
  /** From the day after the start to the last day. */
  days: readonly TrialDay[];
}

const longest = 366;

/**
 * Works out a rule without any agreement, so that people can try it before they agree on it. Throws a RangeError where
 * the length or the date is not possible, or the organisation is closed for years.
 */
export function calculateTerm({ count, length, from, owner, schoolYearOverrides = [] }: Trial): CalculatedTerm {
  const halves = 2 * length;
  if (!Number.isInteger(halves) || halves < 1 || length > longest) {
    throw new RangeError(`a length is 0.5 to ${longest} in steps of half a day, not ${length}`);
  }
  const school = createSchoolCalendar(schoolYearOverrides);
  const days = countingDays(count, owner, school);
  const start = dayNumberOf(from);
  const last = countForward(days, start, halves);
  const list: TrialDay[] = [];
  let total = 0;
  for (let day = start + 1; day <= last; day += 1) {
    const open = days.halvesOn(day);
    total += open / 2;
    const reason = open === 2 ? null : (days.reasonOn(day) ?? (isWeekend(day) ? 'weekend' : null));
    list.push({ date: civilDayOf(day).date, counts: open === 2 ? 1 : open === 1 ? 0.5 : 0, total, reason });
  }
  const due = midnightOf(last + 1);
  return {
    lastDay: civilDayOf(last).date,
    dueAt: due.instant,
    rule: `${length} ${count}`,
    calendarVersion: school.version,
    explanation: termText(days, count, halves, start, last),
    days: list,
  };
}
