import { describe, expect, test } from 'vitest';
import { deadlineKinds } from '../../machines/deadlines.ts';
import {
  aCase,
  byClb,
  clb,
  coordinator,
  newClb,
  passes,
  provider,
  pupilAgrees,
  school,
  toChoice,
  toPathway,
  toProvider,
} from './a-case.ts';

const emptied = { type: 'emptySection', section: 'school' };

describe('notes and questions', () => {
  const open = aCase();

  test('a contact, a note or an attachment is added and moves nothing', () => {
    for (const type of ['contactNoted', 'noteAdded', 'attachmentAdded']) {
      const noted = open.after(school(type));
      expect(noted).toMatchObject({ stage: open.stage, effects: [], context: open.context });
    }
    expect(open.refusal(school('attachmentAdded', {}, { network: { attachments: false } }))).toBe('attachmentsAreOn');
  });

  test('reminders, escalations and terms that pass are recorded wherever the case is', () => {
    for (const kind of deadlineKinds) expect(open.after(passes(kind)).stage).toBe('awaitingSchoolSection');
    expect(open.after({ ...passes('schoolSection'), type: 'reminderSent' }).effects).toEqual([]);
    const escalated = { kind: 'schoolSection', level: 1, to: 'colleague' };
    expect(open.after({ ...passes('schoolSection'), type: 'escalated', payload: escalated }).effects).toEqual([]);
  });

  test('"waar staat dit?" is asked once at a time, answered, and ends with the step', () => {
    const asked = open.after(coordinator('statusAsked'));
    expect(asked.told).toEqual(['holder: statusAsked']);
    expect(asked.running.get('statusQuestion')).toBe('runs');
    expect(asked.refusal(clb('statusAsked'))).toBe('noStatusQuestionOpen');
    expect(asked.after(school('statusAnswered')).running.has('statusQuestion')).toBe(false);
    expect(asked.after(school('schoolSectionHandedIn')).context.statusAsked).toBe(false);
    expect(open.refusal(school('statusAnswered'))).toBe('statusQuestionOpen');
  });

  test('a clock stops with a reason, is looked at again, and goes on; the next step starts with its own', () => {
    const stopped = open.after(school('clockStopped', { reason: 'illness' }));
    expect(stopped.running.get('schoolSection')).toBe('stopped');
    expect(stopped.running.get('stoppedClockReview')).toBe('runs');
    expect(stopped.refusal(school('clockStopped'))).toBe('clockRuns');
    expect(stopped.after(school('clockResumed')).running.get('schoolSection')).toBe('runs');
    const next = stopped.after(school('schoolSectionHandedIn'));
    expect(next.running.get('pbdAdvice')).toBe('runs');
    expect(next.context.clockStopped).toBe(false);
  });

  test('a colleague takes over, and a slot that nobody fills falls to the organisation', () => {
    const assigned = { type: 'assignMember', slot: 'clb', memberId: 'member-9' };
    expect(open.after(clb('slotHandedOver', { member: 'member-9' })).effects).toEqual([assigned]);
    expect(open.after(clb('slotEmptied')).effects).toEqual([{ ...assigned, memberId: null }]);
  });
});

describe('another school', () => {
  test('begins with an empty section; the provider goes on', () => {
    const moved = aCase(byClb).after(...toPathway, clb('schoolChanged', { school: 'school-2' }));
    expect(moved).toMatchObject({ stage: 'pathwayRunning', holder: 'provider', told: ['school: joinedCase'] });
    expect(moved.effects).toEqual(
      expect.arrayContaining([emptied, { type: 'fillSlot', slot: 'school', organisationId: 'school-2' }]),
    );
  });

  test('that is aan zet gets the time that the former one had', () => {
    const moved = aCase().after(clb('schoolChanged', { school: 'school-2' }));
    expect(moved).toMatchObject({ stage: 'awaitingSchoolSection', holder: 'school' });
    expect(aCase().after(school('schoolSectionHandedIn'), clb('schoolChanged')).stage).toBe('awaitingSchoolSection');
  });

  test('none is a full answer: no school, no PBD, the CLB holds', () => {
    const none = clb('schoolChanged', { school: 'none' });
    for (const before of [aCase(), aCase().after(school('schoolSectionHandedIn'))]) {
      const alone = before.after(none);
      expect(alone).toMatchObject({ stage: 'awaitingClbSection', holder: 'clb', context: { hasPbd: false } });
      expect(alone.effects).toEqual(
        expect.arrayContaining([emptied, { type: 'endSlot', slot: 'school' }, { type: 'endSlot', slot: 'pbd' }]),
      );
    }
  });
});

