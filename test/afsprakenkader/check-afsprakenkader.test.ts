import { describe, expect, it } from 'vitest';
import { checkAfsprakenkader, getAfsprakenkader } from '../../src/afsprakenkader/check-afsprakenkader.ts';
import { exampleSet, exampleVariant } from '../../src/afsprakenkader/example-set.ts';

function mistakes(input: unknown): string[] {
  const checked = checkAfsprakenkader(input);
  return checked.ok ? [] : checked.mistakes.map(({ place, message }) => `${place}: ${message}`);
}

const rung = (after: number, to: string): unknown => ({ after, to });

describe('an afsprakenkader', () => {
  it('ships as an example that says it is no rule', () => {
    expect(exampleSet.example).toBe(true);
    expect(exampleSet.label).toContain('geen regel');
    expect(exampleVariant({ version: 'west-2' }).example).toBe(true);
  });

  it('survives a round trip through JSON', () => {
    expect(checkAfsprakenkader(JSON.parse(JSON.stringify(exampleSet)))).toEqual({ ok: true, set: exampleSet });
  });

  it.each([
    [{ ...exampleSet, validFrom: '2026-02-30' }, 'validFrom: moet een datum zijn (JJJJ-MM-DD)'],
    [
      { ...exampleSet, validUntil: '2019-01-01' },
      'validUntil: het einde (2019-01-01) ligt voor het begin (2020-01-01)',
    ],
    [{ ...exampleSet, kleur: 'rood' }, 'het geheel: kent dit niet: kleur'],
    [{ ...exampleSet, label: '' }, 'label: mag niet leeg zijn'],
    [{ ...exampleSet, label: undefined }, 'label: ontbreekt'],
    [{ ...exampleSet, example: 'ja' }, 'example: moet true of false zijn'],
    [{ ...exampleSet, summer: { warnFrom: '02-29' } }, 'summer.warnFrom: moet een dag van elk jaar zijn (MM-DD)'],
    [{ ...exampleSet, quietPeriods: [] }, 'quietPeriods: 1 tot en met 14 september moet er helemaal in zitten'],
    ['niets', 'het geheel: moet een object zijn'],
  ])('that is wrong is refused in Dutch with the place (%#)', (input, mistake) => {
    expect(mistakes(input)).toEqual([mistake]);
  });

  it.each([
    [
      { count: 'week', length: 5, remindBefore: [] },
      'terms.choice.count: moet een van deze zijn: kalenderdag, werkdag, lesdag',
    ],
    [{ count: 'werkdag', length: 0, remindBefore: [] }, 'terms.choice.length: moet minstens 1 zijn'],
    [{ count: 'werkdag', length: 1.5, remindBefore: [] }, 'terms.choice.length: moet een geheel getal zijn'],
    [
      { count: 'werkdag', length: 5, remindBefore: [5] },
      'terms.choice.remindBefore: moet korter zijn dan de termijn zelf (5)',
    ],
  ])('names the term that is wrong (%#)', (choice, mistake) => {
    expect(mistakes({ ...exampleSet, terms: { ...exampleSet.terms, choice } })).toEqual([mistake]);
  });

  it('knows no term for a kind that does not exist', () => {
    const term = { count: 'werkdag', length: 5, remindBefore: [] };
    const [mistake] = mistakes({ ...exampleSet, terms: { ...exampleSet.terms, koffie: term } });
    expect(mistake).toContain('koffie');
  });

  it('cannot change nor drop the 10 days to object when a CLB file moves', () => {
    const mistake =
      'terms.clbObjection: het verzet tegen de overdracht van een CLB-dossier kan 10 kalenderdagen; dat staat vast';
    const shorter = { count: 'kalenderdag', length: 5, remindBefore: [] };
    expect(mistakes({ ...exampleSet, terms: { ...exampleSet.terms, clbObjection: shorter } })).toEqual([mistake]);
    expect(mistakes({ ...exampleSet, terms: {} })).toEqual([mistake]);
  });

  it('calls later on every step, and the other organisation only where that was agreed', () => {
    const ladders = { ...exampleSet.ladders, default: [rung(3, 'holder'), rung(3, 'otherOrganisation')] };
    expect(mistakes({ ...exampleSet, ladders })).toEqual([
      'ladders.default.1: moet later komen dan de vorige trede (na 3 werkdagen)',
      'ladders.default.1: de andere organisatie mag alleen waar dat is afgesproken',
    ]);
  });

  it('refuses a decision about a school year that ends before it begins', () => {
    const override = {
      startsIn: 2026,
      decidedOn: '2026-01-01',
      source: 'proef',
      holidays: { autumn: { from: '2026-11-08', until: '2026-11-02' } },
    };
    expect(mistakes({ ...exampleSet, schoolYearOverrides: [override] })).toEqual([
      'schoolYearOverrides.0.holidays.autumn: het einde (2026-11-02) ligt voor het begin (2026-11-08)',
    ]);
  });

  it('stops the start of the application with a message that names the set and the place', () => {
    expect(() => getAfsprakenkader({ ...exampleSet, validFrom: '1/9/2026' }, 'west-2026')).toThrow(
      'Afsprakenkader west-2026: validFrom: moet een datum zijn (JJJJ-MM-DD)',
    );
  });
});
