import { describe, expect, it } from 'vitest';
import { calculateTerm } from '../../src/afsprakenkader/calculate.ts';
import { clb, provider, request, school, termFor } from './owners.ts';

describe('the calculator', () => {
  it('shows day by day what counts and why not', () => {
    const { days, lastDay, explanation } = calculateTerm({
      count: 'lesdag',
      length: 2,
      from: '2026-12-08',
      owner: school,
    });
    expect(lastDay).toBe('2026-12-11');
    expect(explanation).toBe(
      '2 lesdagen vanaf 8/12/2026: tot en met 11/12/2026; 9/12 telt voor de helft mee (klassenraad De Linde)',
    );
    expect(days).toEqual([
      { date: '2026-12-09', counts: 0.5, total: 0.5, reason: 'klassenraad De Linde' },
      { date: '2026-12-10', counts: 1, total: 1.5, reason: null },
      { date: '2026-12-11', counts: 1, total: 2.5, reason: null },
    ]);
  });

  it('names weekends in the list and not in the text', () => {
    const { days, explanation } = calculateTerm({ count: 'werkdag', length: 1, from: '2026-11-20', owner: null });
    expect(days.map(({ reason }) => reason)).toEqual(['weekend', 'weekend', null]);
    expect(explanation).toBe('1 werkdag vanaf 20/11/2026: tot en met 23/11/2026');
  });

  it('says what a running case would say', () => {
    const term = termFor(request('clbSection', '2026-12-18', clb));
    const tried = calculateTerm({ count: 'werkdag', length: 10, from: '2026-12-18', owner: clb });
    expect([tried.dueAt, tried.explanation, tried.rule]).toEqual([term.dueAt, term.explanation, term.rule]);
  });

  it('counts half a lesdag', () => {
    const tried = calculateTerm({ count: 'lesdag', length: 2.5, from: '2026-12-07', owner: school });
    expect(tried.lastDay).toBe('2026-12-10');
    expect(tried.explanation).toContain('2,5 lesdagen');
  });

  it('tries a school year that the minister moved', () => {
    const lastDay = { startsIn: 2026, decidedOn: '2026-02-01', source: 'proef', lastDay: '2027-06-25' };
    const tried = calculateTerm({
      count: 'lesdag',
      length: 2,
      from: '2027-06-24',
      owner: null,
      schoolYearOverrides: [lastDay],
    });
    expect(tried).toMatchObject({ lastDay: '2027-09-01', calendarVersion: 'be-vl-2026.1+1' });
    expect(tried.explanation).toContain('28/6 t.e.m. 31/8 telt niet mee (zomervakantie)');
  });

  it('refuses a length or a date that cannot be, and an organisation that never opens', () => {
    const rule = { count: 'werkdag' as const, length: 5, from: '2026-11-20', owner: provider };
    const never = { ...provider, closed: [{ from: '2020-01-01', until: '2099-12-31', reason: 'gesloten' }] };
    for (const length of [0, -1, 0.3, 367, NaN]) expect(() => calculateTerm({ ...rule, length })).toThrow(RangeError);
    for (const from of ['20/11/2026', '2026-02-30', '1820-01-01']) {
      expect(() => calculateTerm({ ...rule, from })).toThrow(RangeError);
    }
    expect(() => calculateTerm({ ...rule, owner: never })).toThrow(RangeError);
  });
});
