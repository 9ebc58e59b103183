import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { easterSunday } from '../../src/afsprakenkader/easter.ts';
import { legalHolidays } from '../../src/afsprakenkader/legal-holidays.ts';
import { isWorkingDay, legalHolidayOn, workingMs } from '../../src/afsprakenkader/working-days.ts';
import { dayNumberOf } from '../../src/afsprakenkader/day-number.ts';

const msPerDay = 86_400_000;

describe('the ten Belgian legal holidays', () => {
  // Oracle: the package date-holidays (dev dependency). It counts Easter Sunday and Whit Sunday as public holidays
  // too; both are Sundays and none of the ten.
  it('are those of date-holidays from 2015 to 2030', () => {
    const oracle = new Holidays('BE');
    for (let year = 2015; year <= 2030; year += 1) {
      const sundays = [easterSunday(year), easterSunday(year).add({ days: 49 })].map(String);
      const expected = oracle
        .getHolidays(year)
        .filter((holiday) => holiday.type === 'public')
        .map((holiday) => holiday.date.slice(0, 10))
        .filter((date) => !sundays.includes(date));
      expect(legalHolidays(year).map(({ on }) => on.toString())).toEqual(expected);
    }
  });

  it('are ten, with their Dutch names', () => {
    expect(legalHolidays(2026).map(({ on, name }) => `${on.toString()} ${name}`)).toEqual([
      '2026-01-01 Nieuwjaar',
      '2026-04-06 Paasmaandag',
      '2026-05-01 Dag van de Arbeid',
      '2026-05-14 Onze-Lieve-Heer-Hemelvaart',
      '2026-05-25 Pinkstermaandag',
      '2026-07-21 Nationale feestdag',
      '2026-08-15 Onze-Lieve-Vrouw-Hemelvaart',
      '2026-11-01 Allerheiligen',
      '2026-11-11 Wapenstilstand',
      '2026-12-25 Kerstmis',
    ]);
  });

  it('do not hold 11 July, the day of the Flemish Community', () => {
    expect(legalHolidayOn(dayNumberOf('2028-07-11'))).toBeNull();
    expect(isWorkingDay(dayNumberOf('2028-07-11'))).toBe(true);
  });

  // Known dates of Easter: the earliest and latest of two centuries, and the exceptions of the method.
  it.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
    [2008, '2008-03-23'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
  ])('follow Easter of %i', (year, date) => {
    expect(easterSunday(year).toString()).toBe(date);
  });
});

describe('the working time between two instants', () => {
  it('is five whole days in a week without holiday', () => {
    expect(workingMs('2026-11-15T23:00:00.000Z', '2026-11-22T23:00:00.000Z')).toBe(5 * msPerDay);
  });

  it('leaves out Christmas and the weekend', () => {
    // Thursday 24 December 12:00 to Monday 28 December 12:00 in Brussels.
    expect(workingMs('2026-12-24T11:00:00.000Z', '2026-12-28T11:00:00.000Z')).toBe(msPerDay);
  });

  it('is not changed by the hours that summer time takes or gives on a Sunday', () => {
    expect(workingMs('2027-03-26T12:00:00+01:00', '2027-03-30T12:00:00+02:00')).toBe(msPerDay);
    expect(workingMs('2027-10-29T12:00:00+02:00', '2027-11-02T12:00:00+01:00')).toBe(msPerDay);
  });

  it('refuses a text without offset, because it names no instant', () => {
    expect(() => workingMs('2026-12-24T11:00:00', '2026-12-28T11:00:00Z')).toThrow(RangeError);
  });
});
