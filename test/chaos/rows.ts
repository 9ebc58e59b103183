import { PGlite } from '@electric-sql/pglite';

/**
 * Reads what a run left behind, by plain SQL and with PGlite alone: nothing here is imported from the code that is
 * checked. Instants come as ISO text, written by PostgreSQL.
 */
export interface Rows {
  cases: CaseRow[];
  events: EventRow[];
  ledger: LedgerRow[];
  deadlines: DeadlineRow[];
  commands: CommandRow[];
  sections: SectionRow[];
}

export interface CaseRow {
  id: string;
  revision: number;
  stage: string;
  final: boolean;
  head: string;
  /** The key of what is sealed in it, itself sealed; null once erased. */
  wrappedKey: string | null;
  opened: string;
  closed: string | null;
}

export interface EventRow {
  case: string;
  seq: number;
  type: string;
  at: string;
  stage: string;
  layer: string | null;
  kind: string;
  slot: string | null;
  organisation: string | null;
  member: string | null;
  /** The stored text of the payload, mostly sealed; null when it was erased. */
  payload: string | null;
  payloadHash: string;
  previous: string;
  hash: string;
}

export interface LedgerRow {
  case: string;
  seq: number;
  from: string;
  until: string | null;
}

export interface DeadlineRow {
  id: string;
  case: string;
  due: string;
  fired: boolean;
  ended: boolean;
  paused: boolean;
}

export interface CommandRow {
  actor: string;
  key: string;
  answer: { id?: string; revision?: number; now?: string };
}

export interface SectionRow {
  case: string;
  section: string;
  revision: number;
}

export type Query = <Row>(text: string) => Promise<Row[]>;

const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Everything that the checks look at. */
export const readRows = async (query: Query): Promise<Rows> => ({
  cases:
    await query(`select id, revision, stage, final, head_hash as head, wrapped_key as "wrappedKey", ${iso('opened_at')} as opened,
    ${iso('closed_at')} as closed from cases`),
  events: await query(`select case_id as case, seq, type, ${iso('at')} as at, stage, layer, actor_kind as kind,
    actor_slot as slot, actor_organisation_id as organisation, actor_member_id as member, payload::text as payload,
    payload_hash as "payloadHash", prev_hash as previous, hash from event order by case_id, seq`),
  ledger: await query(`select case_id as case, seq, ${iso('from_at')} as from, ${iso('until_at')} as until
    from ledger order by case_id, from_at, seq`),
  deadlines: await query(`select id, case_id as case, ${iso('due_at')} as due, fired_at is not null as fired,
    ended_at is not null as ended, paused_at is not null as paused from deadline`),
  commands: await query('select actor, key, answer from command'),
  sections: await query('select case_id as case, section, revision from form_section'),
});

/** Opens a directory that no process has open any more, as after a crash, and reads it. */
export async function readDirectory(directory: string): Promise<Rows> {
  const pglite = await PGlite.create({ dataDir: directory });
  try {
    return await readRows(async <Row>(text: string) => (await pglite.query<Row>(text)).rows);
  } finally {
    await pglite.close();
  }
}
