import { describe, expect, test } from 'vitest';
import {
  aCase,
  byClb,
  clb,
  parent,
  pupil,
  secondParent,
  toChoice,
  toClosing,
  toFirstContact,
  toPathway,
  toProvider,
  toStartTable,
  type Step,
} from './a-case.ts';

const both: Parameters<typeof aCase>[0] = { ...byClb, networkAsks: ['parents'] };
const everywhere: Record<string, Step[]> = {
  'while it is written': [],
  'while akkoord is asked': [clb('clbSectionHandedIn')],
  'at the choice': toChoice,
  'at the provider': toProvider,
  'at the first contact': toFirstContact,
  'at the start table': toStartTable,
  'in the pathway': toPathway,
  'at the end': toClosing,
};
const answers = ['consentGiven', 'consentRefused', 'consentWithdrawn'];

describe('who is asked for akkoord answers personally on the own page', () => {
  test('the last yes that was missing takes the case on, whoever gave it', () => {
    const waiting = aCase(both).after(clb('clbSectionHandedIn'), pupil('consentGiven', { party: 'pupil' }));
    expect(waiting.stage).toBe('awaitingConsent');
    expect(waiting.after(parent('consentGiven', { party: 'parents' })).stage).toBe('awaitingChoice');
  });

  test.each(Object.keys(everywhere))('%s a pupil answers for the pupil, and a parent for the parents', (when) => {
    const here = aCase(both).after(
      clb('consentGiven', { party: 'parents' }),
      ...(everywhere[when] ?? []),
      clb('parentsInConflict'),
    );
    for (const type of answers) {
      for (const [step, own] of [
        [pupil, 'pupil'],
        [parent, 'parents'],
        [secondParent, 'secondParent'],
      ] as const)
        for (const party of ['pupil', 'parents', 'secondParent'])
          expect(here.refusal(step(type, { party })) === 'accepted', `${type} of ${own} for ${party}`).toBe(
            own === party,
          );
      expect(here.refusal(clb(type, { party: 'pupil' }))).toBe('accepted');
    }
  });

  test('who is not asked has nothing to answer', () => {
    const young = aCase({ ...byClb, competent: false });
    for (const type of answers) {
      expect(young.refusal(pupil(type, { party: 'pupil' }))).not.toBe('accepted');
      expect(young.refusal(secondParent(type, { party: 'secondParent' }))).not.toBe('accepted');
      expect(young.refusal(parent(type, { party: 'parents' }))).toBe('accepted');
    }
  });

  test('a pupil who withdraws in the pathway leads to the same end as one who calls the CLB', () => {
    const running = aCase(byClb).after(...toPathway);
    const [own, noted] = [pupil, clb].map((by) => running.after(by('consentWithdrawn', { party: 'pupil' })));
    expect(own?.stage).toBe('awaitingClosingTable');
    expect([own?.stage, own?.told, own?.running]).toEqual([noted?.stage, noted?.told, noted?.running]);
  });
});
