/**
 * Every kind of deadline that a procedure can start. A kind is a promise about who is expected to do what;
 * how long it lasts is afsprakenkader (data), never code. No kind here is a legal term unless its line says so.
 */
export const deadlineKinds = [
  // One per step of naft: the clock of the state.
  'schoolSection',
  'pbdAdvice',
  'clbSection',
  'consent',
  'choice',
  'dispatch',
  'providerAnswer',
  'waitingListReview',
  'firstContact',
  'startTable',
  'pathwayCheck',
  'adjustment',
  'closingTable',
  'returnCheck',
  'takeBack',
  // Beside a step.
  'providerAnswerLapse', // unanswered after the reminder: the next offer, where the network agreed so
  'returnAcceptance', // a CLB offers a case back to the school
  'clbObjection', // hard: 10 days to object when the file moves to another CLB
  'consentTalk', // the date on which the CLB talks again after a refusal
  'groundReview', // whether sharing without akkoord still has its ground
  'consentReview', // after a birthday that changes who decides
  'contactsReview', // 1 September: who fills the slots this year
  'statusQuestion', // "waar staat dit?"
  'contactDataWindow', // after a withdrawn akkoord the coach keeps contact data this long
  'emergencyReview', // the CLB looks at an emergency access
  'stoppedClockReview', // a stopped clock is looked at again: nothing stands still in silence
  // Dates of the calendar, no one's task by themselves.
  'turned12',
  'turned18',
  'consentUntil', // until when somebody agreed
  'schoolYearStart',
  'summerNear',
] as const;

export type DeadlineKind = (typeof deadlineKinds)[number];
