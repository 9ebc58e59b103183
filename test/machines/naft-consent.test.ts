import { describe, expect, test } from 'vitest';
import { naftV1 } from '../../machines/naft-v1/machine.ts';
import {
  aCase,
  byClb,
  clb,
  contactPoint,
  passes,
  provider,
  pupilAgrees,
  school,
  toChoice,
  toClosing,
  toFirstContact,
  toPathway,
  toProvider,
  toStartTable,
} from './a-case.ts';

const agrees = (party: string) => clb('consentGiven', { party });
const withdraws = clb('consentWithdrawn', { party: 'pupil' });
const refuses = clb('consentRefused', { party: 'pupil' });

describe('akkoord gates the next sharing', () => {
  test('a submission without it waits at the CLB, and goes on as soon as it is there', () => {
    const waiting = aCase(byClb).after(clb('clbSectionHandedIn'));
    expect(waiting).toMatchObject({ stage: 'awaitingConsent', holder: 'clb', clock: 'consent' });
    expect(waiting.after(pupilAgrees).stage).toBe('awaitingChoice');
  });

  test('with it, nobody waits for it', () => {
    expect(aCase(byClb).after(...toChoice).stage).toBe('awaitingChoice');
  });

  test('every party that the region asks has to agree', () => {
    const waiting = aCase({ ...byClb, networkAsks: ['parents', 'school'] }).after(clb('clbSectionHandedIn'));
    expect(waiting.after(pupilAgrees).stage).toBe('awaitingConsent');
    expect(waiting.after(pupilAgrees, agrees('parents')).stage).toBe('awaitingConsent');
    expect(waiting.after(pupilAgrees, agrees('parents'), agrees('school')).stage).toBe('awaitingChoice');
  });

  test('a refusal stays with the CLB, which talks again on the agreed day', () => {
    const refused = aCase(byClb).after(clb('clbSectionHandedIn'), clb('consentRefused', { talkAgainOn: '2026-12-10' }));
    expect(refused).toMatchObject({ stage: 'awaitingConsent', holder: 'clb' });
    expect(refused.effects).toContainEqual({
      type: 'startDeadline',
      kind: 'consentTalk',
      slot: 'clb',
      on: '2026-12-10',
    });
    expect(refused.after(clb('withdrawn')).stage).toBe('withdrawn');
    expect(refused.after(pupilAgrees)).toMatchObject({ stage: 'awaitingChoice' });
    expect(refused.after(pupilAgrees).running.has('consentTalk')).toBe(false);
  });
});

