import { morningOf } from './brussels.ts';
import { countBack, nearestDay } from './count-days.ts';
import type { DayNumber } from './day-number.ts';
import { reachableDays } from './reachable-days.ts';
import type { TermPlan } from './term-plan.ts';
import type { Instant } from '../engine/terms.ts';

/**
 * When the holder is reminded of a term with this last day: 08:00 in Brussels on the agreed number of counting days
 * before it, moved back to a day on which the organisation can be reached. A reminder that would fall at or before
 * `afterMs` (the start, or the end of a stop) is left out. Earliest first.
 */
export function remindersBefore(plan: TermPlan, last: DayNumber, afterMs: number): readonly Instant[] {
  if (plan.agreed === null || plan.agreed.remindBefore.length === 0) return [];
  const reachable = reachableDays(plan);
  const on = plan.agreed.remindBefore.map((before) =>
    nearestDay(countBack(plan.days, last, 2 * before), -1, reachable),
  );
  return [...new Set(on)]
    .sort((a, b) => a - b)
    .map(morningOf)
    .filter(({ ms }) => ms > afterMs)
    .map(({ instant }) => instant);
}
