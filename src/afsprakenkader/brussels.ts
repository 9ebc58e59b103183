import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../engine/terms.ts';
import { civilDayOf } from './day-number.ts';
import type { DayNumber } from './day-number.ts';

/**
 * Between instants and days in Europe/Brussels. Summer time starts and ends at night between 02:00 and 03:00
 * (directive 2000/84/EC), so midnight and 08:00 exist exactly once on every day; time-zone maths is Temporal's.
 */
const zone = 'Europe/Brussels';
export const msPerDay = 86_400_000;

interface Moment {
  ms: number;
  instant: Instant;
}

const midnights = new Map<DayNumber, Moment>();
const mornings = new Map<DayNumber, Moment>();

function momentOn(known: Map<DayNumber, Moment>, day: DayNumber, time: string): Moment {
  const found = known.get(day);
  if (found !== undefined) return found;
  const local = Temporal.PlainDateTime.from(`${civilDayOf(day).date}T${time}`);
  const ms = local.toZonedDateTime(zone).epochMilliseconds;
  const moment = { ms, instant: instantOf(ms) };
  known.set(day, moment);
  return moment;
}

/** The midnight with which the day begins in Brussels, in milliseconds since 1970 and as ISO instant. */
export function midnightOf(day: DayNumber): Moment {
  return momentOn(midnights, day, '00:00');
}

/** 08:00 on the day in Brussels: the hour at which reminders and escalations reach people. */
export function morningOf(day: DayNumber): Moment {
  return momentOn(mornings, day, '08:00');
}

/** The Brussels day in which a moment (milliseconds since 1970) falls. */
export function dayAt(ms: number): DayNumber {
  let day = Math.floor(ms / msPerDay);
  while (ms >= midnightOf(day + 1).ms) day += 1;
  while (ms < midnightOf(day).ms) day -= 1;
  return day;
}

/** Milliseconds since 1970 of an ISO instant. Throws a RangeError where the text has no offset or is no instant. */
export function msOf(instant: Instant): number {
  if (instant !== last.instant) last = { instant, ms: Temporal.Instant.from(instant).epochMilliseconds };
  return last.ms;
}

/** The one that was asked for last: a move asks many times for its own instant. */
let last: Moment = { instant: '1970-01-01T00:00:00.000Z', ms: 0 };

/** ISO 8601 in UTC with milliseconds, e.g. `2026-11-23T09:30:00.000Z`. */
export function instantOf(ms: number): Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString({ fractionalSecondDigits: 3 });
}
