import { isCalendarKind } from './afsprakenkader.ts';
import type { Afsprakenkader } from './afsprakenkader.ts';
import { dayAt, midnightOf, msOf } from './brussels.ts';
import { calendarDate } from './calendar-dates.ts';
import { countForward } from './count-days.ts';
import { dayNumberOf } from './day-number.ts';
import type { DayNumber } from './day-number.ts';
import { elapsedOf } from './elapsed.ts';
import { ladderStepAfter } from './escalation-ladder.ts';
import { fullDate, termText } from './explain.ts';
import { remindersBefore } from './reminders.ts';
import { resumeTerm } from './resume-term.ts';
import { setsInForce } from './sets-in-force.ts';
import { planTerm } from './term-plan.ts';
import type { TermPlan } from './term-plan.ts';
import { workingMs } from './working-days.ts';
import type { Term, TermRequest, Terms } from '../engine/terms.ts';

/** Due at the midnight that ends the last day in Brussels: "tot en met" that day is true to the millisecond. */
function termUntil(plan: TermPlan, last: DayNumber, rule: string, explanation: string): Term {
  return {
    dueAt: midnightOf(last + 1).instant,
    rule,
    calendarVersion: plan.inForce.calendarVersion,
    explanation,
    remindAt: remindersBefore(plan, last, plan.startMs),
  };
}

function termOf(plan: TermPlan): Term | null {
  const { request, agreed, count, days, start } = plan;
  if (isCalendarKind(request.kind)) return calendarDate(plan, request.kind);
  if (request.on !== undefined) {
    const last = dayNumberOf(request.on);
    return termUntil(plan, last, `on ${request.on}`, `afgesproken op ${fullDate(last)}`);
  }
  if (agreed === null) return null;
  const halves = 2 * agreed.length;
  const last = countForward(days, start, halves);
  return termUntil(plan, last, `${agreed.length} ${count}`, termText(days, count, halves, start, last));
}

/**
 * The engine's port for dates, over the agreements of all networks. Pure: the same request always gives the same
 * answer. Throws AfsprakenkaderInvalid at once where the sets of a network clash; each question throws
 * AfsprakenkaderMissing where no set holds, and a RangeError on a text that is no date or instant.
 */
export function createTerms(sets: ReadonlyMap<string, readonly Afsprakenkader[]>): Terms {
  const inForceOn = setsInForce(sets);
  const planOf = (request: TermRequest): TermPlan => planTerm(request, inForceOn);
  return {
    settings(networkId, at) {
      const { set } = inForceOn(networkId, dayAt(msOf(at)));
      return { afsprakenkaderVersion: set.version, ...set.settings };
    },
    term: (request) => termOf(planOf(request)),
    ladderStep: (request, dueAt, level, after) => ladderStepAfter(planOf(request), dueAt, level, after),
    resume: (request, running, stoppedAt, resumedAt, reason) =>
      resumeTerm(planOf(request), running, stoppedAt, resumedAt, reason),
    elapsed: (request, rule, until) => elapsedOf(planOf(request), rule, until),
    workingMs,
  };
}
