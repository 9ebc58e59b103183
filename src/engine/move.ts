import type { AuditTable } from '../../db/audit-tables.ts';
import type { CaseTable, DeadlineTable, EventTable, LedgerTable, NoticeTable, SlotTable } from '../../db/tables.ts';
import type { EmergencyAccess, EmergencyReview, NewAttachment } from './engine.ts';

/** A move as `commit_move` takes it: rows under the names of the tables. Lists that stay empty are left out. */
export interface Move {
  new: boolean;
  at: string;
  /** `emergency`: a member without a slot; the function that opens the access looks at who it is. */
  actor: {
    kind: 'member' | 'link' | 'system' | 'emergency';
    slot?: string;
    organisationId?: string;
    memberId?: string;
  };
  case: Omit<CaseTable, 'state'> & { state: unknown };
  event: Omit<EventTable, 'payload'> & { payload: unknown };
  audit: Omit<AuditTable, 'about' | 'purpose' | 'position'> & { purpose?: string };
  /** The deadline whose passing this is: it must still be due. */
  fires?: string;
  command?: { actor: string; key: string; body_hash: string; case_id: string; answer: unknown; at: string };
  endSlots?: string[];
  slots?: SlotTable[];
  /** Their reminders and ladder steps end with them. */
  endDeadlines?: string[];
  changeDeadlines?: Pick<DeadlineTable, 'id' | 'due_at' | 'explanation' | 'paused_at' | 'kept'>[];
  deadlines?: DeadlineTable[];
  /** The open interval ends at `at` when this is present. */
  ledger?: LedgerTable[];
  sections?: {
    case_id: string;
    section: string;
    answers: unknown;
    revision: number;
    complete: boolean;
    saved_at: string;
    saved_by: string;
  }[];
  notices?: NoticeTable[];
  outbox?: {
    id: string;
    case_id: string;
    topic: string;
    payload: unknown;
    at: string;
    attempts: number;
    leased_until: null;
    done_at: null;
    failure: null;
  }[];
  /** Who gets which answers of the form with this move; the database freezes them as they stand. */
  copies?: { slot: string; organisation_id: string | null; form_version: number; fields: Record<string, string[]> }[];
  /** The part that is handed in: when it is no longer complete, the move is stale. */
  handsIn?: string;
  attachment?: NewAttachment;
  withdraws?: { id: string; by: string; reason: string };
  emergency?: EmergencyAccess;
  reviews?: EmergencyReview;
  erase?: true;
}
