import { isCalendarKind } from './afsprakenkader.ts';
import { dayAt, morningOf, msOf } from './brussels.ts';
import { countForward, nearestDay } from './count-days.ts';
import { countingDays } from './counting-days.ts';
import type { DayNumber } from './day-number.ts';
import { isQuiet, reachableDays } from './reachable-days.ts';
import { isTermKind } from './term-plan.ts';
import type { TermPlan } from './term-plan.ts';
import type { Instant, LadderStep } from '../engine/terms.ts';

/**
 * Step `level` (1, 2, …) after a term was not met: so many werkdagen of the holder after the last day, at 08:00 in
 * Brussels, moved on to a day on which the holder's organisation can be reached and which is not in a quiet period.
 * Where a quiet period holds up several steps they come a day apart, so that nobody is passed over; so they do where
 * nobody swept for some days: then the step comes on the first such morning after `after`. Null after the last
 * step and for dates of the calendar. Throws a RangeError where `level` is not 1 or more.
 */
export function ladderStepAfter(
  plan: TermPlan,
  dueAt: Instant,
  level: number,
  after: Instant = dueAt,
): LadderStep | null {
  if (!Number.isInteger(level) || level < 1) throw new RangeError(`a ladder has steps 1, 2, ..., not ${level}`);
  const { kind, owner } = plan.request;
  if (isCalendarKind(kind)) return null;
  const { ladders } = plan.inForce.set;
  const ladder = (isTermKind(kind) ? ladders.perKind[kind] : undefined) ?? ladders.default;
  const rungs = ladder.slice(0, level);
  const rung = rungs.at(-1);
  if (rung === undefined || rungs.length < level) return null;

  const werkdagen = countingDays('werkdag', owner, plan.inForce.school);
  const reachable = reachableDays(plan);
  const onOrAfter = (from: DayNumber): DayNumber => nearestDay(from, 1, (on) => reachable(on) && !isQuiet(plan, on));
  const last = dayAt(msOf(dueAt) - 1);
  let day = last;
  for (const rungOfSet of rungs) {
    const counted = countForward(werkdagen, last, 2 * rungOfSet.after);
    day = onOrAfter(Math.max(counted, day + 1));
  }
  const late = msOf(after);
  if (morningOf(day).ms <= late) {
    const today = dayAt(late);
    day = onOrAfter(morningOf(today).ms <= late ? today + 1 : today);
  }
  return { at: morningOf(day).instant, to: rung.to };
}
