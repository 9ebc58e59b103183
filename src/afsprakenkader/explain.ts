import type { Count, CountingDays } from './counting-days.ts';
import { civilDayOf, isWeekend } from './day-number.ts';
import type { DayNumber } from './day-number.ts';

const plurals: Record<Count, string> = { kalenderdag: 'kalenderdagen', werkdag: 'werkdagen', lesdag: 'lesdagen' };

/** "7/12/2026" */
export function fullDate(day: DayNumber): string {
  return `${shortDate(day)}/${civilDayOf(day).year}`;
}

function shortDate(day: DayNumber): string {
  const civil = civilDayOf(day);
  return `${civil.day}/${civil.month}`;
}

/** "10 werkdagen", "1 lesdag", "2,5 lesdagen" */
export function lengthText(halves: number, count: Count): string {
  const text = String(halves / 2).replace('.', ',');
  return `${text} ${halves === 2 ? count : plurals[count]}`;
}

/** Days in a row (weekends in between do not break the row) that do not count, for one reason. */
export interface ExcludedPeriod {
  from: DayNumber;
  until: DayNumber;
  reason: string;
  /** True where half of each day does count. */
  half: boolean;
}

/**
 * What did not count after the day `start` up to and including `last`, oldest first. A weekend is nothing to tell:
 * it never opens a period, it only belongs to one that runs on over it under the same name.
 */
export function excludedPeriods(days: CountingDays, start: DayNumber, last: DayNumber): ExcludedPeriod[] {
  const periods: ExcludedPeriod[] = [];
  let open: ExcludedPeriod | null = null;
  for (let day = start + 1; day <= last; day += 1) {
    const weekend = isWeekend(day);
    const halves = days.halvesOn(day);
    const reason = halves === 2 ? null : days.reasonOn(day);
    const half = halves === 1;
    if (open !== null && reason === open.reason && half === open.half) {
      open.until = day;
    } else if (!weekend) {
      open = reason === null ? null : { from: day, until: day, reason, half };
      if (open !== null) periods.push(open);
    }
  }
  return periods;
}

function periodText({ from, until }: ExcludedPeriod): string {
  return from === until ? shortDate(from) : `${shortDate(from)} t.e.m. ${shortDate(until)}`;
}

function clause(periods: readonly ExcludedPeriod[], how: string): string {
  const [only] = periods;
  if (only === undefined) return '';
  if (periods.length === 1) return `; ${periodText(only)} telt ${how} mee (${only.reason})`;
  return `; tellen ${how} mee: ${periods.map((period) => `${periodText(period)} (${period.reason})`).join(', ')}`;
}

/** "; 25/12 telt niet mee (Kerstmis)", or nothing where every weekday counted. */
export function exclusionsText(days: CountingDays, start: DayNumber, last: DayNumber): string {
  const periods = excludedPeriods(days, start, last);
  const whole = periods.filter((period) => !period.half);
  const halved = periods.filter((period) => period.half);
  return clause(whole, 'niet') + clause(halved, 'voor de helft');
}

/** "10 werkdagen vanaf 20/11/2026: tot en met 4/12/2026", and what did not count. */
export function termText(days: CountingDays, count: Count, halves: number, start: DayNumber, last: DayNumber): string {
  const counted = `${lengthText(halves, count)} vanaf ${fullDate(start)}: tot en met ${fullDate(last)}`;
  return counted + exclusionsText(days, start, last);
}
