import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { schoolHolidayNames, schoolYearByRule } from '../../src/afsprakenkader/school-year.ts';
import type { SchoolHolidayId } from '../../src/afsprakenkader/school-year.ts';

/**
 * School years as lists of dates. Where each comes from:
 * - 2025-2026: published, https://www.staproeselare.be/info/vakanties-en-vrije-dagen
 * - 2026-2027: worked out from the rule by hand, no published list found at the time of writing
 * - 2027-2028: published, https://kampkompas.be/schoolvakanties-2027-2028-vlaanderen-belgie
 * - 2015-2016: published, https://expydoc.com/doc/6806867/mededeling-vakantieperioden-en-vrije-dagen-in-de---vvkso
 *   (1 November on a Sunday and Easter in March)
 * - 2019-2020: published, https://www.hbvl.be/cnt/dmf20190902_04587700/opnieuw-nood-aan-verlof-dit-zijn-de-schoolvakanties-in-2019-en-2020
 * - 2022-2023, 2023-2024: published, https://www.ptsmechelen.be/over-onze-school/vakanties-en-vrije-dagen.html
 * - 2024-2025: published, https://kunstacademieturnhout.turnhout.be/nl/content/3697/vakantiedagen.html
 * - the other years: worked out by hand from the rule with the known dates of Easter (5 April 2015, 16 April 2017,
 *   1 April 2018, 21 April 2019, 4 April 2021, 17 April 2022)
 * Order: first day, last day, autumn, christmas, krokus, easter, ascension, whitMonday.
 */
const years: Record<number, readonly [string, string, string, string, string, string, string, string]> = {
  2014: [
    '2014-09-01',
    '2015-06-30',
    '2014-10-27/2014-11-02',
    '2014-12-22/2015-01-04',
    '2015-02-16/2015-02-22',
    '2015-04-06/2015-04-19',
    '2015-05-14',
    '2015-05-25',
  ],
  2015: [
    '2015-09-01',
    '2016-06-30',
    '2015-11-02/2015-11-08',
    '2015-12-21/2016-01-03',
    '2016-02-08/2016-02-14',
    '2016-03-28/2016-04-10',
    '2016-05-05',
    '2016-05-16',
  ],
  2016: [
    '2016-09-01',
    '2017-06-30',
    '2016-10-31/2016-11-06',
    '2016-12-26/2017-01-08',
    '2017-02-27/2017-03-05',
    '2017-04-03/2017-04-16',
    '2017-05-25',
    '2017-06-05',
  ],
  2017: [
    '2017-09-01',
    '2018-06-29',
    '2017-10-30/2017-11-05',
    '2017-12-25/2018-01-07',
    '2018-02-12/2018-02-18',
    '2018-04-02/2018-04-15',
    '2018-05-10',
    '2018-05-21',
  ],
  2018: [
    '2018-09-03',
    '2019-06-28',
    '2018-10-29/2018-11-04',
    '2018-12-24/2019-01-06',
    '2019-03-04/2019-03-10',
    '2019-04-08/2019-04-21',
    '2019-05-30',
    '2019-06-10',
  ],
  2019: [
    '2019-09-02',
    '2020-06-30',
    '2019-10-28/2019-11-03',
    '2019-12-23/2020-01-05',
    '2020-02-24/2020-03-01',
    '2020-04-06/2020-04-19',
    '2020-05-21',
    '2020-06-01',
  ],
  2020: [
    '2020-09-01',
    '2021-06-30',
    '2020-11-02/2020-11-08',
    '2020-12-21/2021-01-03',
    '2021-02-15/2021-02-21',
    '2021-04-05/2021-04-18',
    '2021-05-13',
    '2021-05-24',
  ],
  2021: [
    '2021-09-01',
    '2022-06-30',
    '2021-11-01/2021-11-07',
    '2021-12-27/2022-01-09',
    '2022-02-28/2022-03-06',
    '2022-04-04/2022-04-17',
    '2022-05-26',
    '2022-06-06',
  ],
  2022: [
    '2022-09-01',
    '2023-06-30',
    '2022-10-31/2022-11-06',
    '2022-12-26/2023-01-08',
    '2023-02-20/2023-02-26',
    '2023-04-03/2023-04-16',
    '2023-05-18',
    '2023-05-29',
  ],
  2023: [
    '2023-09-01',
    '2024-06-28',
    '2023-10-30/2023-11-05',
    '2023-12-25/2024-01-07',
    '2024-02-12/2024-02-18',
    '2024-04-01/2024-04-14',
    '2024-05-09',
    '2024-05-20',
  ],
  2024: [
    '2024-09-02',
    '2025-06-30',
    '2024-10-28/2024-11-03',
    '2024-12-23/2025-01-05',
    '2025-03-03/2025-03-09',
    '2025-04-07/2025-04-20',
    '2025-05-29',
    '2025-06-09',
  ],
  2025: [
    '2025-09-01',
    '2026-06-30',
    '2025-10-27/2025-11-02',
    '2025-12-22/2026-01-04',
    '2026-02-16/2026-02-22',
    '2026-04-06/2026-04-19',
    '2026-05-14',
    '2026-05-25',
  ],
  2026: [
    '2026-09-01',
    '2027-06-30',
    '2026-11-02/2026-11-08',
    '2026-12-21/2027-01-03',
    '2027-02-08/2027-02-14',
    '2027-03-29/2027-04-11',
    '2027-05-06',
    '2027-05-17',
  ],
  2027: [
    '2027-09-01',
    '2028-06-30',
    '2027-11-01/2027-11-07',
    '2027-12-27/2028-01-09',
    '2028-02-28/2028-03-05',
    '2028-04-03/2028-04-16',
    '2028-05-25',
    '2028-06-05',
  ],
};

