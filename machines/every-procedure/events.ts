import { z } from 'zod';
import { helpersRead } from '../cover.ts';
import { deadlineKinds } from '../deadlines.ts';
import { choice, date, reference, text, yesNo } from '../fields.ts';
import type { EventRule } from '../procedure.ts';

/** Why somebody without a slot may have to read a case at once. */
export const emergencyReasons = ['acuteDanger', 'missingPerson', 'urgentCare', 'nobodyReachable'] as const;

const partners = ['clb', 'secondClb', 'school', 'pbd', 'contactPoint', 'provider'] as const;
/** Who is asked for akkoord may also answer personally, on the own page and for nobody else. */
const answering = ['clb', 'pupil', 'parent', 'secondParent'] as const;
const system = { by: ['system'], weight: 'note' } as const;
const deadline = z.enum(deadlineKinds);
/** What an akkoord covers, and until which day; what is not said is not shared. */
const cover = {
  helpers: choice(helpersRead).optional(),
  schoolHealth: choice(['no', 'inWriting']).optional(),
  until: date().optional(),
};

/** Events that every procedure knows: notes, questions, the clock, slots, changes of school or CLB, akkoord, the end. */
export const everyProcedureEvents = {
  contactNoted: {
    by: partners,
    weight: 'note',
    payload: z.strictObject({
      how: choice(['phone', 'visit', 'videoCall', 'message', 'other']),
      with: text(120),
      on: date(),
      text: text(4000),
      layer: reference('layer'),
    }),
  },
  noteAdded: {
    by: partners,
    weight: 'note',
    payload: z.strictObject({
      text: text(4000),
      layer: reference('layer'),
      notToParents: reference('notToParents').optional(),
    }),
  },
  /** One answer, changed after its part was handed in; `before` and `after` as people read them. */
  formAmended: {
    by: ['school', 'pbd', 'clb', 'secondClb'],
    weight: 'note',
    through: 'form',
    payload: z.strictObject({
      section: choice(['school', 'pbd', 'clb']),
      field: text(40),
      question: text(200),
      before: z.string().max(20_000),
      after: z.string().max(20_000),
      reason: text(500),
      layer: text(40),
    }),
  },
  /** Between the pens, about one question or a whole part; `remark` is the number of the event that is settled. */
  remarkMade: {
    by: ['school', 'pbd', 'clb', 'secondClb'],
    weight: 'note',
    through: 'form',
    payload: z.strictObject({
      section: choice(['school', 'pbd', 'clb']),
      field: text(40).optional(),
      question: text(200).optional(),
      text: text(1000),
      layer: text(40),
    }),
  },
  remarkSettled: {
    by: ['school', 'pbd', 'clb', 'secondClb'],
    weight: 'note',
    through: 'form',
    payload: z.strictObject({ remark: z.int(), layer: text(40) }),
  },
  attachmentAdded: {
    by: partners,
    weight: 'note',
    through: 'attachment',
    payload: z.strictObject({
      documentKind: choice(['report', 'letter', 'other']),
      name: text(120),
      on: date(),
      layer: text(40),
    }),
  },
  attachmentWithdrawn: {
    by: ['clb', 'secondClb'],
    weight: 'note',
    through: 'attachment',
    payload: z.strictObject({ name: text(120), reason: text(500), layer: text(40) }),
  },
  statusAsked: {
    by: [...partners, 'coordinator'],
    weight: 'note',
    payload: z.strictObject({ question: text(500).optional() }),
  },
  statusAnswered: {
    by: [...partners, 'returnContact'],
    onBehalfBy: ['clb'],
    weight: 'note',
    payload: z.strictObject({
      answer: choice(['busy', 'waitingForPupil', 'waitingForParents', 'waitingForOther', 'done']),
      text: text(1000).optional(),
    }),
  },
  clockStopped: {
    by: partners,
    weight: 'side',
    payload: z.strictObject({
      reason: choice(['illness', 'family', 'holiday', 'otherHelpFirst', 'agreed']),
      text: text(500),
    }),
  },
  clockResumed: { by: partners, weight: 'side', payload: z.strictObject({ text: text(500).optional() }) },
  slotFilled: { by: partners, weight: 'note', payload: z.strictObject({ member: reference('ownMember') }) },
  slotHandedOver: {
    by: partners,
    weight: 'note',
    payload: z.strictObject({ member: reference('ownMember'), reason: text(300) }),
  },
  slotEmptied: { by: partners, weight: 'note', payload: z.strictObject({ reason: text(300) }) },
  schoolChanged: {
    by: ['clb'],
    weight: 'side',
    payload: z.strictObject({ school: reference('schoolOrNone'), on: date() }),
  },
  clbChanged: { by: ['clb'], weight: 'side', payload: z.strictObject({ clb: reference('clb'), reason: text(500) }) },
  clbTransferAccepted: { by: ['newClb'], weight: 'step', payload: z.strictObject({ note: text(500).optional() }) },
  clbTransferDeclined: { by: ['newClb'], weight: 'side', payload: z.strictObject({ reason: text(500) }) },
  clbObjectionMade: { by: ['clb'], weight: 'side', payload: z.strictObject({ madeBy: text(120), on: date() }) },
  secondClbAdded: {
    by: ['clb'],
    weight: 'note',
    payload: z.strictObject({ clb: reference('clb'), reason: text(500) }),
  },
  competenceAssessed: {
    by: ['clb'],
    weight: 'note',
    payload: z.strictObject({ competent: yesNo(), reason: text(1000) }),
  },
  consentGiven: {
    by: answering,
    weight: 'step',
    payload: z.strictObject({
      party: reference('openConsent'),
      mode: choice(['oral', 'written']),
      on: date(),
      ...cover,
      note: text(500).optional(),
    }),
  },
  consentChanged: {
    by: ['clb'],
    weight: 'note',
    payload: z.strictObject({
      party: reference('givenConsent'),
      mode: choice(['oral', 'written']),
      on: date(),
      ...cover,
      helpers: choice(helpersRead),
      note: text(500).optional(),
    }),
  },
  /** The application records it and never proposes it: such an exception is a professional's own decision. */
  sharedOnOtherGround: {
    by: ['clb'],
    weight: 'side',
    payload: z.strictObject({
      ground: choice(['danger', 'legalDuty', 'courtDecision', 'other']),
      reason: text(1000),
      helpers: choice(helpersRead),
      reviewOn: date(),
      told: choice(['told', 'notYetSafe']),
    }),
  },
  groundReviewed: {
    by: ['clb'],
    weight: 'note',
    payload: z.strictObject({ stays: yesNo(), reviewOn: date().optional(), note: text(500) }),
  },
  consentRefused: {
    by: answering,
    weight: 'side',
    payload: z.strictObject({
      party: reference('openConsent'),
      talkAgainOn: date().optional(),
      note: text(500).optional(),
    }),
  },
  consentWithdrawn: {
    by: answering,
    weight: 'side',
    payload: z.strictObject({ party: reference('givenConsent'), on: date() }),
  },
  parentUnreachable: { by: ['clb'], weight: 'side', payload: z.strictObject({ tried: text(1000) }) },
  parentsInConflict: { by: ['clb'], weight: 'side', payload: z.strictObject({ note: text(300).optional() }) },
  /** Yes or no only: no judicial facts are kept. */
  decisionByCourt: { by: ['clb'], weight: 'side', payload: z.strictObject({ replacesParents: yesNo() }) },
  consentReviewed: { by: ['clb'], weight: 'note', payload: z.strictObject({ note: text(500) }) },
  contactsReviewed: { by: ['clb'], weight: 'note', payload: z.strictObject({ note: text(500).optional() }) },
  withdrawn: {
    by: ['clb', 'school'],
    weight: 'side',
    payload: z.strictObject({
      reason: choice([
        'solvedAtSchool',
        'otherHelp',
        'pupilDeclines',
        'parentsDecline',
        'moved',
        'notIndicated',
        'other',
      ]),
      text: text(1000).optional(),
    }),
  },
  voidProposed: {
    by: ['clb'],
    weight: 'side',
    payload: z.strictObject({ reason: choice(['wrongPupil', 'noGround', 'enteredTwice']), text: text(500) }),
  },
  voidDropped: { by: ['clb', 'coordinator'], weight: 'side', payload: z.strictObject({ reason: text(300) }) },
  voided: { by: ['clb', 'coordinator'], weight: 'side', payload: z.strictObject({ confirmation: text(300) }) },
  mergedInto: {
    by: ['clb'],
    weight: 'side',
    payload: z.strictObject({ case: reference('sameSubjectCase'), reason: text(300) }),
  },
  reopened: { by: ['clb'], weight: 'side', payload: z.strictObject({ reason: text(500) }) },
  /** Somebody without a slot opened the case in an emergency; recorded by the route that opens it, never by hand. */
  emergencyAccessOpened: {
    by: ['system'],
    weight: 'note',
    through: 'emergency',
    payload: z.strictObject({ access: text(60), reason: choice(emergencyReasons), text: text(1000) }),
  },
  /** The CLB that keeps the file says of each such access whether it was right. */
  emergencyAccessReviewed: {
    by: ['clb'],
    weight: 'note',
    payload: z.strictObject({ access: reference('emergencyAccess'), justified: yesNo(), note: text(1000) }),
  },
  deadlinePassed: { ...system, payload: z.strictObject({ kind: deadline, deadlineId: z.string() }) },
  reminderSent: { ...system, payload: z.strictObject({ kind: deadline, deadlineId: z.string() }) },
  escalated: {
    ...system,
    payload: z.strictObject({
      kind: deadline,
      deadlineId: z.string(),
      level: z.int(),
      to: choice(['holder', 'colleague', 'coordinator', 'otherOrganisation']),
    }),
  },
} as const satisfies Record<string, EventRule>;
