import { describe, expect, it } from 'vitest';
import { countForward } from '../../src/afsprakenkader/count-days.ts';
import { countingDays } from '../../src/afsprakenkader/counting-days.ts';
import { dayNumberOf } from '../../src/afsprakenkader/day-number.ts';
import { exclusionsText } from '../../src/afsprakenkader/explain.ts';
import { createSchoolCalendar } from '../../src/afsprakenkader/school-calendar.ts';
import type { ClosedPeriod } from '../../src/engine/terms.ts';

const calendar = createSchoolCalendar([]);

function lesdagen(...closed: ClosedPeriod[]): ReturnType<typeof countingDays> {
  return countingDays('lesdag', { organisationId: 's', name: 'De Linde', kind: 'school', closed }, calendar);
}

function halves(date: string, ...closed: ClosedPeriod[]): number {
  return lesdagen(...closed).halvesOn(dayNumberOf(date));
}

function text(from: string, until: string, ...closed: ClosedPeriod[]): string {
  return exclusionsText(lesdagen(...closed), dayNumberOf(from), dayNumberOf(until));
}

const on = (date: string, half?: 'morning' | 'afternoon'): ClosedPeriod => {
  const whole = { from: date, until: date, reason: 'vrije dag' };
  return half === undefined ? whole : { ...whole, half };
};

describe('a lesdag', () => {
  it('is whole on a Wednesday too, though there are no lessons in the afternoon', () => {
    expect(halves('2026-11-25')).toBe(2);
    expect(halves('2026-11-25', on('2026-11-25', 'morning'))).toBe(1);
    expect(halves('2026-11-25', on('2026-11-25', 'afternoon'))).toBe(1);
  });

  it('loses each half that is closed, and each half once', () => {
    const morning = on('2026-11-26', 'morning');
    const afternoon = on('2026-11-26', 'afternoon');
    expect(halves('2026-11-26', afternoon)).toBe(1);
    expect(halves('2026-11-26', morning, morning)).toBe(1);
    expect(halves('2026-11-26', morning, afternoon)).toBe(0);
    expect(halves('2026-11-26', on('2026-11-26'), afternoon)).toBe(0);
  });

  it('is made of two half days where two days are open for half', () => {
    const days = lesdagen(on('2026-11-24', 'morning'), on('2026-11-25', 'afternoon'));
    expect(countForward(days, dayNumberOf('2026-11-23'), 2)).toBe(dayNumberOf('2026-11-25'));
  });

  it('takes in the free half day of 1 September', () => {
    expect(halves('2026-09-01', on('2026-09-01', 'afternoon'))).toBe(1);
  });
});

describe('the explanation of what does not count', () => {
  it('says nothing where every weekday counted', () => {
    expect(text('2026-11-13', '2026-11-27')).toBe('');
  });

  it('joins closed days over a weekend, and keeps what is closed for another reason apart', () => {
    expect(text('2026-11-19', '2026-11-24', on('2026-11-20'), on('2026-11-23'))).toBe(
      '; 20/11 t.e.m. 23/11 telt niet mee (vrije dag De Linde)',
    );
    const study = { ...on('2026-11-23'), reason: 'studiedag' };
    expect(text('2026-11-19', '2026-11-24', on('2026-11-20'), study)).toBe(
      '; tellen niet mee: 20/11 (vrije dag De Linde), 23/11 (studiedag De Linde)',
    );
  });

  it('joins half days over a weekend, and keeps them apart from whole ones', () => {
    const exams: ClosedPeriod = { from: '2026-12-10', until: '2026-12-15', reason: 'examens', half: 'afternoon' };
    expect(text('2026-12-08', '2026-12-16', exams)).toBe(
      '; 10/12 t.e.m. 15/12 telt voor de helft mee (examens De Linde)',
    );
    expect(text('2026-12-08', '2026-12-16', on('2026-12-09'), exams)).toBe(
      '; 9/12 telt niet mee (vrije dag De Linde); 10/12 t.e.m. 15/12 telt voor de helft mee (examens De Linde)',
    );
  });

  it('begins inside a holiday on the first day that would have counted', () => {
    expect(text('2026-11-04', '2026-11-10')).toBe('; 5/11 t.e.m. 8/11 telt niet mee (herfstvakantie)');
  });

  it('does not name a holiday that falls in a weekend', () => {
    const werkdagen = countingDays('werkdag', null, calendar);
    expect(exclusionsText(werkdagen, dayNumberOf('2027-12-22'), dayNumberOf('2027-12-28'))).toBe('');
  });
});
