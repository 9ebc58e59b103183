import { describe, expect, test } from 'vitest';
import {
  aCase,
  byClb,
  clb,
  provider,
  returnContact,
  school,
  toClosing,
  toFirstContact,
  toPathway,
  toStartTable,
} from './a-case.ts';

describe('the first contact', () => {
  const accepted = aCase(byClb).after(...toFirstContact);

  test('leads to the start table', () => {
    expect(accepted.after(provider('firstContactMade'))).toMatchObject({
      stage: 'awaitingStartTable',
      told: ['clb: firstContactMade'],
    });
  });

  test('that fails is tried again by a plan, and then the CLB looks', () => {
    const once = accepted.after(provider('firstContactFailed'));
    expect(once).toMatchObject({ stage: 'awaitingFirstContact', told: ['clb: firstContactFailed'] });
    expect(once.running.get('firstContact')).toBe('runs');
    const twice = once.after(provider('firstContactFailed'));
    expect(twice).toMatchObject({ stage: 'awaitingTakeBack', holder: 'clb' });
    const again = twice.after(clb('takeBackDeclined'));
    expect(again).toMatchObject({ stage: 'awaitingFirstContact', holder: 'provider' });
    expect(again.after(provider('firstContactFailed')).stage).toBe('awaitingFirstContact');
  });

  test('that failed with one provider is not counted against the next', () => {
    const next = accepted.after(
      provider('firstContactFailed'),
      provider('stoppedEarly'),
      clb('takenBack', { next: 'newChoice' }),
      clb('offerChosen'),
      provider('accepted'),
      provider('firstContactFailed'),
    );
    expect(next.stage).toBe('awaitingFirstContact');
  });
});

describe.each([
  ['clb', clb, provider],
  ['provider', provider, clb],
] as const)('a start table that the %s convenes', (convener, convenes, other) => {
  const waiting = aCase({ ...byClb, convener }).after(...toStartTable);

  test('is planned and held by nobody else', () => {
    expect(waiting).toMatchObject({ stage: 'awaitingStartTable', holder: convener, clock: 'startTable' });
    expect(waiting.refusal(other('startTableHeld'))).toBe('actorConvenes');
    const planned = waiting.after(convenes('startTablePlanned', { on: '2026-12-04' }));
    expect(planned.effects).toContainEqual({ type: 'startDeadline', kind: 'startTable', on: '2026-12-04' });
    expect(planned.told).toEqual(['school: startTablePlanned']);
    const held = planned.after(convenes('startTableHeld', { schoolPresent: 'no' }));
    expect(held).toMatchObject({ stage: 'pathwayRunning', holder: 'provider' });
    expect(held.told).toEqual(['clb: pathwayStarted', 'school: pathwayStarted']);
  });
});

describe('a pathway that runs', () => {
  const running = aCase(byClb).after(...toPathway);

  test('is looked at again at every interim table', () => {
    const stopped = running.after(provider('clockStopped'));
    const held = stopped.after(provider('interimTableHeld'));
    expect(held).toMatchObject({ stage: 'pathwayRunning', told: ['clb: interimTableHeld'] });
    expect(held.running.get('pathwayCheck')).toBe('runs');
    expect(held.context.clockStopped).toBe(false);
  });

  test('may be adjusted, at the request of provider or CLB', () => {
    const asked = running.after(clb('adjustmentAsked'));
    expect(asked).toMatchObject({ stage: 'awaitingAdjustment', holder: 'provider' });
    expect(asked.after(provider('adjustmentAgreed')).stage).toBe('pathwayRunning');
    expect(asked.after(provider('closingPlanned')).stage).toBe('awaitingClosingTable');
  });

  test('that was to be closed may go on', () => {
    expect(running.after(provider('closingPlanned'), provider('pathwayContinued')).stage).toBe('pathwayRunning');
  });
});

