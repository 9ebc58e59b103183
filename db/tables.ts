import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { AuditBlockTable, AuditReviewTable, AuditTable, EmergencyAccessTable } from './audit-tables.ts';
import type {
  LoginTable,
  MemberTable,
  OrganisationTable,
  PersonalLinkTable,
  SessionTable,
  SignInAttemptTable,
  SignInCodeTable,
} from './people-tables.ts';

/**
 * Row types of every table, as both databases answer them (see `column-parsers.ts`): instants as ISO strings in UTC,
 * dates as `YYYY-MM-DD`, bigint as number. Meaning of the tables: their comments, in `schema.sql`.
 */
export interface Tables {
  setting: { name: string; value: ColumnType<unknown, string, string> };
  network: {
    id: string;
    name: string;
    product_name: string;
    region: string | null;
    coordinators_secret_on: string | null;
    coordinators_secret_by: string | null;
  };
  afsprakenkader: {
    network_id: string;
    version: string;
    valid_from: string;
    valid_until: string | null;
    content: JSONColumnType<object>;
  };
  organisation: OrganisationTable;
  member: MemberTable;
  person: { id: string; since: string };
  sign_in_code: SignInCodeTable;
  offer: {
    id: string;
    organisation_id: string;
    name: string;
    subjects: string[];
    min_age: number;
    max_age: number;
    open: Generated<boolean>;
  };
  session: SessionTable;
  login: LoginTable;
  sign_in_attempt: SignInAttemptTable;
  cases: CaseTable;
  event: EventTable;
  slot: SlotTable;
  deadline: DeadlineTable;
  deadline_failure: {
    deadline_id: string;
    attempts: number;
    reason: string;
    failed_at: string;
    /** null: given up. */
    retry_at: string | null;
  };
  sweep_batch: { id: string; deadline_ids: string[]; held_until: string };
  ledger: LedgerTable;
  form_section: {
    case_id: string;
    section: string;
    /** Each answer sealed by itself. */
    answers: JSONColumnType<Record<string, string>>;
    revision: number;
    complete: boolean;
    saved_at: string;
    saved_by: string;
  };
  form_version: {
    network_id: string;
    version: number;
    content: JSONColumnType<object>;
    revision: number;
    saved_at: string;
    saved_by: string;
    /** From when new cases take this version; null while it is a draft. */
    valid_from: string | null;
    published_at: string | null;
    published_by: string | null;
  };
  form_copy: {
    case_id: string;
    /** The event with which it was given. */
    seq: number;
    slot: string;
    organisation_id: string | null;
    at: string;
    form_version: number;
    content: JSONColumnType<Record<string, Record<string, string>>>;
  };
  attachment: {
    id: string;
    case_id: string;
    /** The event with which it came. */
    seq: number;
    kind: string;
    title: string;
    dated: string;
    layer: string;
    format: string;
    size: number;
    sha256: string;
    slot: string;
    organisation_id: string;
    added_by: string;
    at: string;
    /** null: withdrawn, or erased with its case. */
    content: Uint8Array | null;
    withdrawn_at: string | null;
    withdrawn_by: string | null;
    withdrawn_reason: string | null;
  };
  command: {
    actor: string;
    key: string;
    body_hash: string;
    case_id: string | null;
    answer: JSONColumnType<Record<string, unknown>>;
    at: string;
  };
  notice: NoticeTable;
  mail: {
    notice_id: string;
    member_id: string;
    state: 'planned' | 'attempted' | 'confirmed' | 'dead' | 'dropped' | 'collected' | 'digested';
    attempts: Generated<number>;
    next_at: string;
    failure: string | null;
    confirmed_at: string | null;
    digest_at: string | null;
    forgiven: number | null;
  };
  mail_choice: { member_id: string; topic: string; choice: 'direct' | 'digest' | 'none' };
  digest: {
    member_id: string;
    at: string;
    state: 'planned' | 'attempted' | 'confirmed' | 'dead' | 'dropped';
    attempts: Generated<number>;
    next_at: string;
    failure: string | null;
    confirmed_at: string | null;
    forgiven: number | null;
  };
  outbox: {
    id: string;
    case_id: string;
    topic: string;
    payload: JSONColumnType<Record<string, unknown>>;
    at: string;
    attempts: Generated<number>;
    leased_until: string | null;
    done_at: string | null;
    failure: string | null;
    retry_at: string | null;
    /** null: still tried. */
    given_up_at: string | null;
    forgiven: number | null;
  };
  quarantine: {
    id: string;
    restored_at: string;
    backup_at: string | null;
    decided_at: string | null;
    decided_by: string | null;
    decision: 'send' | 'drop' | null;
  };
  emergency_access: EmergencyAccessTable;
  audit: AuditTable;
  audit_review: AuditReviewTable;
  audit_block: AuditBlockTable;
  personal_link: PersonalLinkTable;
}

export interface CaseTable {
  id: string;
  number: string;
  network_id: string;
  procedure: string;
  procedure_version: number;
  revision: number;
  stage: string;
  state: JSONColumnType<{ value: unknown; context: Record<string, unknown> }>;
  final: boolean;
  stage_since: string;
  holder_slot: string | null;
  holder_organisation_id: string | null;
  co_holder_slot: string | null;
  no_clock_reason: string | null;
  next_due_at: string | null;
  clock_stopped_at: string | null;
  clock_stopped_reason: string | null;
  subject_kind: string;
  /** Name and age, sealed. */
  subject: string | null;
  subject_mark: string | null;
  wrapped_key: string | null;
  afsprakenkader_version: string;
  head_hash: string;
  opened_at: string;
  closed_at: string | null;
  akkoord: string;
  withheld: string[];
}

export interface EventTable {
  case_id: string;
  seq: number;
  type: string;
  at: string;
  stage: string;
  actor_kind: string;
  actor_slot: string | null;
  actor_organisation_id: string | null;
  actor_member_id: string | null;
  actor_name: string;
  /** How secret what was filled in is; null for what the application did by itself. */
  layer: string | null;
  /** Sealed text where there is a layer. */
  payload: JSONColumnType<Record<string, unknown>> | string | null;
  payload_hash: string;
  prev_hash: string;
  hash: string;
}

export interface SlotTable {
  id: string;
  case_id: string;
  slot: string;
  organisation_id: string | null;
  member_id: string | null;
  person_name: string | null;
  from_at: string;
  until_at: string | null;
}

export interface DeadlineTable {
  id: string;
  case_id: string;
  kind: string;
  role: 'term' | 'reminder' | 'escalation';
  parent_id: string | null;
  level: number;
  told: string | null;
  slot: string | null;
  organisation_id: string | null;
  of_step: boolean;
  due_at: string;
  started_at: string;
  rule: string;
  calendar_version: string;
  explanation: string;
  paused_at: string | null;
  kept: boolean;
  fired_at: string | null;
  ended_at: string | null;
}

export interface LedgerTable {
  case_id: string;
  seq: number;
  stage: string;
  slot: string | null;
  organisation_id: string | null;
  possession: 'inHand' | 'stopped' | 'outside';
  from_at: string;
  until_at: string | null;
}

export interface NoticeTable {
  id: string;
  case_id: string;
  organisation_id: string | null;
  member_id: string | null;
  kind: string;
  at: string;
  read_at: string | null;
  /** null until the relay of mails saw it. */
  mail_state: 'planned' | 'off' | 'nobody' | null;
}
