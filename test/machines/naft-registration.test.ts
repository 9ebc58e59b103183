import { describe, expect, test } from 'vitest';
import { aCase, byClb, clb, passes, pbd, pupilAgrees, school } from './a-case.ts';

describe('a registration that the school begins', () => {
  test('waits for the school, then for advice on its support, then for the CLB', () => {
    const atSchool = aCase();
    expect(atSchool).toMatchObject({ stage: 'awaitingSchoolSection', holder: 'school', clock: 'schoolSection' });
    const atPbd = atSchool.after(school('schoolSectionHandedIn'));
    expect(atPbd).toMatchObject({ stage: 'awaitingPbdAdvice', holder: 'pbd', clock: 'pbdAdvice' });
    const atClb = atPbd.after(pbd('pbdAdviceGiven'));
    expect(atClb).toMatchObject({ stage: 'awaitingClbSection', holder: 'clb', clock: 'clbSection' });
    expect(atClb.told).toContain('school: pbdAdviceGiven');
  });

  test('goes straight to the CLB without a PBD, or where the network asks no advice', () => {
    expect(aCase({ hasPbd: false }).after(school('schoolSectionHandedIn')).stage).toBe('awaitingClbSection');
    const switchedOff = school('schoolSectionHandedIn', {}, { network: { pbdAdvice: false } });
    expect(aCase().after(switchedOff).stage).toBe('awaitingClbSection');
  });

  test('is not handed in before its required questions are answered', () => {
    expect(aCase().refusal(school('schoolSectionHandedIn', {}, { complete: false }))).toBe('schoolSectionComplete');
  });

  test('may be written down by the CLB for a school that calls', () => {
    expect(aCase({ hasPbd: false }).after(clb('schoolSectionHandedIn')).stage).toBe('awaitingClbSection');
  });

  test('goes on without the school when the CLB does not wait, and still takes its part later', () => {
    const ahead = aCase().after(clb('clbSectionStarted'));
    expect(ahead).toMatchObject({ stage: 'awaitingClbSection', told: ['school: clbWentAhead'] });
    expect(ahead.after(school('schoolSectionHandedIn')).context.schoolSectionIn).toBe(true);
  });
});

describe('advice of the PBD', () => {
  const atPbd = aCase().after(school('schoolSectionHandedIn'));

  test('is never a gate: when its term passes the case moves on, and late advice stays welcome', () => {
    const movedOn = atPbd.after(passes('pbdAdvice'));
    expect(movedOn).toMatchObject({ stage: 'awaitingClbSection', told: ['pbd: clbWentAhead'] });
    expect(movedOn.after(pbd('pbdAdviceGiven'))).toMatchObject({
      stage: 'awaitingClbSection',
      context: { pbdAdviceIn: true },
    });
  });

  test('may be withheld, or not be awaited', () => {
    expect(atPbd.after(pbd('pbdAdviceWithheld')).stage).toBe('awaitingClbSection');
    expect(atPbd.after(clb('pbdAdviceNotAwaited')).told).toEqual(['pbd: clbWentAhead']);
  });

  test('may be asked by a CLB that began the registration itself, and the school may add its part meanwhile', () => {
    const asked = aCase({ startsAt: 'clb' }).after(clb('pbdAdviceAsked'));
    expect(asked.stage).toBe('awaitingPbdAdvice');
    expect(asked.after(school('schoolSectionHandedIn'))).toMatchObject({
      stage: 'awaitingPbdAdvice',
      context: { schoolSectionIn: true },
    });
  });
});

describe('the part of the CLB', () => {
  test('begins a case by itself, and a quick start asks for the rest before submission', () => {
    const quick = aCase(byClb);
    expect(quick.stage).toBe('awaitingClbSection');
    expect(quick.refusal(clb('clbSectionHandedIn', {}, { complete: false }))).toBe('readyToSubmit');
  });

  test('asks the school for its part, and no school is asked where there is none', () => {
    expect(aCase(byClb).after(clb('schoolSectionAsked')).stage).toBe('awaitingSchoolSection');
    expect(aCase({ ...byClb, hasSchool: false }).refusal(clb('schoolSectionAsked'))).toBe('schoolCanBeAsked');
  });

  test('is enough without a school: no school section, no advice', () => {
    const alone = aCase({ hasSchool: false });
    expect(alone).toMatchObject({ stage: 'awaitingClbSection', holder: 'clb' });
    expect(alone.refusal(clb('pbdAdviceAsked'))).toBe('pbdCanBeAsked');
    expect(alone.after(pupilAgrees, clb('clbSectionHandedIn')).stage).toBe('awaitingChoice');
  });

  test('a return to the school is an offer: the CLB holds until the school accepts', () => {
    const offered = aCase({ hasPbd: false }).after(school('schoolSectionHandedIn'), clb('returnedToSchool'));
    expect(offered).toMatchObject({ stage: 'awaitingClbSection', holder: 'clb', told: ['school: returnOffered'] });
    expect(offered.running.get('returnAcceptance')).toBe('runs');
    const declined = offered.after(school('returnDeclined'));
    expect(declined).toMatchObject({ stage: 'awaitingClbSection', told: ['clb: returnDeclined'] });
    expect(declined.running.has('returnAcceptance')).toBe(false);
    const accepted = offered.after(school('returnAccepted'));
    expect(accepted).toMatchObject({ stage: 'awaitingSchoolSection', holder: 'school' });
    expect(accepted.after(school('schoolSectionHandedIn')).stage).toBe('awaitingClbSection');
  });

  test('an offer to return ends with the step, so nobody waits for an answer that cannot come', () => {
    const left = aCase().after(
      school('schoolSectionHandedIn'),
      passes('pbdAdvice'),
      clb('returnedToSchool'),
      clb('pbdAdviceAsked'),
      passes('pbdAdvice'),
    );
    expect(left.context.returnOffered).toBe(false);
    expect(left.refusal(school('returnAccepted'))).toBe('returnIsOffered');
  });

  test('once submitted, the school no longer withdraws it alone', () => {
    const submitted = aCase(byClb).after(pupilAgrees, clb('clbSectionHandedIn'));
    expect(aCase().after(school('withdrawn')).stage).toBe('withdrawn');
    expect(submitted.refusal(school('withdrawn'))).toBe('withdrawalIsTheirs');
    expect(submitted.after(clb('withdrawn')).stage).toBe('withdrawn');
  });
});

describe('a registration after the fact', () => {
  test('of a pathway that runs enters there, with akkoord asked now', () => {
    const running = aCase(byClb).after(clb('registeredAfterwards', { startedOn: '2026-09-15' }));
    expect(running).toMatchObject({ stage: 'pathwayRunning', holder: 'provider' });
    expect(running.told).toContain('provider: joinedCase');
    expect(running.running.get('consent')).toBe('runs');
    expect(running.after(pupilAgrees).running.has('consent')).toBe(false);
  });

  test('of a pathway that has ended is closed at once, with its result', () => {
    const ended = aCase().after(clb('registeredAfterwards', { endedOn: '2026-10-30', result: 'work' }));
    expect(ended).toMatchObject({ stage: 'closed', holder: null, context: { result: 'work' } });
  });

  test('asks no akkoord again that is already there', () => {
    const known = aCase(byClb).after(pupilAgrees, clb('registeredAfterwards'));
    expect(known.running.has('consent')).toBe(false);
  });
});
