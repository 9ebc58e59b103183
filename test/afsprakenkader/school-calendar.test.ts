import { describe, expect, it } from 'vitest';
import { dayNumberOf } from '../../src/afsprakenkader/day-number.ts';
import { createSchoolCalendar } from '../../src/afsprakenkader/school-calendar.ts';
import type { SchoolYearOverride } from '../../src/afsprakenkader/school-calendar.ts';

const byRule = createSchoolCalendar([]);
const reason = (date: string, calendar = byRule): string | null => calendar.reasonOn(dayNumberOf(date));

describe('the school calendar', () => {
  it('names why there are no lessons, and nothing on a lesson day', () => {
    expect(reason('2026-10-30')).toBeNull();
    expect(reason('2026-11-02')).toBe('herfstvakantie');
    expect(reason('2026-11-08')).toBe('herfstvakantie');
    expect(reason('2026-11-09')).toBeNull();
    expect(reason('2026-11-11')).toBe('Wapenstilstand');
    expect(reason('2026-12-25')).toBe('kerstvakantie');
    expect(reason('2027-01-01')).toBe('kerstvakantie');
    expect(reason('2027-05-07')).toBe('dag na Hemelvaart');
    expect(reason('2027-07-21')).toBe('zomervakantie');
    expect(reason('2028-04-17')).toBe('Paasmaandag');
    expect(reason('2027-03-29')).toBe('paasvakantie');
  });

  it('begins on the first Monday where 1 September falls in a weekend', () => {
    expect(reason('2024-09-01')).toBe('zomervakantie');
    expect(reason('2024-09-02')).toBeNull();
    expect(reason('2024-06-28')).toBeNull();
    expect(reason('2024-06-29')).toBe('zomervakantie');
  });

  it('follows a decision that moves the start or the end of a year', () => {
    const moved: SchoolYearOverride = {
      startsIn: 2026,
      decidedOn: '2026-02-01',
      source: 'proef',
      firstDay: '2026-08-31',
      lastDay: '2027-06-25',
    };
    const calendar = createSchoolCalendar([moved]);
    expect(reason('2026-08-31', calendar)).toBeNull();
    expect(reason('2027-06-28', calendar)).toBe('zomervakantie');
    expect(reason('2027-06-28')).toBeNull();
    expect(calendar.version).toBe('be-vl-2026.1+1');
    expect(byRule.version).toBe('be-vl-2026.1+0');
  });

  // In 2020 the autumn holiday was made a week longer, up to and including 11 November and the bridge days after it.
  it('follows a decision that replaces a whole holiday, and the later of two decisions', () => {
    const longer: SchoolYearOverride = {
      startsIn: 2020,
      decidedOn: '2020-10-27',
      source: 'proef',
      holidays: { autumn: { from: '2020-11-02', until: '2020-11-15' } },
    };
    const other: SchoolYearOverride = {
      startsIn: 2020,
      decidedOn: '2020-10-01',
      source: 'proef',
      holidays: { autumn: { from: '2020-10-26', until: '2020-11-01' } },
    };
    const calendar = createSchoolCalendar([longer, other]);
    expect(reason('2020-11-13', calendar)).toBe('herfstvakantie');
    expect(reason('2020-10-26', calendar)).toBeNull();
    expect(reason('2020-11-13')).toBeNull();
    expect(reason('2021-11-08', calendar)).toBeNull();
  });

  it('closes extra days where the minister says so', () => {
    const closed = [{ from: '2027-01-04', until: '2027-01-05', reason: 'sneeuwval' }];
    const calendar = createSchoolCalendar([{ startsIn: 2026, decidedOn: '2027-01-03', source: 'proef', closed }]);
    expect(reason('2027-01-05', calendar)).toBe('sneeuwval');
    expect(reason('2027-01-06', calendar)).toBeNull();
  });
});