describe('another CLB', () => {
  const asked = aCase(byClb).after(clb('clbChanged'));

  test('holds only after it accepted and ten days for objection have passed, in whatever order', () => {
    expect(asked).toMatchObject({ holder: 'clb', told: ['newClb: clbTransferAsked'] });
    const accepted = asked.after(newClb('clbTransferAccepted'));
    expect(accepted.told).toEqual(['clb: clbTransferAccepted']);
    expect(accepted.effects).not.toContainEqual({ type: 'moveSlot', from: 'newClb', to: 'clb' });
    const first = accepted.after(passes('clbObjection'));
    const second = asked.after(passes('clbObjection')).after(newClb('clbTransferAccepted'));
    for (const done of [first, second]) {
      expect(done.effects).toContainEqual({ type: 'moveSlot', from: 'newClb', to: 'clb' });
      expect(done).toMatchObject({ told: ['clb: clbTransferred'], context: { clbTransfer: null } });
      expect(done.running.has('clbObjection')).toBe(false);
    }
  });

  test('does not come when it declines, or when somebody objects', () => {
    const declined = asked.after(newClb('clbTransferDeclined'));
    expect(declined).toMatchObject({ told: ['clb: clbTransferDeclined'], context: { clbTransfer: null } });
    const objected = asked.after(newClb('clbTransferAccepted'), clb('clbObjectionMade'));
    expect(objected).toMatchObject({ told: ['newClb: requestWithdrawn'], context: { clbTransfer: null } });
    expect(objected.filled.has('newClb')).toBe(false);
    expect(asked.refusal(clb('clbChanged'))).toBe('noClbTransfer');
  });

  test('may also work beside the first', () => {
    expect(aCase().after(clb('secondClbAdded')).told).toEqual(['secondClb: joinedCase']);
  });
});

describe('the calendar', () => {
  test('a new school year proposes new contacts and keeps the clocks', () => {
    const september = aCase().after(passes('schoolYearStart'));
    expect(september.told).toEqual(['clb: schoolYearStart']);
    expect(september.running.get('contactsReview')).toBe('runs');
    expect(september.running.get('schoolSection')).toBe('runs');
    expect(september.after(clb('contactsReviewed')).running.has('contactsReview')).toBe(false);
    expect(aCase().after(passes('summerNear')).told).toEqual(['holder: summerNear']);
  });
});

describe('the end', () => {
  const running = aCase(byClb).after(...toPathway);
  const proposed = running.after(clb('voidProposed', {}, { member: 'an' }));

  test('a case is voided by two persons: receivers are told, the personal content goes', () => {
    expect(running.refusal(clb('voided'))).toBe('secondPersonConfirms');
    expect(proposed.refusal(clb('voided', {}, { member: 'an' }))).toBe('secondPersonConfirms');
    const voided = proposed.after(clb('voided', {}, { member: 'bert' }));
    expect(voided).toMatchObject({ stage: 'voided', holder: null });
    expect(voided.told).toEqual(
      expect.arrayContaining(['school: caseVoided', 'provider: caseVoided', 'contactPoint: caseVoided']),
    );
    expect(voided.effects).toContainEqual({ type: 'erasePersonalPayload' });
    expect(voided.refusal(clb('reopened'))).toBe('caseEnded');
  });

  test('a proposal to void may be dropped', () => {
    expect(proposed.refusal(clb('voidProposed'))).toBe('notYetProposedToVoid');
    const dropped = proposed.after(coordinator('voidDropped'));
    expect(dropped.refusal(clb('voided', {}, { member: 'bert' }))).toBe('secondPersonConfirms');
  });

  test('two cases of one pupil become one', () => {
    const merged = running.after(clb('mergedInto'));
    expect(merged).toMatchObject({ stage: 'mergedInto', holder: null });
    expect(merged.told).toEqual(expect.arrayContaining(['school: caseMerged', 'provider: caseMerged']));
  });

  test('a case is withdrawn, or referred to ROTS with its criterion', () => {
    expect(running.after(clb('withdrawn')).told).toContain('provider: caseEnded');
    const referred = running.after(clb('referredToRots', { criterion: 'absenceGoesOn' }));
    expect(referred).toMatchObject({ stage: 'referredToRots', holder: null });
    expect(referred.effects).toContainEqual({ type: 'referToRots', criterion: 'absenceGoesOn' });
  });

  test('reopening, where agreed, gives the case back to the CLB without its former provider and open matters', () => {
    const ended = running.after(clb('clbChanged'), clb('voidProposed'), clb('withdrawn'));
    expect(ended.refusal(clb('reopened', {}, { network: { reopenAllowed: false } }))).toBe('reopeningIsAgreed');
    expect(ended.refusal(clb('noteAdded'))).toBe('caseEnded');
    const reopened = ended.after(clb('reopened'));
    expect(reopened).toMatchObject({ stage: 'awaitingClbSection', holder: 'clb', clock: 'clbSection' });
    expect(reopened.filled.has('provider')).toBe(false);
    expect(reopened.context).toMatchObject({ clbTransfer: null, voidProposedBy: null, clbSectionIn: false });
    expect(reopened.running.get('schoolYearStart')).toBe('runs');
  });

  test('after the end a late deadline changes nothing', () => {
    expect(running.after(clb('withdrawn')).refusal(passes('pathwayCheck'))).toBe('caseEnded');
  });
});

test('birthdays are watched from submission on', () => {
  const submitted = aCase(byClb).after(pupilAgrees, clb('clbSectionHandedIn'));
  expect(submitted.effects).toContainEqual({ type: 'startDeadline', kind: 'turned12', on: null });
  expect(aCase(byClb).after(...toProvider, provider('declined')).context.declines).toBe(1);
  expect(aCase(byClb).after(...toChoice).stage).toBe('awaitingChoice');
});
