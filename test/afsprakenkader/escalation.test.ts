import { describe, expect, it } from 'vitest';
import { exampleSet } from '../../src/afsprakenkader/example-set.ts';
import { createTerms } from '../../src/afsprakenkader/terms.ts';
import { clb, provider, request, school, termFor, terms } from './owners.ts';

function ladder(asked: ReturnType<typeof request>, dueAt: string, from = terms): string[] {
  const steps: string[] = [];
  for (let level = 1; ; level += 1) {
    const step = from.ladderStep(asked, dueAt, level);
    if (step === null) return steps;
    steps.push(`${step.at} ${step.to}`);
  }
}

describe('the escalation ladder', () => {
  it('calls the holder, a colleague and the coordinator in turn, at 08:00 on a werkdag', () => {
    const asked = request('clbSection', '2026-11-20', clb);
    expect(ladder(asked, termFor(asked).dueAt)).toEqual([
      '2026-12-07T07:00:00.000Z holder',
      '2026-12-09T07:00:00.000Z colleague',
      '2026-12-14T07:00:00.000Z coordinator',
    ]);
  });

  it('waits while the organisation is closed', () => {
    const asked = request('clbSection', '2026-12-08', clb);
    expect(ladder(asked, '2026-12-22T23:00:00.000Z')).toEqual([
      '2026-12-23T07:00:00.000Z holder',
      '2027-01-05T07:00:00.000Z colleague',
      '2027-01-08T07:00:00.000Z coordinator',
    ]);
  });

  it('calls nobody from 1 to 14 September, and afterwards one step a day', () => {
    const asked = request('providerAnswer', '2026-08-26', provider);
    expect(ladder(asked, '2026-09-02T22:00:00.000Z')).toEqual([
      '2026-09-15T06:00:00.000Z holder',
      '2026-09-16T06:00:00.000Z colleague',
      '2026-09-17T06:00:00.000Z coordinator',
    ]);
  });

  it('calls nobody in the summer closing, also where the organisation wrote down no closed days', () => {
    const asked = request('providerAnswer', '2027-07-07', provider);
    expect(ladder(asked, '2027-07-14T22:00:00.000Z')[0]).toBe('2027-08-17T06:00:00.000Z holder');
  });

  it('waits for a school until lessons are given again', () => {
    const asked = request('schoolSection', '2026-12-11', school);
    expect(ladder(asked, '2026-12-18T23:00:00.000Z')[0]).toBe('2027-01-04T07:00:00.000Z holder');
    expect(ladder(request('takeBack', '2026-12-15', school), '2026-12-18T23:00:00.000Z')[0]).toContain('2027-01-04');
  });

  it('leaves a day between two steps, also where the one before is late and fires on the very stroke of 08:00', () => {
    const asked = request('clbSection', '2026-11-20', clb);
    const second = (firedAt: string) => terms.ladderStep(asked, termFor(asked).dueAt, 2, firedAt)?.at;
    expect(second('2026-12-15T07:00:00.000Z')).toBe('2026-12-16T07:00:00.000Z');
    expect(second('2026-12-15T07:00:00.001Z')).toBe('2026-12-16T07:00:00.000Z');
    expect(second('2026-12-09T07:00:00.000Z')).toBe('2026-12-10T07:00:00.000Z');
    expect(second('2026-12-15T06:59:59.999Z')).toBe('2026-12-15T07:00:00.000Z');
  });

  it('does not exist for a term whose end is nobody’s omission', () => {
    expect(terms.ladderStep(request('clbObjection', '2026-11-20', clb), '2026-11-30T23:00:00.000Z', 1)).toBeNull();
  });

  it('reaches the other organisation only where the set says so', () => {
    const ladders = {
      ...exampleSet.ladders,
      otherOrganisationAgreed: true,
      perKind: { choice: [{ after: 2, to: 'otherOrganisation' as const }] },
    };
    const agreed = createTerms(new Map([['west', [{ ...exampleSet, ladders }]]]));
    expect(ladder(request('choice', '2026-11-20', clb), '2026-11-27T23:00:00.000Z', agreed)).toEqual([
      '2026-12-01T07:00:00.000Z otherOrganisation',
    ]);
  });
});

describe('a reminder', () => {
  it('comes at 08:00 in summer time too', () => {
    expect(termFor(request('choice', '2027-05-20', provider)).remindAt).toEqual(['2027-05-26T06:00:00.000Z']);
  });

  it('moves to an earlier day where it would fall in a closing or a weekend', () => {
    // 42 days from 18 November end on 30 December; a week before is 23 December, the last day before the closing.
    expect(termFor(request('pathwayCheck', '2026-11-18', clb)).remindAt).toEqual(['2026-12-23T07:00:00.000Z']);
    expect(termFor(request('pathwayCheck', '2026-11-21', clb)).remindAt).toEqual(['2026-12-23T07:00:00.000Z']);
    expect(termFor(request('waitingListReview', '2026-11-20', clb)).remindAt).toEqual(['2026-12-17T07:00:00.000Z']);
    expect(termFor(request('waitingListReview', '2026-11-22', clb)).remindAt).toEqual(['2026-12-18T07:00:00.000Z']);
  });

  it('is left out where it would come before the start', () => {
    expect(termFor(request('startTable', '2026-11-20', clb, '2026-11-23')).remindAt).toEqual([]);
    const afterEight = { ...request('startTable', '2026-11-20', clb, '2026-11-25'), from: '2026-11-20T08:00:00+01:00' };
    expect(termFor(afterEight).remindAt).toEqual([]);
  });

  it('comes earliest first, and once where two fall on one day', () => {
    const choice = { count: 'werkdag' as const, length: 5, remindBefore: [0, 2, 2] };
    const set = { ...exampleSet, terms: { ...exampleSet.terms, choice } };
    const more = createTerms(new Map([['west', [set]]]));
    expect(termFor(request('choice', '2026-11-20', clb), more).remindAt).toEqual([
      '2026-11-25T07:00:00.000Z',
      '2026-11-27T07:00:00.000Z',
    ]);
  });
});
