import type { Db } from '../../db/database.ts';
import type { EmergencyAccessTable } from '../../db/audit-tables.ts';
import type { DeadlineTable, SlotTable } from '../../db/tables.ts';
import type { Sharing } from '../../machines/akkoord.ts';
import type { Slot } from '../../machines/slots.ts';
import type { FormPort } from './forms.ts';
import type { Vault } from '../vault/vault.ts';
import type { Instant, Terms } from './terms.ts';

/** What the write path works with; clock, ids and calendars come from outside (law 10). */
export interface Engine {
  db: Db;
  terms: Terms;
  forms: FormPort;
  /** The keys of the cases; the engine seals what it writes. */
  vault: Vault;
  /** A new random UUID. */
  newId: () => string;
}

/** Who acts: one person in one capacity, filling one slot of this case; a pupil or parent by personal link; or a deadline. */
export type Actor =
  | {
      kind: 'member';
      memberId: string;
      organisationId: string;
      capacity: string;
      /** `initiator` and `emergency`: somebody without a slot, who starts a case or opens it in an emergency. */
      slot: Slot | 'initiator' | 'emergency';
      name: string;
    }
  | { kind: 'link'; linkId: string; capacity: string; slot: Slot; name: string }
  | { kind: 'system'; name: string };

/** A key from the client with the hash of its raw body (law 4). */
export interface Command {
  key: string;
  /** Whose key it is; another person's same key is another key. */
  actor: string;
  bodyHash: string;
}

/** An event that was authorised and checked, ready to be planned. */
export interface PlannedEvent {
  type: string;
  payload: Record<string, unknown>;
  /** How secret what was filled in is; null for what the application does by itself, which holds kinds and ids only. */
  layer: string | null;
  actor: Actor;
  command?: Command;
  requestId?: string;
  /** Parts of the form that this event rewrites. */
  sections?: { section: string; answers: Record<string, string>; complete: boolean; saved_by: string }[];
  /** The file that comes with this event. */
  attachment?: NewAttachment;
  /** The file that this event takes away: its bytes are erased. */
  withdraws?: { id: string; by: string; reason: string };
  /** The emergency access that begins with this event. */
  emergency?: EmergencyAccess;
  /** The emergency access that this event judges. */
  reviews?: EmergencyReview;
}

/** Somebody without a slot reads one case for a short time; a row of `emergency_access`. */
export type EmergencyAccess = Pick<
  EmergencyAccessTable,
  'id' | 'case_id' | 'member_id' | 'organisation_id' | 'capacity' | 'reason' | 'proof' | 'from_at' | 'until_at'
>;

export interface EmergencyReview {
  id: string;
  justified: boolean;
}

/** A file as it goes into the database: title and bytes sealed, the bytes in base64. */
export interface NewAttachment {
  id: string;
  kind: string;
  title: string;
  /** The date of the document, `YYYY-MM-DD`. */
  dated: string;
  layer: string;
  format: string;
  size: number;
  sha256: string;
  slot: string;
  organisation_id: string;
  added_by: string;
  content: string;
}

/** The first answer, given again to the same key. */
export interface Receipt {
  id: string;
  number: string;
  revision: number;
  stage: string;
}

export type SlotRow = SlotTable;
export type DeadlineRow = DeadlineTable;

export interface OrganisationRecord {
  id: string;
  networkId: string;
  name: string;
  kind: string;
  closed: { from: string; until: string; reason: string; half?: 'morning' | 'afternoon' }[];
  substituteMemberId: string | null;
}

export interface CaseRecord extends Sharing {
  id: string;
  number: string;
  networkId: string;
  procedure: string;
  procedureVersion: number;
  revision: number;
  stage: string;
  state: { value: unknown; context: Record<string, unknown> };
  final: boolean;
  stageSince: Instant;
  holderSlot: Slot | null;
  holderOrganisationId: string | null;
  coHolderSlot: Slot | null;
  noClockReason: string | null;
  nextDueAt: Instant | null;
  clockStoppedAt: Instant | null;
  clockStoppedReason: string | null;
  subjectKind: string;
  /** Name and age, sealed. */
  subject: string | null;
  subjectMark: string | null;
  wrappedKey: string | null;
  afsprakenkaderVersion: string;
  headHash: string;
  openedAt: Instant;
  closedAt: Instant | null;
}

/** A case with everything that deciding and planning a move needs, read at one instant. */
export interface LoadedCase {
  now: Instant;
  record: CaseRecord;
  /** Slots that are filled now. */
  slots: SlotRow[];
  /** Deadlines, reminders and ladder steps that have not ended; a passed term that still waits is among them. */
  deadlines: DeadlineRow[];
  /** The organisations in the slots, by id. */
  organisations: Map<string, OrganisationRecord>;
  /** The organisation that hears what climbs to the coordinator. */
  coordinationId: string | null;
  sectionsComplete: { school: boolean; pbd: boolean; clb: boolean };
  /** The first answer to this actor's key, when there is one. */
  answered: { bodyHash: string; answer: Receipt } | null;
}
