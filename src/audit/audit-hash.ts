import { createHash } from 'node:crypto';
import { canonicalJson, sha256 } from '../engine/event-chain.ts';

/** A row of the audit as a block covers it; instants in the one form. */
export interface AuditRow {
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
  position: number;
}

export interface AuditBlock {
  number: number;
  at: string;
  from_position: number;
  /** The first place that it does not hold. */
  until_position: number;
  row_count: number;
  rows_hash: string;
  prev_hash: string;
  hash: string;
}

/** What the first block follows. */
export const auditStart = '0'.repeat(64);

/** One hash for rows in the order of their places and ids. */
export function hashRows(rows: Iterable<AuditRow>): string {
  const whole = createHash('sha256');
  for (const row of rows) whole.update(sha256(canonicalJson({ ...row })));
  return whole.digest('hex');
}

/** The link of a block: everything that it says. */
export const hashBlock = ({
  hash: _own,
  ...said
}: AuditBlock | (Omit<AuditBlock, 'hash'> & { hash?: string })): string => sha256(canonicalJson(said));
