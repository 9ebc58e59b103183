import { dayNumberOf, isWeekend } from './day-number.ts';
import type { DayNumber } from './day-number.ts';
import type { SchoolCalendar } from './school-calendar.ts';
import { legalHolidayOn } from './working-days.ts';
import type { CalendarOwner, ClosedPeriod } from '../engine/terms.ts';

/** The three ways in which a term can be counted (design, section 5). */
export const counts = ['kalenderdag', 'werkdag', 'lesdag'] as const;
export type Count = (typeof counts)[number];

/** Says of each day whether it counts, in halves, because a school can close for half a day. */
export interface CountingDays {
  /** 2 for a whole day, 1 for half a day, 0 where the day does not count. */
  halvesOn(day: DayNumber): number;
  /** Dutch, why (half of) the day does not count; null where it counts, and on a weekend day without a name. */
  reasonOn(day: DayNumber): string | null;
}

interface Closing {
  from: DayNumber;
  until: DayNumber;
  half: ClosedPeriod['half'];
  reason: string;
}

/** "zomersluiting CLB De Brug": the reason, and whose closing it is where the reason does not say so already. */
function closingReason(period: ClosedPeriod, name: string): string {
  const reason = period.reason.trim() === '' ? 'sluiting' : period.reason.trim();
  return reason.includes(name) ? reason : `${reason} ${name}`;
}

function closingsOf(owner: CalendarOwner | null): readonly Closing[] {
  return (owner?.closed ?? []).map((period) => ({
    from: dayNumberOf(period.from),
    until: dayNumberOf(period.until),
    half: period.half,
    reason: closingReason(period, owner?.name ?? ''),
  }));
}

function openHalves(closings: readonly Closing[], day: DayNumber): number {
  let morning = 1;
  let afternoon = 1;
  for (const { from, until, half } of closings) {
    if (day < from || day > until) continue;
    if (half !== 'afternoon') morning = 0;
    if (half !== 'morning') afternoon = 0;
  }
  return morning + afternoon;
}

function closedBecause(closings: readonly Closing[], day: DayNumber): string | null {
  return closings.find(({ from, until }) => day >= from && day <= until)?.reason ?? null;
}

const everyDay: CountingDays = { halvesOn: () => 2, reasonOn: () => null };

/**
 * The days that count for this organisation.
 * - kalenderdag: every day.
 * - werkdag: Monday to Friday without the ten legal holidays and without the organisation's own closed periods
 *   (a CLB counts its opening days this way: centres close for weeks in July and August and at Christmas).
 * - lesdag: the school calendar by rule, minus the school's free and study days. Each lesson day is two halves and a
 *   closed half takes one off. A Wednesday is a whole lesdag although it has no lessons in the afternoon: a term of
 *   five lesdagen is a school week.
 * Without an owner only the general calendar counts.
 */
export function countingDays(count: Count, owner: CalendarOwner | null, school: SchoolCalendar): CountingDays {
  if (count === 'kalenderdag') return everyDay;
  const closings = closingsOf(owner);
  if (count === 'werkdag') {
    return {
      halvesOn: (day) => (isWeekend(day) || legalHolidayOn(day) !== null ? 0 : openHalves(closings, day)),
      reasonOn: (day) => closedBecause(closings, day) ?? legalHolidayOn(day),
    };
  }
  return {
    halvesOn: (day) => (isWeekend(day) || school.reasonOn(day) !== null ? 0 : openHalves(closings, day)),
    reasonOn: (day) => school.reasonOn(day) ?? closedBecause(closings, day),
  };
}
