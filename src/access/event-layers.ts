import type { Slot } from '../../machines/slots.ts';
import { layers, type Layer } from './rights.ts';

/** The layers in which a slot may write a note. What somebody may not read back, they cannot choose. */
export function layersToWrite(slot: Slot): Layer[] {
  if (slot === 'clb' || slot === 'secondClb')
    return ['schoolShareable', 'helpShareable', 'health', 'agogic', 'clbOnly', 'thirdParty'];
  if (slot === 'provider') return ['schoolShareable', 'helpShareable', 'health', 'agogic'];
  if (slot === 'contactPoint') return ['schoolShareable', 'helpShareable'];
  return ['schoolShareable'];
}

/** Who may mark a note as not for the parents: those who weigh what a pupil told them against what parents should know. */
export const mayKeepFromParents = (slot: Slot): boolean =>
  slot === 'clb' || slot === 'secondClb' || slot === 'provider';

/** Whether this was marked as not for the parents. */
export const isKeptFromParents = (payload: Record<string, unknown>): boolean => payload['notToParents'] === 'yes';

/** Events whose words stay with the CLB, or with those who help; whatever is not named here may be read by the school. */
const layerOfEvent: Record<string, Layer> = {
  caseStarted: 'identity',
  competenceAssessed: 'clbOnly',
  consentGiven: 'clbOnly',
  consentChanged: 'clbOnly',
  sharedOnOtherGround: 'clbOnly',
  groundReviewed: 'clbOnly',
  consentRefused: 'clbOnly',
  consentWithdrawn: 'clbOnly',
  parentUnreachable: 'clbOnly',
  parentsInConflict: 'clbOnly',
  decisionByCourt: 'court',
  consentReviewed: 'clbOnly',
  contactsReviewed: 'clbOnly',
  emergencyAccessOpened: 'clbOnly',
  emergencyAccessReviewed: 'clbOnly',
  clbChanged: 'clbOnly',
  clbTransferAccepted: 'clbOnly',
  clbTransferDeclined: 'clbOnly',
  clbObjectionMade: 'clbOnly',
  secondClbAdded: 'clbOnly',
  withdrawn: 'clbOnly',
  voidProposed: 'clbOnly',
  voidDropped: 'clbOnly',
  mergedInto: 'clbOnly',
  referredToRots: 'clbOnly',
  takeBackDeclined: 'helpShareable',
  registeredAfterwards: 'helpShareable',
  offerChosen: 'helpShareable',
  dispatched: 'helpShareable',
  moreAsked: 'helpShareable',
  declined: 'helpShareable',
  waitlisted: 'helpShareable',
  waitingListReviewed: 'helpShareable',
  leftWaitingList: 'helpShareable',
  reconsiderationAsked: 'helpShareable',
  firstContactMade: 'helpShareable',
  firstContactFailed: 'helpShareable',
  startTableHeld: 'helpShareable',
  interimTableHeld: 'helpShareable',
  adjustmentAsked: 'helpShareable',
  adjustmentAgreed: 'helpShareable',
  stoppedEarly: 'helpShareable',
  closedWithoutTable: 'helpShareable',
  statusAnswered: 'helpShareable',
};

/** The layer of what was filled in with an event: chosen by the writer for notes, by this table for the rest. */
export function layerOf(type: string, payload: Record<string, unknown>): Layer {
  const chosen = layers.find((layer) => layer === payload['layer']);
  return chosen ?? layerOfEvent[type] ?? 'schoolShareable';
}