describe('who decides', () => {
  test('under 12 the parents do; the CLB may say, with reasons, that this pupil can', () => {
    const young = aCase({ ...byClb, competent: false }).after(clb('clbSectionHandedIn'));
    expect(young.context.consents).toEqual({ parents: 'asked' });
    const competent = young.after(clb('competenceAssessed', { competent: 'yes' }));
    expect(competent.context.consents).toEqual({ pupil: 'asked' });
    expect(competent.after(pupilAgrees).stage).toBe('awaitingChoice');
  });

  test('from 12 the pupil does; a deviation with reasons asks the parents', () => {
    const deviation = aCase(byClb).after(pupilAgrees, clb('competenceAssessed', { competent: 'no' }));
    expect(deviation.context.consents).toEqual({ parents: 'asked' });
    expect(deviation.after(clb('clbSectionHandedIn')).stage).toBe('awaitingConsent');
  });

  test('a parent who cannot be reached does not hold up a pupil who decides', () => {
    const waiting = aCase({ ...byClb, networkAsks: ['parents'] }).after(pupilAgrees, clb('clbSectionHandedIn'));
    expect(waiting.after(clb('parentUnreachable')).stage).toBe('awaitingChoice');
    const young = aCase({ ...byClb, competent: false }).after(clb('clbSectionHandedIn'));
    expect(young.after(clb('parentUnreachable')).stage).toBe('awaitingConsent');
  });

  test('parents in conflict are asked apart, and a decision of the court stands for both', () => {
    const apart = aCase({ ...byClb, competent: false }).after(agrees('parents'), clb('parentsInConflict'));
    expect(apart.context.consents).toEqual({ parents: 'given', secondParent: 'asked' });
    const waiting = apart.after(clb('clbSectionHandedIn'));
    expect(waiting.stage).toBe('awaitingConsent');
    expect(waiting.after(agrees('secondParent')).stage).toBe('awaitingChoice');
    expect(waiting.after(clb('decisionByCourt', { replacesParents: 'no' })).stage).toBe('awaitingConsent');
    expect(waiting.after(clb('decisionByCourt', { replacesParents: 'yes' })).stage).toBe('awaitingChoice');
    expect(apart.refusal(clb('parentsInConflict'))).toBe('parentsNotYetInConflict');
  });

  test('at 12 and at 18 somebody looks again, and the case goes on meanwhile', () => {
    const twelve = aCase({ ...byClb, competent: false }).after(passes('turned12'));
    expect(twelve).toMatchObject({ stage: 'awaitingClbSection', told: ['clb: turned12'] });
    expect(twelve.running.get('consentReview')).toBe('runs');
    const eighteen = aCase({ ...byClb, networkAsks: ['parents'] }).after(pupilAgrees, passes('turned18'));
    expect(eighteen.context.consents).toMatchObject({ parents: 'asked' });
    const reviewed = eighteen.after(clb('consentReviewed'));
    expect(reviewed.context.consents).toEqual({ pupil: 'given' });
    expect(reviewed.running.has('consentReview')).toBe(false);
  });

  test('a class or a group asks the school, a teacher agrees too, and nobody asks whether they are competent', () => {
    expect(aCase({ subject: 'class' }).context.consents).toEqual({ school: 'asked' });
    expect(aCase({ subject: 'teacher' }).context.consents).toEqual({ school: 'asked', teacher: 'asked' });
    const waiting = aCase({ ...byClb, subject: 'class' }).after(clb('clbSectionHandedIn'));
    expect(waiting.refusal(clb('competenceAssessed'))).toBe('subjectIsPupil');
    expect(waiting.refusal(clb('parentUnreachable'))).toBe('parentsAreAsked');
    expect(waiting.after(agrees('school')).stage).toBe('awaitingChoice');
  });
});

