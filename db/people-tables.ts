import type { ColumnType, Generated, JSONColumnType } from 'kysely';

export interface OrganisationTable {
  id: string;
  network_id: string;
  kind: string;
  name: string;
  municipality: string;
  closed: ColumnType<{ from: string; until: string; reason: string; half?: 'morning' | 'afternoon' }[], string, string>;
  substitute_member_id: string | null;
  /** From this day on nobody can choose it. */
  closes_on: string | null;
}

/** A membership. Whether it holds now, `works(member)` says. */
export interface MemberTable {
  id: string;
  organisation_id: string;
  name: string;
  email: string | null;
  capacity: string;
  active: Generated<boolean>;
  person_id: string | null;
  from_at: string | null;
  until_at: string | null;
}

export interface SignInCodeTable {
  id: string;
  hash: string;
  /** null: makes an administrator. */
  member_id: string | null;
  made_at: string;
  made_by: string;
  expires_at: string;
  used_at: string | null;
  replaced_at: string | null;
}

export interface SessionTable {
  id: string;
  data: JSONColumnType<object>;
  expires_at: string;
  opened_at: Generated<string>;
  seen_at: Generated<string>;
  level: string | null;
  login_id: string | null;
  browser: string | null;
}

/** A login from outside; `id` is a mark, not the subject. */
export interface LoginTable {
  id: string;
  person_id: string;
  organisation_id: string | null;
  bound_at: string;
  /** A membership. */
  bound_by: string;
}

/** A sign-in under way. */
export interface SignInAttemptTable {
  id: string;
  data: JSONColumnType<object>;
  expires_at: string;
}

/** A pupil or parent without account. */
export interface PersonalLinkTable {
  id: string;
  case_id: string;
  slot: string;
  revoked_at: string | null;
  token_hash: string | null;
  /** Sealed. */
  name: string | null;
  made_at: Generated<string>;
  made_by: string | null;
  expires_at: Generated<string>;
  code_mark: string | null;
  code_wrong: Generated<number>;
  used_at: string | null;
}
