import type { CountingDays } from './counting-days.ts';
import type { DayNumber } from './day-number.ts';

/** Where nothing was found in this many days, the calendar is wrong: an organisation that never opens. */
const searchDays = 10 * 366;

function notFound(from: DayNumber): RangeError {
  return new RangeError(`no counting day left within ${searchDays} days of day ${from}`);
}

/**
 * The last day of a term of so many halves: the day of the start does not count, day 1 is the next counting day.
 * Throws a RangeError where `halves` is not positive, and where the calendar has too few counting days.
 */
export function countForward(days: CountingDays, start: DayNumber, halves: number): DayNumber {
  if (!(halves > 0)) throw new RangeError(`a term counts at least half a day, not ${halves} halves`);
  return walk(days, start, halves, 1);
}

/** The day that lies so many halves before `last`; `last` itself for 0. */
export function countBack(days: CountingDays, last: DayNumber, halves: number): DayNumber {
  return halves === 0 ? last : walk(days, last, halves, -1);
}

function walk(days: CountingDays, start: DayNumber, halves: number, step: 1 | -1): DayNumber {
  let left = halves;
  for (let day = start + step; Math.abs(day - start) <= searchDays; day += step) {
    left -= days.halvesOn(day);
    if (left <= 0) return day;
  }
  throw notFound(start);
}

/** Counting halves after the day `start` up to and including the day `last`; 0 where `last` is not later. */
export function halvesBetween(days: CountingDays, start: DayNumber, last: DayNumber): number {
  let halves = 0;
  for (let day = start + 1; day <= last; day += 1) halves += days.halvesOn(day);
  return halves;
}

/** The first day from `day` on (or back from it, with step -1) that fits. */
export function nearestDay(day: DayNumber, step: 1 | -1, fits: (day: DayNumber) => boolean): DayNumber {
  for (let candidate = day; Math.abs(candidate - day) <= searchDays; candidate += step) {
    if (fits(candidate)) return candidate;
  }
  throw notFound(day);
}
