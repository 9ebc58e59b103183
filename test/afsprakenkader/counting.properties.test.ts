import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { dayAt, instantOf, midnightOf, morningOf, msPerDay } from '../../src/afsprakenkader/brussels.ts';
import { countBack, countForward, halvesBetween } from '../../src/afsprakenkader/count-days.ts';
import { counts, countingDays } from '../../src/afsprakenkader/counting-days.ts';
import { civilDayOf, dayNumberOf, isWeekend } from '../../src/afsprakenkader/day-number.ts';
import { createSchoolCalendar } from '../../src/afsprakenkader/school-calendar.ts';
import { isTermKind } from '../../src/afsprakenkader/term-plan.ts';
import { deadlineKinds } from '../../machines/deadlines.ts';
import type { CalendarOwner, ClosedPeriod } from '../../src/engine/terms.ts';
import { createTerms } from '../../src/afsprakenkader/terms.ts';
import { exampleVariant } from '../../src/afsprakenkader/example-set.ts';

const terms = createTerms(new Map([['west', [exampleVariant({ validFrom: '2015-01-01' })]]]));
const first = dayNumberOf('2015-09-01');
const last = dayNumberOf('2030-08-31');
const day = fc.integer({ min: first, max: last });
const ms = fc.integer({ min: midnightOf(first).ms, max: midnightOf(last).ms });
const instant = ms.map(instantOf);
const count = fc.constantFrom(...counts);
const length = fc.integer({ min: 1, max: 60 });
const reason = fc.constantFrom('sluiting', 'studiedag', '');

function closing(halves: boolean): fc.Arbitrary<ClosedPeriod> {
  return fc
    .tuple(
      day,
      fc.integer({ min: 0, max: 40 }),
      reason,
      fc.constantFrom(undefined, 'morning' as const, 'afternoon' as const),
    )
    .map(([from, days, why, half]) => {
      const whole = { from: civilDayOf(from).date, until: civilDayOf(from + days).date, reason: why };
      return halves && half !== undefined ? { ...whole, half } : whole;
    });
}

function owner(halves: boolean): fc.Arbitrary<CalendarOwner> {
  return fc
    .tuple(fc.constantFrom('clb', 'school', 'provider'), fc.array(closing(halves), { maxLength: 12 }))
    .map(([kind, closed]) => ({ organisationId: 'o', name: 'De Haven', kind, closed }));
}

const school = createSchoolCalendar([]);
const kind = fc.constantFrom(...deadlineKinds.filter(isTermKind));

describe('counting days', () => {
  it.prop([count, owner(false), day, length, length])(
    'n days and then m days are n + m days, where days are whole',
    (unit, who, start, n, m) => {
      const days = countingDays(unit, who, school);
      const inTwo = countForward(days, countForward(days, start, 2 * n), 2 * m);
      expect(inTwo).toBe(countForward(days, start, 2 * (n + m)));
    },
  );

  it.prop([count, owner(true), day, length])(
    'a term never ends on a day that does not count',
    (unit, who, start, n) => {
      const days = countingDays(unit, who, school);
      expect(days.halvesOn(countForward(days, start, 2 * n))).toBeGreaterThan(0);
    },
  );

  it.prop([count, owner(true), day, fc.nat({ max: 30 }), length, fc.nat({ max: 20 })])(
    'a later start or a longer term never ends earlier',
    (unit, who, start, later, n, longer) => {
      const days = countingDays(unit, who, school);
      const end = countForward(days, start, 2 * n);
      expect(countForward(days, start + later, 2 * n)).toBeGreaterThanOrEqual(end);
      expect(countForward(days, start, 2 * (n + longer))).toBeGreaterThanOrEqual(end);
    },
  );

  it.prop([count, owner(true), day, length])(
    'what is counted is what was asked, to half a day',
    (unit, who, start, n) => {
      const days = countingDays(unit, who, school);
      const end = countForward(days, start, 2 * n);
      expect(halvesBetween(days, start, end) - 2 * n).toBeOneOf([0, 1]);
      expect(halvesBetween(days, start, end - 1)).toBeLessThan(2 * n);
    },
  );

  it.prop([count, owner(false), day, length, fc.nat({ max: 59 })])(
    'counting back undoes counting on',
    (unit, who, start, n, back) => {
      fc.pre(back < n);
      const days = countingDays(unit, who, school);
      const end = countForward(days, start, 2 * n);
      expect(countBack(days, end, 2 * back)).toBe(countForward(days, start, 2 * (n - back)));
    },
  );
});

