import type { Generated } from 'kysely';

/** Somebody without a slot reads a case in an emergency. */
export interface EmergencyAccessTable {
  id: string;
  case_id: string;
  member_id: string;
  organisation_id: string;
  capacity: string;
  reason: string;
  /** How it was proved anew who asks. */
  proof: 'login' | 'code' | 'demo';
  from_at: string;
  until_at: string;
  ended_at: string | null;
  reviewed_at: string | null;
  justified: boolean | null;
}

export interface AuditTable {
  id: string;
  at: string;
  actor: string;
  organisation_id: string | null;
  capacity: string;
  case_id: string | null;
  action: string;
  outcome: string;
  request_id: string | null;
  about: string | null;
  purpose: string | null;
  /** Set by the database. */
  position: Generated<number | null>;
}

export interface AuditBlockTable {
  number: number;
  at: string;
  from_position: number;
  until_position: number;
  row_count: number;
  rows_hash: string;
  prev_hash: string;
  hash: string;
}

/** A mark beside a row of the audit. */
export interface AuditReviewTable {
  id: string;
  audit_id: string;
  at: string;
  member_id: string;
  name: string;
  note: string;
}
