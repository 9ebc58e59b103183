import { describe, expect, test } from 'vitest';
import { fc } from '@fast-check/vitest';
import { mergeAnswers } from '../../web/sections/merge-answers.ts';

describe('two people in one part of the form', () => {
  const base = { concern: 'Blijft weg.', strengths: 'Houtbewerking.', grade: '3de' };

  test('who wrote elsewhere is taken over without a question', () => {
    const merged = mergeAnswers(
      base,
      { ...base, concern: 'Blijft vaak weg.' },
      { ...base, strengths: 'Hout en metaal.' },
    );
    expect(merged).toEqual({
      answers: { concern: 'Blijft vaak weg.', strengths: 'Hout en metaal.', grade: '3de' },
      taken: ['strengths'],
      disputed: [],
    });
  });

  test('what both changed differently is asked, and stays yours until then', () => {
    const merged = mergeAnswers(base, { ...base, concern: 'A' }, { ...base, concern: 'B' });
    expect(merged).toMatchObject({ answers: { concern: 'A' }, taken: [], disputed: ['concern'] });
  });

  test('what both changed alike, or only in blanks, is no question', () => {
    expect(mergeAnswers(base, { ...base, concern: 'A' }, { ...base, concern: 'A' }).disputed).toEqual([]);
    expect(mergeAnswers({}, { note: '  ' }, {}).disputed).toEqual([]);
  });

  test('an answer that the other took away is taken away', () => {
    expect(mergeAnswers(base, base, { concern: base.concern, strengths: base.strengths }).answers['grade']).toBe(
      undefined,
    );
  });

  const answers = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('x', 'y', 'z'));

  /** What of two writers' changes came out neither as they wrote it nor as a question. */
  const lost = (from: Record<string, string>, yours: Record<string, string>, theirs: Record<string, string>) => {
    const { answers: merged, disputed } = mergeAnswers(from, yours, theirs);
    const kept = (name: string, mine: Record<string, string>) =>
      mine[name] === from[name] || merged[name] === mine[name] || disputed.includes(name);
    const needless = disputed.filter((name) => yours[name] === from[name] || theirs[name] === from[name]);
    return [...['a', 'b', 'c', 'd'].filter((name) => !kept(name, yours) || !kept(name, theirs)), ...needless];
  };

  test('no answer of either is ever lost unseen, and nobody is asked without need', () => {
    const check = fc.check(
      fc.property(answers, answers, answers, (from, yours, theirs) => lost(from, yours, theirs).length === 0),
    );
    expect(check.counterexample).toBe(null);
    expect(check.numRuns).toBeGreaterThan(50);
  });
});
