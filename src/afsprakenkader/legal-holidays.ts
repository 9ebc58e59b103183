import { Temporal } from 'temporal-polyfill';
import { easterSunday } from './easter.ts';

export interface LegalHoliday {
  on: Temporal.PlainDate;
  name: string;
}

/**
 * The ten Belgian legal holidays of a year, in the order of the year (two of them fall together in 2008:
 * Ascension on 1 May). 11 July, the day of the Flemish Community, is not one of the ten. A holiday that falls in
 * a weekend is replaced by another day per employer: that day belongs to the organisation's own closed periods.
 * Source: https://acv-transcom.acv-online.be/acv-transcom/ik-werk-in-de-sector/post/verloven/jaarlijkse-vakantie/wettelijke-feestdagen/wettelijke-feestdagen.html
 */
export function legalHolidays(year: number): readonly LegalHoliday[] {
  const easter = easterSunday(year);
  const on = (month: number, day: number): Temporal.PlainDate => Temporal.PlainDate.from({ year, month, day });
  const holidays = [
    { on: on(1, 1), name: 'Nieuwjaar' },
    { on: easter.add({ days: 1 }), name: 'Paasmaandag' },
    { on: on(5, 1), name: 'Dag van de Arbeid' },
    { on: easter.add({ days: 39 }), name: 'Onze-Lieve-Heer-Hemelvaart' },
    { on: easter.add({ days: 50 }), name: 'Pinkstermaandag' },
    { on: on(7, 21), name: 'Nationale feestdag' },
    { on: on(8, 15), name: 'Onze-Lieve-Vrouw-Hemelvaart' },
    { on: on(11, 1), name: 'Allerheiligen' },
    { on: on(11, 11), name: 'Wapenstilstand' },
    { on: on(12, 25), name: 'Kerstmis' },
  ];
  return holidays.sort((a, b) => Temporal.PlainDate.compare(a.on, b.on));
}