describe('a term of any kind for anybody', () => {
  it.prop([kind, owner(true), instant])('ends at midnight in Brussels after a counting day', (which, who, from) => {
    const term = terms.term({ kind: which, networkId: 'west', from, owner: who });
    if (term === null) throw new Error(`no term for ${which}`);
    const due = Date.parse(term.dueAt);
    const ended = dayAt(due - 1);
    expect(midnightOf(ended + 1).ms).toBe(due);
    const { date, day: dayOfMonth, month, year } = civilDayOf(ended);
    expect(term.explanation, date).toContain(`tot en met ${dayOfMonth}/${month}/${year}`);
  });

  it.prop([kind, owner(true), instant])(
    'reminds between its start and its end, on open days at 08:00',
    (which, who, from) => {
      const term = terms.term({ kind: which, networkId: 'west', from, owner: who });
      const days = countingDays('werkdag', who, school);
      for (const at of term?.remindAt ?? []) {
        expect(at > from && at < (term?.dueAt ?? '')).toBe(true);
        const on = dayAt(Date.parse(at));
        expect(days.halvesOn(on)).toBe(2);
        expect(morningOf(on).instant).toBe(at);
      }
    },
  );

  it.prop([kind, owner(true), instant])('escalates step after step, never when nobody is there', (which, who, from) => {
    const request = { kind: which, networkId: 'west', from, owner: who };
    const days = countingDays('werkdag', who, school);
    let before = terms.term(request)?.dueAt ?? '';
    for (let level = 1; level <= 3; level += 1) {
      const step = terms.ladderStep(request, terms.term(request)?.dueAt ?? '', level);
      if (step === null) return;
      const on = dayAt(Date.parse(step.at));
      expect(step.at > before).toBe(true);
      expect(days.halvesOn(on)).toBe(2);
      expect(civilDayOf(on).date.slice(5)).not.toMatch(/^09-(0\d|1[0-4])$/);
      before = step.at;
    }
  });

  it.prop([kind, owner(true), instant, fc.nat({ max: 90 * msPerDay }), fc.nat({ max: 90 * msPerDay })])(
    'is unchanged by a stop of no length and never shortened by a longer one',
    (which, who, from, untilStop, stopLength) => {
      const request = { kind: which, networkId: 'west', from, owner: who };
      const term = terms.term(request);
      if (term === null) throw new Error(`no term for ${which}`);
      const stoppedAt = instantOf(Date.parse(from) + untilStop);
      const resumedAt = instantOf(Date.parse(stoppedAt) + stopLength);
      const none = terms.resume(request, term, stoppedAt, stoppedAt, 'ziek');
      expect([none.dueAt, none.explanation]).toEqual([term.dueAt, term.explanation]);
      const resumed = terms.resume(request, term, stoppedAt, resumedAt, 'ziek');
      expect(resumed.dueAt >= term.dueAt).toBe(true);
      if (stoppedAt < term.dueAt) expect(resumed.dueAt > resumedAt).toBe(true);
    },
  );
});

describe('working time', () => {
  it.prop([instant, instant, instant])('adds up exactly over adjoining intervals', (a, b, c) => {
    expect(terms.workingMs(a, b) + terms.workingMs(b, c)).toBe(terms.workingMs(a, c));
  });

  it.prop([ms, fc.nat({ max: 60 * msPerDay })])('is never more than the time that passed', (from, passed) => {
    const worked = terms.workingMs(instantOf(from), instantOf(from + passed));
    expect(worked).toBeGreaterThanOrEqual(0);
    expect(worked).toBeLessThanOrEqual(passed);
  });

  // Slow and obvious, against the table: one hour at a time.
  it.prop([ms, fc.nat({ max: 400 })], { numRuns: 50 })('is that of the hours of the werkdagen', (from, hours) => {
    const hour = 3_600_000;
    const start = midnightOf(dayAt(from)).ms;
    const days = countingDays('werkdag', null, school);
    let expected = 0;
    for (let at = start; at < start + hours * hour; at += hour) expected += days.halvesOn(dayAt(at)) === 2 ? hour : 0;
    expect(terms.workingMs(instantOf(start), instantOf(start + hours * hour))).toBe(expected);
  });
});

describe('days in Brussels', () => {
  it.prop([ms])('begin at midnight and hold every moment exactly once', (at) => {
    const on = dayAt(at);
    expect(midnightOf(on).ms <= at && at < midnightOf(on + 1).ms).toBe(true);
    const hours = (midnightOf(on + 1).ms - midnightOf(on).ms) / 3_600_000;
    expect(isWeekend(on) ? [23, 24, 25] : [24]).toContain(hours);
  });
});
