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

/** So long one look counts as going on: an open page asks again by itself, every half minute. */
const lookMs = 10 * 60_000;
/** Looks that one process remembers at most; of a forgotten one another row is written. */
const mostLooks = 20_000;

interface Look {
  noted: Promise<void>;
  since: number;
}

const looks = new WeakMap<Db, Map<string, Look>>();

/** As `noteRead`, once for a look that goes on: the same reader, case, action and purpose. */
export function noteLook(db: Db, noted: Noted): Promise<void> {
  const known = looks.get(db) ?? new Map<string, Look>();
  looks.set(db, known);
  const { actor, organisation_id, capacity, case_id, action, outcome, purpose } = noted;
  const name = JSON.stringify([actor, organisation_id, capacity, case_id, action, outcome, purpose]);
  const now = performance.now();
  const before = known.get(name);
  if (before !== undefined && now - before.since < lookMs) return before.noted;
  const look: Look = { noted: noteRead(db, noted), since: now };
  // What was not written down was not looked at: the next one tries anew.
  look.noted.catch(() => known.get(name) === look && known.delete(name));
  known.delete(name);
  known.set(name, look);
  // The oldest stands first.
  for (const oldest of known.keys()) {
    if (known.size <= mostLooks) break;
    known.delete(oldest);
  }
  return look.noted;
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