describe('the school year of Flemish secondary education', () => {
  for (const [text, expected] of Object.entries(years)) {
    it(`has in ${text}-${Number(text) + 1} the days that are published for it or follow from the rule`, () => {
      const year = schoolYearByRule(Number(text));
      const period = (id: SchoolHolidayId): string =>
        `${year.holidays[id].from.toString()}/${year.holidays[id].until.toString()}`;
      const found = [
        year.firstDay.toString(),
        year.lastDay.toString(),
        ...(['autumn', 'christmas', 'krokus', 'easter'] as const).map(period),
        ...(['ascension', 'whitMonday'] as const).map((id) => year.holidays[id].from.toString()),
      ];
      expect(found).toEqual(expected);
    });
  }

  it('adds Easter Monday after the Easter holiday where the holiday ends on Easter', () => {
    expect(schoolYearByRule(2027).holidays.easterMonday.from.toString()).toBe('2028-04-17');
    expect(schoolYearByRule(2018).holidays.easterMonday.from.toString()).toBe('2019-04-22');
  });

  it('is free on 11 November, on 1 May and on the day after Ascension', () => {
    const { holidays } = schoolYearByRule(2026);
    expect(holidays.armistice.from.toString()).toBe('2026-11-11');
    expect(holidays.labourDay.from.toString()).toBe('2027-05-01');
    expect(holidays.ascensionFriday.from.toString()).toBe('2027-05-07');
  });

  it('starts and ends on a weekday, and every long holiday runs from a Monday to a Sunday, for a century', () => {
    for (let start = 2000; start < 2100; start += 1) {
      const year = schoolYearByRule(start);
      expect(year.firstDay.dayOfWeek, `first day of ${start}`).toBeLessThan(6);
      expect(year.lastDay.dayOfWeek, `last day of ${start}`).toBeLessThan(6);
      for (const id of Object.keys(schoolHolidayNames) as SchoolHolidayId[]) {
        const { from, until } = year.holidays[id];
        if (from.equals(until)) continue;
        expect([id, start, from.dayOfWeek, until.dayOfWeek]).toEqual([id, start, 1, 7]);
      }
    }
  });

  it('gives Easter a holiday that holds Easter Sunday or starts on the Monday after it, for a century', () => {
    for (let start = 2000; start < 2100; start += 1) {
      const { easter, easterMonday } = schoolYearByRule(start).holidays;
      const daysAfterStart = easter.from.until(easterMonday.from.subtract({ days: 1 })).days;
      expect(daysAfterStart, `Easter of ${start + 1}`).toBeGreaterThanOrEqual(-1);
      expect(Temporal.PlainDate.compare(easterMonday.from, easter.until.add({ days: 1 }))).toBeLessThanOrEqual(0);
    }
  });
});
