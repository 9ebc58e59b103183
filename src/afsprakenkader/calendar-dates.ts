import type { CalendarKind } from './afsprakenkader.ts';
import { midnightOf } from './brussels.ts';
import { civilDayOf, dayNumberOf } from './day-number.ts';
import type { DayNumber } from './day-number.ts';
import { fullDate } from './explain.ts';
import type { TermPlan } from './term-plan.ts';
import type { Term } from '../engine/terms.ts';

const schoolYearStartsOn = '09-01';

/** The first day `MM-DD` whose midnight comes after the start of the plan. */
function nextOn(plan: TermPlan, monthDay: string): DayNumber {
  const { year } = civilDayOf(plan.start);
  const day = dayNumberOf(`${year}-${monthDay}`);
  return midnightOf(day).ms > plan.startMs ? day : dayNumberOf(`${year + 1}-${monthDay}`);
}

function givenDay(plan: TermPlan): DayNumber {
  const { kind, on } = plan.request;
  if (on === undefined) throw new RangeError(`${kind} needs its date in \`on\``);
  return dayNumberOf(on);
}

/**
 * A deadline that is a date of the calendar: due at the midnight with which that day begins in Brussels, because from
 * that day on things are different. The text of a birthday holds no date: those who may not see who the pupil is read
 * it too. Throws a RangeError where a birthday or an agreed day comes without `on`.
 */
export function calendarDate(plan: TermPlan, kind: CalendarKind): Term {
  const term = (day: DayNumber, rule: string, explanation: string): Term => ({
    dueAt: midnightOf(day).instant,
    rule,
    calendarVersion: plan.inForce.calendarVersion,
    explanation,
    remindAt: [],
  });
  const { warnFrom } = plan.inForce.set.summer;
  switch (kind) {
    case 'turned12':
      return term(givenDay(plan), `on ${plan.request.on}`, 'de leerling wordt 12 jaar');
    case 'turned18':
      return term(givenDay(plan), `on ${plan.request.on}`, 'de leerling wordt 18 jaar');
    // Whoever agrees until a day agrees on that day too.
    case 'consentUntil': {
      const day = givenDay(plan);
      return term(day + 1, `until ${plan.request.on}`, `het akkoord geldt tot en met ${fullDate(day)}`);
    }
    case 'schoolYearStart': {
      const day = nextOn(plan, schoolYearStartsOn);
      return term(day, `next ${schoolYearStartsOn}`, `een nieuw schooljaar vanaf ${fullDate(day)}`);
    }
    case 'summerNear': {
      const day = nextOn(plan, warnFrom);
      return term(day, `next ${warnFrom}`, `de zomer komt dichtbij vanaf ${fullDate(day)}: overdragen of pauzeren`);
    }
  }
}