describe('a withdrawn akkoord stops new sharing at once', () => {
  test.each([
    ['before the choice', toChoice, []],
    ['while a provider thinks', toProvider, ['provider: requestWithdrawn']],
    ['on the waiting list', [...toProvider, provider('waitlisted')], ['provider: requestWithdrawn']],
  ])('%s the case goes back to talking, and the provider leaves', (_, road, told) => {
    for (const step of [withdraws, refuses]) {
      const stopped = aCase(byClb).after(...road, step);
      expect(stopped).toMatchObject({ stage: 'awaitingConsent', holder: 'clb', told });
      expect(stopped.filled.has('provider')).toBe(false);
    }
  });

  test('while a contact point looks, it hears that it need not', () => {
    const stopped = aCase({ ...byClb, route: 'contactPoint' }).after(...toProvider, withdraws);
    expect(stopped).toMatchObject({ stage: 'awaitingConsent', told: ['contactPoint: requestWithdrawn'] });
  });

  test('while the CLB completes what a provider asked, that provider leaves and its kept clock with it', () => {
    const askedBack = aCase(byClb).after(...toProvider, provider('moreAsked'));
    expect(askedBack.running.get('providerAnswer')).toBe('kept');
    const stopped = askedBack.after(withdraws);
    expect(stopped.told).toEqual(['provider: requestWithdrawn']);
    expect(stopped.running.has('providerAnswer')).toBe(false);
    expect(stopped.after(clb('clbSectionHandedIn'), pupilAgrees).stage).toBe('awaitingChoice');
    const atContactPoint = aCase({ ...byClb, route: 'contactPoint' }).after(...toProvider, contactPoint('moreAsked'));
    expect(atContactPoint.after(withdraws).told).toEqual(['contactPoint: requestWithdrawn']);
  });

  test.each([
    ['before the first contact', toFirstContact],
    ['before the start table', toStartTable],
    ['during the pathway', toPathway],
    ['during an adjustment', [...toPathway, provider('adjustmentAsked')]],
    ['before the closing table', toClosing],
  ])('%s the coach keeps contact data for some days and closes; then access ends', (_, road) => {
    for (const step of [withdraws, refuses]) {
      const stopped = aCase(byClb).after(...road, step);
      expect(stopped).toMatchObject({ stage: 'awaitingClosingTable', holder: 'provider' });
      expect(stopped.told).toContain('provider: consentEnded');
      expect(stopped.running.get('contactDataWindow')).toBe('runs');
      const ended = stopped.after(passes('contactDataWindow'));
      expect(ended).toMatchObject({ stage: 'awaitingTakeBack', holder: 'clb' });
      expect(ended.told).toEqual(expect.arrayContaining(['clb: contactWindowEnded', 'school: attendanceEnded']));
      expect(ended.filled.has('provider')).toBe(false);
      expect(ended.refusal(clb('takeBackDeclined'))).toBe('stoppedFromAdjustment');
      expect(ended.after(clb('takenBack', { next: 'newChoice' })).stage).toBe('awaitingConsent');
    }
  });

  test('after an early stop there is no way back into the pathway', () => {
    const stopped = aCase(byClb).after(...toPathway, provider('stoppedEarly'), withdraws);
    expect(stopped).toMatchObject({ stage: 'awaitingTakeBack', holder: 'clb' });
    expect(stopped.refusal(clb('takeBackDeclined'))).toBe('stoppedFromAdjustment');
    expect(stopped.after(passes('contactDataWindow')).filled.has('provider')).toBe(false);
  });

  test('a pathway only goes on again with a new akkoord, and then contact data may stay', () => {
    const stopped = aCase(byClb).after(...toPathway, withdraws);
    expect(stopped.refusal(provider('pathwayContinued'))).toBe('choiceMayBeShared');
    const again = stopped.after(pupilAgrees);
    expect(again.running.has('contactDataWindow')).toBe(false);
    expect(again.after(provider('pathwayContinued')).stage).toBe('pathwayRunning');
  });
});

test('without a school its akkoord is not asked either, and the case that waited for it goes on', () => {
  const waiting = aCase({ ...byClb, networkAsks: ['school'] }).after(pupilAgrees, clb('clbSectionHandedIn'));
  expect(waiting.stage).toBe('awaitingConsent');
  expect(waiting.after(clb('schoolChanged', { school: 'none' })).stage).toBe('awaitingChoice');
  expect(waiting.refusal(school('returnChecked'))).toBe('notInThisStage');
});

describe('what an akkoord covers', () => {
  const withheld = (found: ReturnType<typeof aCase>) => naftV1.sharing(found.context as never).withheld;
  const both = { ...byClb, networkAsks: ['parents' as const] };

  test('where nothing was said of health, no helper reads it; a school only where everybody wrote it down', () => {
    const silent = aCase(byClb).after(
      clb('consentGiven', { party: 'pupil', helpers: undefined, schoolHealth: undefined }),
    );
    expect(withheld(silent)).toEqual(['provider:health', 'school:health']);
    const all = aCase(byClb).after(clb('consentGiven', { party: 'pupil', helpers: 'all', schoolHealth: 'inWriting' }));
    expect(withheld(all)).toEqual([]);
  });

  test('of what pupil and parents say the narrowest counts, and whoever changes it changes only that', () => {
    const apart = aCase(both).after(
      clb('consentGiven', { party: 'pupil', helpers: 'all', schoolHealth: 'inWriting' }),
      clb('consentGiven', { party: 'parents', helpers: 'asSchool', schoolHealth: 'no' }),
    );
    expect(withheld(apart)).toContain('provider:helpShareable');
    const wider = apart.after(clb('consentChanged', { party: 'parents', helpers: 'all', schoolHealth: 'no' }));
    expect(withheld(wider)).toEqual(['school:health']);
    expect(wider.told).toEqual(['provider: sharingChanged']);
    expect(aCase(both).refusal(clb('consentChanged', { party: 'pupil' }))).toBe('somebodyAgreed');
  });

  test('a class has nothing about health to leave out', () => {
    expect(withheld(aCase({ subject: 'class' }))).toEqual(['school:health']);
  });

  test('an akkoord until a day is asked again after that day; of two days the first counts', () => {
    const until = (party: string, day: string) => clb('consentGiven', { party, until: day, helpers: 'all' });
    const agreed = aCase(both).after(until('pupil', '2027-03-01'), until('parents', '2027-01-15'));
    expect(agreed.effects).toContainEqual({
      type: 'startDeadline',
      kind: 'consentUntil',
      slot: 'clb',
      on: '2027-01-15',
    });
    const over = agreed.after(...toProvider.slice(1), passes('consentUntil'));
    expect(over.context.consents).toEqual({ pupil: 'asked', parents: 'asked' });
    expect(over).toMatchObject({ stage: 'awaitingProviderAnswer', told: ['clb: consentRanOut'] });
    expect(over.running.get('consentTalk')).toBe('runs');
    expect(naftV1.sharing(over.context as never).akkoord).toBe('held');
  });
});

