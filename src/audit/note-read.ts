import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { Gatherer } from '../engine/gather.ts';

/** What somebody looked at, or was refused; no content. */
export interface Noted {
  actor: string;
  organisation_id: string | null;
  capacity: string;
  case_id: string | null;
  /** What was asked, as the policy calls it. */
  action: string;
  outcome: 'done' | 'refused';
  request_id: string;
  /** What gave the right. */
  purpose: string | null;
}

/** Rows in one statement at most, and statements at the same time. */
const mostRows = 64;
const writers = 2;

const noters = new WeakMap<Db, Gatherer<Noted, void>>();

/** Writes it down, together with whatever is noted at the same moment; an answer leaves only after this. */
export function noteRead(db: Db, noted: Noted): Promise<void> {
  let noter = noters.get(db);
  if (!noter) {
    noter = new Gatherer({ most: mostRows, lanes: writers, work: (rows) => write(db, rows) });
    noters.set(db, noter);
  }
  return noter.ask(noted);
}

async function write(db: Db, noted: readonly Noted[]): Promise<PromiseSettledResult<void>[]> {
  const rows = noted.map((one) => ({ id: randomUUIDv7(), ...one }));
  try {
    await sql`
      insert into audit (id, at, actor, organisation_id, capacity, case_id, action, outcome, request_id, purpose)
      select r.id, app_now(), r.actor, r.organisation_id, r.capacity, r.case_id, r.action, r.outcome, r.request_id, r.purpose
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, actor text, organisation_id text, capacity text,
        case_id uuid, action text, outcome text, request_id text, purpose text)`.execute(db);
    return noted.map(() => ({ status: 'fulfilled', value: undefined }));
  } catch (error) {
    return noted.map(() => ({ status: 'rejected', reason: error }));
  }
}
