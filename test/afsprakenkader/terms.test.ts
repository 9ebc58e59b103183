import { describe, expect, it } from 'vitest';
import { deadlineKinds } from '../../machines/deadlines.ts';
import { exampleSet, exampleVariant } from '../../src/afsprakenkader/example-set.ts';
import { createTerms } from '../../src/afsprakenkader/terms.ts';
import { clb, provider, request, school, tenOn, termFor, terms } from './owners.ts';

// Vectors worked out by hand on a wall calendar of 2026-2027.
describe('a term', () => {
  it('ends at the midnight in Brussels that ends its last day, and says so', () => {
    expect(termFor(request('clbSection', '2026-11-20', clb))).toEqual({
      dueAt: '2026-12-04T23:00:00.000Z',
      rule: '10 werkdag',
      calendarVersion: 'voorbeeld-1/be-vl-2026.1+0',
      explanation: '10 werkdagen vanaf 20/11/2026: tot en met 4/12/2026',
      remindAt: ['2026-12-01T07:00:00.000Z'],
    });
  });

  it('leaves out Christmas and New Year for an organisation that stays open', () => {
    const term = termFor(request('clbSection', '2026-12-18', provider));
    expect(term.dueAt).toBe('2027-01-05T23:00:00.000Z');
    expect(term.explanation).toBe(
      '10 werkdagen vanaf 18/12/2026: tot en met 5/1/2027; tellen niet mee: 25/12 (Kerstmis), 1/1 (Nieuwjaar)',
    );
  });

  it('leaves out the closing of the CLB at Christmas, holidays inside it included', () => {
    const { explanation } = termFor(request('clbSection', '2026-12-18', clb));
    expect(explanation).toBe(
      '10 werkdagen vanaf 18/12/2026: tot en met 12/1/2027; 24/12 t.e.m. 1/1 telt niet mee (sluiting CLB De Brug)',
    );
  });

  it('waits for a CLB that is closed in summer', () => {
    const { dueAt, explanation } = termFor(request('clbSection', '2027-07-13', clb));
    expect(dueAt).toBe('2027-08-27T22:00:00.000Z');
    expect(explanation).toContain('15/7 t.e.m. 16/8 telt niet mee (zomersluiting CLB De Brug)');
  });

  it('counts lesdagen around the autumn holiday and 11 November', () => {
    expect(termFor(request('schoolSection', '2026-10-30', school)).explanation).toBe(
      '5 lesdagen vanaf 30/10/2026: tot en met 16/11/2026; tellen niet mee: 2/11 t.e.m. 8/11 (herfstvakantie), 11/11 (Wapenstilstand)',
    );
  });

  it('leaves out a study day of the school and counts a closed morning for half', () => {
    expect(termFor(request('schoolSection', '2026-11-25', school)).explanation).toBe(
      '5 lesdagen vanaf 25/11/2026: tot en met 3/12/2026; 27/11 telt niet mee (pedagogische studiedag De Linde)',
    );
    // 4, 7, 8 December: three; 9 December a half; 10 December four and a half; 11 December five.
    expect(termFor(request('schoolSection', '2026-12-03', school)).explanation).toBe(
      '5 lesdagen vanaf 3/12/2026: tot en met 11/12/2026; 9/12 telt voor de helft mee (klassenraad De Linde)',
    );
  });

  it('does not count the day on which it starts, nor a start in the weekend', () => {
    const friday = termFor(request('dispatch', '2026-11-20', provider));
    const sunday = termFor(request('dispatch', '2026-11-22', provider));
    expect(friday.dueAt).toBe('2026-11-25T23:00:00.000Z');
    expect(sunday.dueAt).toBe(friday.dueAt);
  });

  it('starts on the day that it is in Brussels, not in Greenwich', () => {
    const justAfterMidnight = { ...request('dispatch', '2026-11-20', provider), from: '2026-11-22T23:30:00.000Z' };
    expect(termFor(justAfterMidnight).explanation).toContain('vanaf 23/11/2026');
  });

  it('counts on the legal holidays alone when it is nobody in particular who must act', () => {
    expect(termFor(request('statusQuestion', '2026-12-23', null)).dueAt).toBe('2026-12-29T23:00:00.000Z');
  });

  it('lasts until and including the date that people agreed on', () => {
    const term = termFor(request('startTable', '2026-11-20', clb, '2026-12-07'));
    expect(term).toMatchObject({
      dueAt: '2026-12-07T23:00:00.000Z',
      rule: 'on 2026-12-07',
      explanation: 'afgesproken op 7/12/2026',
      remindAt: ['2026-12-02T07:00:00.000Z'],
    });
  });

  it('keeps its length in days over the start and the end of summer time', () => {
    const spring = termFor({ ...request('returnCheck', '2027-03-20', clb), from: '2027-03-20T23:30:00+01:00' });
    expect(spring).toMatchObject({ dueAt: '2027-04-03T22:00:00.000Z' });
    const autumn = termFor({ ...request('returnCheck', '2027-10-23', clb), from: '2027-10-23T23:30:00+02:00' });
    expect(autumn).toMatchObject({ dueAt: '2027-11-06T23:00:00.000Z' });
  });

  it('can end on the Sunday on which the clock changes: that day has 23 or 25 hours', () => {
    const spring = termFor(request('startTable', '2027-03-01', clb, '2027-03-28'));
    const autumn = termFor(request('startTable', '2027-10-01', clb, '2027-10-31'));
    expect(spring.dueAt).toBe('2027-03-28T22:00:00.000Z');
    expect(autumn.dueAt).toBe('2027-10-31T23:00:00.000Z');
  });

  it('gives a pupil or parent 10 calendar days to object, whatever the holidays', () => {
    const { dueAt, rule } = termFor(request('clbObjection', '2026-12-22', clb));
    expect([dueAt, rule]).toEqual(['2027-01-01T23:00:00.000Z', '10 kalenderdag']);
  });

  it('is absent where the network agreed on none', () => {
    const { pbdAdvice: _off, ...kept } = exampleSet.terms;
    const without = createTerms(new Map([['west', [{ ...exampleSet, terms: kept }]]]));
    expect(without.term(request('pbdAdvice', '2026-11-20', clb))).toBeNull();
  });

  it('exists for every kind of deadline in the example set', () => {
    for (const kind of deadlineKinds) {
      const on = ['turned12', 'turned18', 'consentUntil'].includes(kind) ? '2027-05-03' : undefined;
      expect(terms.term(request(kind, '2026-11-20', clb, on)), kind).not.toBeNull();
    }
  });

  it('is refused for a kind that no procedure knows', () => {
    expect(() => terms.term(request('paasklokken', '2026-11-20', clb))).toThrow(RangeError);
  });
});

