import { exampleSet } from '../../src/afsprakenkader/example-set.ts';
import { createTerms } from '../../src/afsprakenkader/terms.ts';
import type { CalendarOwner, DateOnly, Instant, Term, TermRequest, Terms } from '../../src/engine/terms.ts';

/** Fictional organisations with the closings that the domain knows: long for a CLB, single and half days for a school. */
export const clb: CalendarOwner = {
  organisationId: 'clb-de-brug',
  name: 'CLB De Brug',
  kind: 'clb',
  closed: [
    { from: '2026-12-24', until: '2027-01-01', reason: 'sluiting' },
    { from: '2027-07-15', until: '2027-08-16', reason: 'zomersluiting' },
  ],
};

export const school: CalendarOwner = {
  organisationId: 'school-de-linde',
  name: 'De Linde',
  kind: 'school',
  closed: [
    { from: '2026-11-27', until: '2026-11-27', reason: 'pedagogische studiedag' },
    { from: '2026-12-09', until: '2026-12-09', reason: 'klassenraad', half: 'morning' },
  ],
};

export const provider: CalendarOwner = { organisationId: 'aanbieder', name: 'De Werf', kind: 'provider', closed: [] };

export const terms: Terms = createTerms(new Map([['west', [exampleSet]]]));

/** Ten in the morning in Brussels in winter, eleven in summer. */
export function tenOn(date: DateOnly): Instant {
  return `${date}T09:00:00.000Z`;
}

export function request(kind: string, from: DateOnly, owner: CalendarOwner | null, on?: DateOnly): TermRequest {
  const base = { kind, networkId: 'west', from: tenOn(from), owner };
  return on === undefined ? base : { ...base, on };
}

/** The term, where the test knows that the network has one. */
export function termFor(asked: TermRequest, from: Terms = terms): Term {
  const term = from.term(asked);
  if (term === null) throw new Error(`no term for ${asked.kind}`);
  return term;
}