describe('stopping early', () => {
  test.each([
    ['awaitingFirstContact', toFirstContact],
    ['awaitingStartTable', toStartTable],
    ['pathwayRunning', toPathway],
    ['awaitingAdjustment', [...toPathway, provider('adjustmentAsked')]],
  ])('from %s is an offer to the CLB, and a declined one goes back where it was', (stage, road) => {
    const stopped = aCase(byClb).after(...road, provider('stoppedEarly'));
    expect(stopped).toMatchObject({ stage: 'awaitingTakeBack', holder: 'clb', clock: 'takeBack' });
    expect(stopped.told).toEqual(['clb: stoppedEarly', 'school: attendanceEnded']);
    expect(stopped.after(clb('takeBackDeclined'))).toMatchObject({ stage, told: ['provider: takeBackDeclined'] });
  });

  test('the CLB takes the case back, to choose again or to close it', () => {
    const stopped = aCase(byClb).after(...toPathway, provider('stoppedEarly'));
    const again = stopped.after(clb('takenBack', { next: 'newChoice' }));
    expect(again).toMatchObject({ stage: 'awaitingChoice', told: ['provider: takenBack'] });
    expect(again.filled.has('provider')).toBe(false);
    const closed = stopped.after(clb('takenBack', { next: 'close', result: 'otherHelp' }));
    expect(closed).toMatchObject({ stage: 'closed', context: { result: 'otherHelp' } });
  });
});

describe('closing', () => {
  const closing = aCase({ startsAt: 'clb', hasPbd: false }).after(...toClosing);
  const held = (returnChecks: number, contact: string) =>
    provider('closingTableHeld', {
      result: 'backAtSchool',
      returnChecks,
      returnContact: contact,
      returnContactName: 'X',
    });

  test('without return checks ends the case, and CLB and school hear it', () => {
    const closed = closing.after(held(0, 'school'));
    expect(closed).toMatchObject({ stage: 'closed', holder: null, context: { result: 'backAtSchool' } });
    expect(closed.told).toEqual(['clb: closed', 'school: closed']);
    expect(closing.after(provider('closedWithoutTable', { result: 'work' }))).toMatchObject({
      stage: 'closed',
      context: { result: 'work' },
    });
  });

  test('with return checks asks the named person as often as was decided', () => {
    const checks = closing.after(held(2, 'school'));
    expect(checks).toMatchObject({ stage: 'awaitingReturnChecks', holder: 'school', clock: 'returnCheck' });
    const once = checks.after(school('returnChecked'));
    expect(once).toMatchObject({ stage: 'awaitingReturnChecks', told: ['clb: returnChecked'] });
    expect(once.after(school('returnChecked'))).toMatchObject({ stage: 'closed', told: ['clb: closed'] });
  });

  test('asks work or another place through the CLB, which is reminded', () => {
    for (const place of ['work', 'otherPlace']) {
      const checks = closing.after(held(1, place));
      expect(checks).toMatchObject({ stage: 'awaitingReturnChecks', holder: 'returnContact' });
      expect(checks.effects).toContainEqual({ type: 'startDeadline', kind: 'returnCheck', slot: 'clb' });
      expect(checks.after(clb('returnChecked')).stage).toBe('closed');
      expect(checks.after(returnContact('returnChecked')).stage).toBe('closed');
    }
  });

  test('asks the CLB where there is no school to ask', () => {
    const alone = aCase({ ...byClb, hasSchool: false }).after(...toClosing, held(1, 'school'));
    expect(alone).toMatchObject({ stage: 'awaitingReturnChecks', holder: 'clb' });
  });

  test('a relapse goes to the CLB with its history, and without the former provider', () => {
    const relapsed = closing.after(held(2, 'work'), clb('relapsed'));
    expect(relapsed).toMatchObject({ stage: 'awaitingClbSection', holder: 'clb', told: ['clb: relapsed'] });
    expect(relapsed.filled.has('provider')).toBe(false);
    expect(relapsed.filled.has('returnContact')).toBe(false);
    expect(relapsed.context).toMatchObject({ clbSectionIn: false, returnChecksLeft: 0, result: null });
  });

  test('a new school is asked instead of the former one; no school: the CLB', () => {
    const checks = closing.after(held(2, 'school'));
    const moved = checks.after(clb('schoolChanged', { school: 'school-2' }));
    expect(moved).toMatchObject({ stage: 'awaitingReturnChecks', holder: 'school', told: ['school: joinedCase'] });
    expect(moved.running.get('returnCheck')).toBe('runs');
    expect(checks.after(clb('schoolChanged', { school: 'none' }))).toMatchObject({ holder: 'clb' });
  });
});