describe('a date of the calendar', () => {
  it('is the next 1 September or 1 June, at the midnight with which it begins', () => {
    expect(termFor(request('schoolYearStart', '2026-11-20', null)).dueAt).toBe('2027-08-31T22:00:00.000Z');
    expect(termFor(request('summerNear', '2026-11-20', null)).dueAt).toBe('2027-05-31T22:00:00.000Z');
    expect(termFor(request('summerNear', '2026-05-31', null)).dueAt).toBe('2026-05-31T22:00:00.000Z');
    expect(termFor(request('summerNear', '2026-06-01', null)).dueAt).toBe('2027-05-31T22:00:00.000Z');
    const atMidnight = { ...request('summerNear', '2026-06-01', null), from: '2026-05-31T22:00:00.000Z' };
    expect(termFor(atMidnight).dueAt).toBe('2027-05-31T22:00:00.000Z');
  });

  it('is the birthday itself where the pupil turns 12, and does not write it in the text', () => {
    const term = termFor(request('turned12', '2026-11-20', null, '2027-05-03'));
    expect(term.dueAt).toBe('2027-05-02T22:00:00.000Z');
    expect(term.explanation).toBe('de leerling wordt 12 jaar');
    expect(() => terms.term(request('turned12', '2026-11-20', null))).toThrow(RangeError);
  });

  it('calls nobody when it passes and never moves', () => {
    const asked = request('schoolYearStart', '2026-11-20', clb);
    const term = termFor(asked);
    expect(terms.ladderStep(asked, term.dueAt, 1)).toBeNull();
    expect(terms.resume(asked, term, tenOn('2026-12-01'), tenOn('2027-12-01'), 'ziek').dueAt).toBe(term.dueAt);
  });
});

describe('the set in force', () => {
  const first = exampleVariant({ version: 'a', validUntil: '2026-12-31', settings: { pbdAdvice: 'off' } });
  const second = exampleVariant({ version: 'b', validFrom: '2027-01-01', settings: { route: 'contactPoint' } });
  const both = createTerms(new Map([['west', [second, first]]]));

  it('is the one of the day on which the term starts', () => {
    expect(termFor(request('choice', '2026-12-31', clb), both).calendarVersion).toBe('a/be-vl-2026.1+0');
    expect(termFor(request('choice', '2027-01-01', clb), both).calendarVersion).toBe('b/be-vl-2026.1+0');
  });

  it('gives a case the settings of its day', () => {
    expect(both.settings('west', tenOn('2026-12-31'))).toMatchObject({ afsprakenkaderVersion: 'a', pbdAdvice: 'off' });
    expect(both.settings('west', '2026-12-31T23:00:00.000Z')).toMatchObject({
      afsprakenkaderVersion: 'b',
      pbdAdvice: 'on',
      route: 'contactPoint',
    });
  });

  it('is asked for in plain Dutch where there is none', () => {
    const message = 'Voor het netwerk oost is op 20/11/2026 geen afsprakenkader van kracht.';
    expect(() => both.settings('oost', tenOn('2026-11-20'))).toThrow(message);
    expect(() => both.term(request('choice', '2019-12-31', clb))).toThrow(/west is op 31\/12\/2019 geen/);
  });

  it('is never two sets at once', () => {
    const overlapping = exampleVariant({ version: 'c', validFrom: '2026-12-31' });
    expect(() => createTerms(new Map([['west', [first, overlapping]]]))).toThrow(
      'validFrom: c begint terwijl a nog loopt',
    );
    expect(() => createTerms(new Map([['west', [first, { ...second, version: 'a' }]]]))).toThrow('a bestaat al');
  });
});
