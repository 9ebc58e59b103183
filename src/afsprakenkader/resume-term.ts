import { isCalendarKind } from './afsprakenkader.ts';
import { dayAt, midnightOf, msOf } from './brussels.ts';
import { countForward, halvesBetween, nearestDay } from './count-days.ts';
import type { DayNumber } from './day-number.ts';
import { exclusionsText, fullDate, lengthText } from './explain.ts';
import { remindersBefore } from './reminders.ts';
import type { TermPlan } from './term-plan.ts';
import type { Instant, Term } from '../engine/terms.ts';

interface Running {
  dueAt: Instant;
  explanation: string;
}

/**
 * The same deadline after a stop of the clock. The counting days that were left after the day of the stop are counted
 * again from the day of the resumption; stopped on its last day, it ends on the first counting day from the resumption
 * on. It stays as it is where the stop began and ended on one day, where it had passed before the stop, and where it is
 * a date of the calendar. `reason` becomes part of a text that everybody at the case reads: the label of a coded
 * reason, never free text. Throws a RangeError where the stop ends before it begins.
 */
export function resumeTerm(
  plan: TermPlan,
  running: Running,
  stoppedAt: Instant,
  resumedAt: Instant,
  reason: string,
): Term {
  const stoppedMs = msOf(stoppedAt);
  const resumedMs = msOf(resumedAt);
  const dueMs = msOf(running.dueAt);
  if (resumedMs < stoppedMs) throw new RangeError(`resumed (${resumedAt}) before the stop (${stoppedAt})`);
  const stopped = dayAt(stoppedMs);
  const resumed = dayAt(resumedMs);
  const last = dayAt(dueMs - 1);
  const calendarDate = isCalendarKind(plan.request.kind);
  const unchanged = (explanation: string): Term => ({
    dueAt: running.dueAt,
    rule: ruleWithout(plan),
    calendarVersion: plan.inForce.calendarVersion,
    explanation,
    remindAt: calendarDate ? [] : remindersBefore(plan, last, resumedMs),
  });
  if (calendarDate || resumedMs === stoppedMs) return unchanged(running.explanation);

  const told = `${running.explanation}; stilgelegd ${stopText(stopped, resumed)} (${reason})`;
  if (stoppedMs >= dueMs) return unchanged(`${told}, de termijn was toen al voorbij`);
  if (resumed === stopped) return unchanged(`${told}, de termijn blijft dezelfde`);

  const left = halvesLeft(plan, stopped, last);
  const counts = (day: DayNumber): boolean => plan.days.halvesOn(day) > 0;
  const newLast = left > 0 ? countForward(plan.days, resumed, left) : nearestDay(resumed, 1, counts);
  const rest = left > 0 ? `nog ${lengthText(left, plan.count)}` : 'nog de laatste dag';
  return {
    dueAt: midnightOf(newLast + 1).instant,
    rule: `${left / 2} ${plan.count}`,
    calendarVersion: plan.inForce.calendarVersion,
    explanation: `${told}, daarna ${rest}: tot en met ${fullDate(newLast)}${exclusionsText(plan.days, resumed, newLast)}`,
    remindAt: remindersBefore(plan, newLast, resumedMs),
  };
}

/**
 * What was left after the day of the stop. A whole day at the end of which only half was still needed (a closed half
 * came before it) is not handed out a second time: a term never gets longer than what was agreed.
 */
function halvesLeft({ request, agreed, days, start }: TermPlan, stopped: DayNumber, last: DayNumber): number {
  const left = halvesBetween(days, stopped, last);
  if (agreed === null || request.on !== undefined) return left;
  const agreedHalves = 2 * agreed.length;
  const firstStop = countForward(days, start, agreedHalves) === last;
  const used = firstStop ? halvesBetween(days, start, stopped) : 0;
  return Math.max(0, Math.min(left, agreedHalves - used));
}

function stopText(stopped: DayNumber, resumed: DayNumber): string {
  return stopped === resumed ? `op ${fullDate(stopped)}` : `van ${fullDate(stopped)} tot ${fullDate(resumed)}`;
}

/** The rule of a deadline that the stop did not change. */
function ruleWithout({ request, agreed, count }: TermPlan): string {
  if (request.on !== undefined) return `on ${request.on}`;
  return agreed === null ? 'unchanged' : `${agreed.length} ${count}`;
}
