import { Temporal } from 'temporal-polyfill';
import { easterSunday } from './easter.ts';

/** The free periods that the rule knows; an override names the one it replaces. */
export const schoolHolidayNames = {
  autumn: 'herfstvakantie',
  armistice: 'Wapenstilstand',
  christmas: 'kerstvakantie',
  krokus: 'krokusvakantie',
  easter: 'paasvakantie',
  easterMonday: 'Paasmaandag',
  labourDay: 'Dag van de Arbeid',
  ascension: 'Hemelvaart',
  ascensionFriday: 'dag na Hemelvaart',
  whitMonday: 'Pinkstermaandag',
} as const;

export type SchoolHolidayId = keyof typeof schoolHolidayNames;

/** Days without lessons; both ends included. */
export interface FreePeriod {
  from: Temporal.PlainDate;
  until: Temporal.PlainDate;
}

/** One school year: lessons run from `firstDay` to `lastDay` on weekdays outside the holidays. */
export interface SchoolYear {
  /** The calendar year in which it starts. */
  startsIn: number;
  firstDay: Temporal.PlainDate;
  lastDay: Temporal.PlainDate;
  holidays: Readonly<Record<SchoolHolidayId, FreePeriod>>;
}

const monday = 1;

function oneDay(on: Temporal.PlainDate): FreePeriod {
  return { from: on, until: on };
}

function weeks(from: Temporal.PlainDate, count: number): FreePeriod {
  return { from, until: from.add({ days: 7 * count - 1 }) };
}

function mondayOfWeek(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - monday });
}

function mondayOnOrAfter(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.add({ days: (8 - date.dayOfWeek) % 7 });
}

function mondayIfWeekend(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.dayOfWeek >= 6 ? mondayOnOrAfter(date) : date;
}

function fridayOnOrBefore(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: Math.max(0, date.dayOfWeek - 5) });
}

/** 1 November in the week, or the day after it where it is a Sunday. */
function autumn(year: number): FreePeriod {
  const allSaints = Temporal.PlainDate.from({ year, month: 11, day: 1 });
  return weeks(allSaints.dayOfWeek === 7 ? allSaints.add({ days: 1 }) : mondayOfWeek(allSaints), 1);
}

/** 25 December in the first week, or the Monday after it where it falls in a weekend. */
function christmas(year: number): FreePeriod {
  const day = Temporal.PlainDate.from({ year, month: 12, day: 25 });
  return weeks(day.dayOfWeek >= 6 ? mondayOnOrAfter(day) : mondayOfWeek(day), 2);
}

/** First Monday of April; after Easter where it is in March; second Monday before it where it is after 15 April. */
function easterHoliday(easter: Temporal.PlainDate): FreePeriod {
  if (easter.month === 3) return weeks(easter.add({ days: 1 }), 2);
  if (easter.day > 15) return weeks(easter.subtract({ days: 13 }), 2);
  return weeks(mondayOnOrAfter(Temporal.PlainDate.from({ year: easter.year, month: 4, day: 1 })), 2);
}

/**
 * The school year of Flemish secondary education that starts in `year`, by the rule of the decree of the Flemish
 * government of 31 August 2001, art. 7 (http://www.2747.com/2747/law/administration/schoolholidays/2001/vlaanderen7.html);
 * first and last day: https://www.vlaanderen.be/onderwijs-en-vorming/vakantie-ziekte-en-afwezigheid/schoolvakanties-en-vrije-dagen-op-school
 * What the minister moves, and a school's own free days, come on top: see `school-calendar.ts` and `counting-days.ts`.
 */
export function schoolYearByRule(year: number): SchoolYear {
  const next = year + 1;
  const easter = easterSunday(next);
  return {
    startsIn: year,
    firstDay: mondayIfWeekend(Temporal.PlainDate.from({ year, month: 9, day: 1 })),
    lastDay: fridayOnOrBefore(Temporal.PlainDate.from({ year: next, month: 6, day: 30 })),
    holidays: {
      autumn: autumn(year),
      armistice: oneDay(Temporal.PlainDate.from({ year, month: 11, day: 11 })),
      christmas: christmas(year),
      krokus: weeks(easter.subtract({ days: 48 }), 1),
      easter: easterHoliday(easter),
      easterMonday: oneDay(easter.add({ days: 1 })),
      labourDay: oneDay(Temporal.PlainDate.from({ year: next, month: 5, day: 1 })),
      ascension: oneDay(easter.add({ days: 39 })),
      ascensionFriday: oneDay(easter.add({ days: 40 })),
      whitMonday: oneDay(easter.add({ days: 50 })),
    },
  };
}
