import type { GuardSource } from '../procedure.ts';
import type { GuardName } from './guards.ts';

const procedure = (source: string): GuardSource => ({ kind: 'procedure', source });
const agreed = (source: string): GuardSource => ({ kind: 'afsprakenkader', source });
const hard = (source: string): GuardSource => ({ kind: 'hard', source });

const onlyClbRefers = hard(
  'Only a CLB refers: https://www.meldpuntsi.be/over-het-meldpunt/werking-van-het-meldpunt-voor-schoolexterne-interventies',
);
const twelve = hard(
  'From 12 a pupil is presumed competent, deviation with reason: https://www.yumpu.com/nl/document/view/20411125/fiche-bekwaamheid-van-de-minderjarige-welzijn-volksgezondheid-',
);
const consentFirst = hard(
  'Agreement before the CLB shares: https://katholiekonderwijs.vlaanderen/nieuws/privacywetgeving-en-uitwisseling-van-leerlingengegevens-tussen-school-en-clb-0',
);
const otherGround = hard(
  'Exceptions to secrecy are personal decisions of the professional, recorded and never proposed: https://commissionpsychologues.be/nl/458bis',
);
const tenDays = hard('Ten days to object when the CLB file moves: http://www.clb-ami1.be/je-dossier');
const form = agreed('form: which questions are required');

/** Where each guard comes from; complete by type, so a new guard without a source does not compile. */
export const guardSources: Record<GuardName, GuardSource> = {
  startsAtSchool: procedure('who holds the pen first'),
  schoolSectionComplete: form,
  schoolSectionReadyForPbd: agreed('pbdAdvice'),
  schoolSectionStillOut: form,
  schoolCanBeAsked: procedure('no school, no school section'),
  schoolCanTakeBack: procedure('a return is an offer that must be accepted'),
  returnIsOffered: procedure('a return is an offer that must be accepted'),
  pbdCanBeAsked: agreed('pbdAdvice'),
  pbdSectionComplete: form,
  lateAdviceWelcome: agreed('pbdAdvice'),
  pbdTermPassed: agreed('terms.pbdAdvice: advice is never a gate'),
  submitToProvider: onlyClbRefers,
  submitToContactPoint: onlyClbRefers,
  submitToChoice: onlyClbRefers,
  readyToSubmit: onlyClbRefers,
  consentWithProviderWaiting: consentFirst,
  consentWithContactPointWaiting: consentFirst,
  speaksForAnother: hard(
    'Who has to agree agrees personally: https://eur-lex.europa.eu/eli/reg/2016/679/oj, art. 4 (11) and 7',
  ),
  consentBecomesComplete: consentFirst,
  consentNotYetComplete: consentFirst,
  parentsAreAsked: agreed('consentParties'),
  parentsNotYetInConflict: agreed('consentParties'),
  consentCompleteWithoutSchool: consentFirst,
  somebodyAgreed: consentFirst,
  akkoordRunsOut: consentFirst,
  anotherGroundIsUsed: otherGround,
  groundStays: otherGround,
  groundEndsAkkoord: otherGround,
  groundEndsAkkoordAndProviderWaits: otherGround,
  groundEndsAkkoordAndContactPointWaits: otherGround,
  subjectIsPupil: twelve,
  providerWaits: consentFirst,
  contactPointWaits: consentFirst,
  choiceMayBeSharedDirectly: consentFirst,
  choiceMayBeShared: consentFirst,
  actorIsProvider: procedure('whoever was asked may ask back'),
  actorIsContactPoint: procedure('whoever was asked may ask back'),
  directRoute: agreed('route'),
  aProviderDeclined: procedure('a coordinator asks to reconsider, the provider decides'),
  lapsedToNextDirect: agreed('unansweredProvider'),
  lapsedToNextDispatch: agreed('unansweredProvider'),
  consultBecomesProposed: agreed('consultProposedAfterDeclines'),
  consultBecomesProposedDirect: agreed('consultProposedAfterDeclines'),
  lastContactAttempt: agreed('firstContactAttempts'),
  actorConvenes: agreed('startTableConvener'),
  alreadyEnded: procedure('registration after the fact keeps both dates'),
  checksDecided: procedure('the closing table decides on return checks'),
  checksElsewhere: procedure('who checks is a named person, with or without account'),
  lastReturnCheck: procedure('the closing table decides on return checks'),
  contactWindowEnded: agreed('contactDataDaysAfterWithdrawal'),
  closesAtTakeBack: procedure('the CLB decides what follows'),
  stoppedFromFirstContact: procedure('a return is an offer that must be accepted'),
  stoppedFromStartTable: procedure('a return is an offer that must be accepted'),
  stoppedFromPathway: procedure('a return is an offer that must be accepted'),
  stoppedFromAdjustment: procedure('a return is an offer that must be accepted'),
  attachmentsAreOn: agreed('attachments'),
  partWasHandedIn: procedure('what was handed in is amended with a reason, never overwritten'),
  aboutSchoolPart: procedure('a remark is told to whose part it is about'),
  aboutPbdPart: procedure('a remark is told to whose part it is about'),
  emergencyToReview: procedure('an emergency access is looked at afterwards'),
  lastEmergencyToReview: procedure('an emergency access is looked at afterwards'),
  noStatusQuestionOpen: procedure('one question at a time'),
  statusQuestionOpen: procedure('one question at a time'),
  clockRuns: procedure('stop the clock with a reason'),
  clockStandsStill: procedure('stop the clock with a reason'),
  schoolGoesAway: procedure('no school is a full answer'),
  noClbTransfer: tenDays,
  clbTransferRuns: tenDays,
  clbTransferCompletes: tenDays,
  clbTransferNotYetAccepted: tenDays,
  objectionTermEndsTransfer: tenDays,
  objectionTermEndsFirst: tenDays,
  birthdayTwelve: twelve,
  birthdayEighteen: procedure('at 18 parents no longer decide'),
  schoolYearStarts: procedure('1 September proposes new contacts'),
  summerComesNear: agreed('summer: holders are warned from 1 June'),
  withdrawalIsTheirs: onlyClbRefers,
  notYetProposedToVoid: procedure('two persons void a case'),
  proposedToVoid: procedure('two persons void a case'),
  secondPersonConfirms: procedure('two persons void a case'),
  reopeningIsAgreed: agreed('reopenAllowed'),
};