describe('sharing on another ground', () => {
  const ground = clb('sharedOnOtherGround', { ground: 'danger', helpers: 'withoutHealth', reviewOn: '2026-12-18' });
  const stays = (answer: 'yes' | 'no') => clb('groundReviewed', { stays: answer });
  const refusedFirst = aCase(byClb).after(clb('clbSectionHandedIn'), refuses);

  test('lets the case go on without akkoord, and somebody looks at it again', () => {
    const shared = refusedFirst.after(ground);
    expect(shared.stage).toBe('awaitingChoice');
    expect(shared.running.get('groundReview')).toBe('runs');
    expect(naftV1.sharing(shared.context as never)).toEqual({
      akkoord: 'there',
      withheld: ['provider:health', 'school:health'],
    });
    expect(shared.after(stays('yes'))).toMatchObject({ stage: 'awaitingChoice' });
    expect(shared.refusal(ground)).toBe('consentBecomesComplete');
  });

  test('ends when it is no longer needed, and the case goes back to talking', () => {
    const over = refusedFirst.after(ground, stays('no'));
    expect(over).toMatchObject({ stage: 'awaitingConsent', holder: 'clb' });
    expect(naftV1.sharing(over.context as never).akkoord).toBe('gone');
    expect(over.running.has('groundReview')).toBe(false);
    expect(over.refusal(stays('no'))).toBe('anotherGroundIsUsed');
  });

  test('during the pathway the coach then keeps contact data for some days', () => {
    const road = toPathway.filter(({ type }) => type !== 'consentGiven');
    const at = road.findIndex(({ type }) => type === 'clbSectionHandedIn') + 1;
    const running = aCase(byClb).after(...road.slice(0, at), ground, ...road.slice(at));
    expect(running.stage).toBe('pathwayRunning');
    const over = running.after(stays('no'));
    expect(over).toMatchObject({ stage: 'awaitingClosingTable', holder: 'provider' });
    expect(over.running.get('contactDataWindow')).toBe('runs');
  });

  test('a no that comes after it ends it: whoever wants to go on says why anew', () => {
    const shared = aCase(byClb).after(clb('clbSectionHandedIn'), ground);
    expect(shared.stage).toBe('awaitingChoice');
    const no = shared.after(refuses);
    expect(no).toMatchObject({ stage: 'awaitingConsent' });
    expect(no.context.otherGround).toBeNull();
    expect(no.running.has('groundReview')).toBe(false);
  });

  test('where the akkoord came meanwhile, nothing stops when the ground ends', () => {
    const agreed = aCase(byClb).after(clb('clbSectionHandedIn'), ground, pupilAgrees);
    expect(agreed.after(stays('no'))).toMatchObject({ stage: 'awaitingChoice' });
  });
});
