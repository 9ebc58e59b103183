import { Temporal } from 'temporal-polyfill';
import type { DateOnly } from '../engine/terms.ts';

/**
 * A calendar day as the number of days since 1 January 1970. Counting works on these whole numbers, because
 * a plain comparison and an array of small numbers are much faster than date objects.
 */
export type DayNumber = number;

/** What a day number stands for; `weekday` is 1 (Monday) to 7 (Sunday). */
export interface CivilDay {
  year: number;
  month: number;
  day: number;
  weekday: number;
  date: DateOnly;
}

const epoch = Temporal.PlainDate.from('1970-01-01');
/** The calendar rules are defined for these years; outside them a date is a mistake. */
const firstYear = 1970;
const lastYear = 2199;
const numbers = new Map<DateOnly, DayNumber>();
const civilDays = new Map<DayNumber, CivilDay>();

/** The day number of a date of the rules. */
export function dayNumber(date: Temporal.PlainDate): DayNumber {
  return epoch.until(date).days;
}

/** The day number of `YYYY-MM-DD`. Throws a RangeError on any other text and outside 1970-2199. */
export function dayNumberOf(date: DateOnly): DayNumber {
  const known = numbers.get(date);
  if (known !== undefined) return known;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new RangeError(`not a date YYYY-MM-DD: ${date}`);
  const plain = Temporal.PlainDate.from(date, { overflow: 'reject' });
  if (plain.year < firstYear || plain.year > lastYear) throw new RangeError(`date outside the calendar: ${date}`);
  const number = dayNumber(plain);
  numbers.set(date, number);
  return number;
}

/** Year, month, day, weekday and text of a day number. Throws a RangeError outside 1970-2199. */
export function civilDayOf(day: DayNumber): CivilDay {
  const known = civilDays.get(day);
  if (known !== undefined) return known;
  const plain = epoch.add({ days: day });
  if (plain.year < firstYear || plain.year > lastYear)
    throw new RangeError(`day outside the calendar: ${plain.toString()}`);
  const civil = {
    year: plain.year,
    month: plain.month,
    day: plain.day,
    weekday: plain.dayOfWeek,
    date: plain.toString(),
  };
  civilDays.set(day, civil);
  return civil;
}

/** Saturday or Sunday. 1 January 1970 was a Thursday. */
export function isWeekend(day: DayNumber): boolean {
  const fromMonday = (((day + 3) % 7) + 7) % 7;
  return fromMonday >= 5;
}
