import { z } from 'zod';

/** How a member hears of something by mail; the inbox in the application has it in any case. */
export const mailChoices = ['direct', 'digest', 'none'] as const;
export const MailChoice = z.enum(mailChoices);
export type MailChoice = z.infer<typeof MailChoice>;

/** Kinds of notices that belong together, so that nobody has to choose forty times. */
export const mailTopics = ['turn', 'terms', 'questions', 'progress', 'end'] as const;
export const MailTopic = z.enum(mailTopics);
export type MailTopic = z.infer<typeof MailTopic>;

/** As long as a member chose nothing: at once what asks for something, the rest once a day. */
export const usualChoice: Record<MailTopic, MailChoice> = {
  turn: 'direct',
  terms: 'direct',
  questions: 'direct',
  progress: 'digest',
  end: 'digest',
};

/** The topic of each kind of notice; a kind that is not named tells how a case goes on. */
const kindsOf: Partial<Record<MailTopic, readonly string[]>> = {
  turn: [
    'yourTurn',
    'placeFree',
    'joinedCase',
    'clbTransferAsked',
    'clbTransferred',
    'moreAsked',
    'returnOffered',
    'returnDeclined',
    'declined',
    'answerLapsed',
    'reconsiderationAsked',
    'stoppedEarly',
    'takeBackDeclined',
    'consentEnded',
    'contactWindowEnded',
    'relapsed',
    'voidProposed',
    'familyAnswered',
    'linkLocked',
  ],
  terms: [
    'reminder',
    'termPassed',
    'escalatedHolder',
    'escalatedColleague',
    'escalatedCoordinator',
    'escalatedOtherOrganisation',
    'summerNear',
    'schoolYearStart',
  ],
  questions: ['statusAsked', 'statusAnswered'],
  end: ['closed', 'caseEnded', 'attendanceEnded', 'takenBack', 'voidDropped', 'caseVoided', 'caseMerged'],
};

/** Every kind of notice that is named, with its topic. */
export const topicOfKind: ReadonlyMap<string, MailTopic> = new Map(
  mailTopics.flatMap((topic) => (kindsOf[topic] ?? []).map((kind) => [kind, topic] as const)),
);

export const otherTopic: MailTopic = 'progress';

/** What a member chose, topic by topic. */
export const MailPreferences = z.object({
  /** Where mails go; null where nobody knows an address. */
  address: z.string().nullable(),
  topics: z.array(z.object({ id: MailTopic, label: z.string(), description: z.string(), choice: MailChoice })),
});
export type MailPreferences = z.infer<typeof MailPreferences>;

export const ChooseMail = z.strictObject({ topic: MailTopic, choice: MailChoice });
