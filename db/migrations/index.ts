import type { Migration } from 'kysely/migration';
import * as cases from './0001-cases.ts';
import * as commitMove from './0002-commit-move.ts';
import * as deadlineFailure from './0003-deadline-failure.ts';
import * as mail from './0004-mail.ts';
import * as loadCase from './0005-load-case.ts';
import * as appNow from './0006-app-now.ts';
import * as readPages from './0007-read-pages.ts';
import * as commitMoveAgain from './0008-commit-move-again.ts';
import * as formVersions from './0009-form-versions.ts';
import * as digest from './0010-digest.ts';
import * as attachments from './0012-attachments.ts';
import * as manyMoves from './0013-many-moves.ts';
import * as serverWork from './0014-server-work.ts';
import * as forgivenAttempts from './0015-forgiven-attempts.ts';
import * as signIn from './0016-sign-in.ts';
import * as organisations from './0017-organisations.ts';
import * as sweepBatches from './0018-adds-sweep-batches.ts';
import * as worklistOrder from './0019-worklist-order.ts';
import * as plannedByIndex from './0020-planned-by-index.ts';
import * as sealedContent from './0021-sealed-content.ts';
import * as addsAuditBlocks from './0023-adds-audit-blocks.ts';
import * as addsLogins from './0024-adds-logins.ts';
import * as akkoordOfCases from './0026-akkoord-of-cases.ts';
import * as readerRights from './0027-reader-rights.ts';
import * as familyLinks from './0028-family-links.ts';
import * as addsEmergencyAccess from './0029-adds-emergency-access.ts';
import * as coverOfAkkoord from './0030-cover-of-akkoord.ts';
import * as movesOfSealedCases from './0022-moves-of-sealed-cases.ts';

/**
 * Every migration by name, in the order of the names. A migration that has run somewhere is frozen: a change is a new
 * one. A migration imports nothing of the application, so that it does tomorrow what it did today. One that is called
 * `NNNN-adds-…` leaves everything that the release before uses as it is, so that processes of that release go on beside
 * it (`docs/decisions/0011-two-releases-side-by-side.md`; a test compares the schemas).
 */
export const migrations: Record<string, Migration> = {
  '0001-cases': cases,
  '0002-commit-move': commitMove,
  '0003-deadline-failure': deadlineFailure,
  '0004-mail': mail,
  '0005-load-case': loadCase,
  '0006-app-now': appNow,
  '0007-read-pages': readPages,
  '0008-commit-move-again': commitMoveAgain,
  '0009-form-versions': formVersions,
  '0010-digest': digest,
  '0012-attachments': attachments,
  '0013-many-moves': manyMoves,
  '0014-server-work': serverWork,
  '0015-forgiven-attempts': forgivenAttempts,
  '0016-sign-in': signIn,
  '0017-organisations': organisations,
  '0018-adds-sweep-batches': sweepBatches,
  '0019-worklist-order': worklistOrder,
  '0020-planned-by-index': plannedByIndex,
  '0021-sealed-content': sealedContent,
  '0022-moves-of-sealed-cases': movesOfSealedCases,
  '0023-adds-audit-blocks': addsAuditBlocks,
  '0024-adds-logins': addsLogins,
  '0026-akkoord-of-cases': akkoordOfCases,
  '0027-reader-rights': readerRights,
  '0028-family-links': familyLinks,
  '0029-adds-emergency-access': addsEmergencyAccess,
  '0030-cover-of-akkoord': coverOfAkkoord,
};
