import { countingDays } from './counting-days.ts';
import { civilDayOf } from './day-number.ts';
import type { DayNumber } from './day-number.ts';
import type { TermPlan } from './term-plan.ts';

/**
 * Whether somebody of the holding organisation can be reached at 08:00 on a day: no weekend, no legal holiday, no
 * closing of the organisation, not even for half a day. A school, and whoever counts lesdagen, is reached on lesson
 * days only.
 */
export function reachableDays({ request: { owner }, inForce, count }: TermPlan): (day: DayNumber) => boolean {
  const werkdagen = countingDays('werkdag', owner, inForce.school);
  const ofSchool = count === 'lesdag' || owner?.kind === 'school';
  return (day) => werkdagen.halvesOn(day) === 2 && !(ofSchool && inForce.school.reasonOn(day) !== null);
}

/** Whether the day lies in a part of the year in which nothing escalates. */
export function isQuiet({ inForce }: TermPlan, day: DayNumber): boolean {
  const monthDay = civilDayOf(day).date.slice(5);
  return inForce.set.quietPeriods.some(({ from, until }) => monthDay >= from && monthDay <= until);
}
