import { describe, expect, it } from 'vitest';
import { clb, request, school, tenOn, termFor, terms } from './owners.ts';

describe('a stopped clock', () => {
  const asked = request('clbSection', '2026-11-20', clb);
  const term = termFor(asked);

  it('counts what was left again from the resumption, and tells the story', () => {
    // Left after Wednesday 25 November: 26, 27, 30 November, 1 to 4 December.
    const resumed = terms.resume(asked, term, tenOn('2026-11-25'), tenOn('2026-12-17'), 'wacht op verslag');
    expect(resumed.dueAt).toBe('2027-01-06T23:00:00.000Z');
    expect(resumed.rule).toBe('7 werkdag');
    expect(resumed.explanation).toBe(
      '10 werkdagen vanaf 20/11/2026: tot en met 4/12/2026; ' +
        'stilgelegd van 25/11/2026 tot 17/12/2026 (wacht op verslag), daarna nog 7 werkdagen: tot en met 6/1/2027; ' +
        '24/12 t.e.m. 1/1 telt niet mee (sluiting CLB De Brug)',
    );
    expect(resumed.remindAt).toEqual(['2026-12-23T07:00:00.000Z']);
  });

  it('keeps the end where it was stopped for a few hours only', () => {
    const stopped = '2026-11-25T09:00:00.000Z';
    const resumed = terms.resume(asked, term, stopped, '2026-11-25T15:00:00.000Z', 'ziek');
    expect(resumed.dueAt).toBe(term.dueAt);
    expect(resumed.explanation).toContain('stilgelegd op 25/11/2026 (ziek), de termijn blijft dezelfde');
  });

  it('ends on the day of the resumption where it was stopped on its last day', () => {
    const resumed = terms.resume(asked, term, tenOn('2026-12-04'), tenOn('2026-12-10'), 'ziek');
    expect(resumed.dueAt).toBe('2026-12-10T23:00:00.000Z');
    expect(resumed.explanation).toContain('daarna nog de laatste dag: tot en met 10/12/2026');
    expect(terms.resume(asked, term, tenOn('2026-12-04'), tenOn('2026-12-12'), 'ziek').dueAt).toBe(
      '2026-12-14T23:00:00.000Z',
    );
  });

  it('gives no new time where the term had passed before the stop', () => {
    const late = terms.resume(asked, term, '2026-12-04T23:00:00.000Z', tenOn('2026-12-10'), 'ziek');
    expect(late.dueAt).toBe(term.dueAt);
    expect(late.explanation).toContain('de termijn was toen al voorbij');
    expect(late.remindAt).toEqual([]);
  });

  it('can be stopped again', () => {
    const once = terms.resume(asked, term, tenOn('2026-11-25'), tenOn('2026-12-01'), 'ziek');
    const twice = terms.resume(asked, once, tenOn('2026-12-03'), tenOn('2026-12-07'), 'op reis');
    expect(once.dueAt).toBe('2026-12-10T23:00:00.000Z');
    expect(twice.dueAt).toBe('2026-12-14T23:00:00.000Z');
    expect(twice.explanation.startsWith(once.explanation)).toBe(true);
    expect(twice.explanation).toContain('stilgelegd van 3/12/2026 tot 7/12/2026 (op reis), daarna nog 5 werkdagen');
  });

  it('never hands out the half day twice that a closed morning left over', () => {
    // Ten halves from 3 December run into 11 December, of which only the morning was needed.
    const asked5 = request('schoolSection', '2026-12-03', school);
    const resumed = terms.resume(asked5, termFor(asked5), tenOn('2026-12-03'), tenOn('2027-01-11'), 'ziek');
    expect(resumed.rule).toBe('5 lesdag');
    expect(resumed.explanation).toContain('daarna nog 5 lesdagen: tot en met 18/1/2027');
    const after = terms.resume(asked5, termFor(asked5), tenOn('2026-12-09'), tenOn('2027-01-11'), 'ziek');
    expect(after.explanation).toContain('daarna nog 1,5 lesdagen: tot en met 13/1/2027');
  });

  it('moves a date that people agreed on by the werkdagen that were left', () => {
    const table = request('startTable', '2026-11-20', clb, '2026-12-07');
    const resumed = terms.resume(table, termFor(table), tenOn('2026-12-03'), tenOn('2026-12-10'), 'ziek');
    expect(resumed.explanation).toBe(
      'afgesproken op 7/12/2026; stilgelegd van 3/12/2026 tot 10/12/2026 (ziek), daarna nog 2 werkdagen: tot en met 14/12/2026',
    );
  });

  it('cannot resume before it stopped', () => {
    expect(() => terms.resume(asked, term, tenOn('2026-12-03'), tenOn('2026-12-02'), 'ziek')).toThrow(RangeError);
  });
});
