import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Trx } from '../../db/database.ts';
import type { Slot } from '../../machines/slots.ts';
import { actorOf } from '../access/request-command.ts';
import { capacities, type Capacity, type Emergency, type Reader } from '../access/reader.ts';
import { levels, type Level } from '../contract/level.ts';
import { sha256 } from '../engine/event-chain.ts';
import { instant } from '../engine/load-case.ts';

export const sessionCookie = 'aanzet_session';
/**
 * A session ends after twelve hours, whatever happens in it, and after two hours in which nobody does anything (that one
 * stands in `find_reader`).
 */
export const sessionSeconds = 12 * 60 * 60;

/** Who a session belongs to; rights are looked up again on every request. */
export type SessionOwner = { memberId: string } | { linkId: string };

/** How a session comes to be. */
export interface Opening {
  level: Level;
  /** Coarsely, by `browserOf`. */
  browser: string;
  /** The login that opens it, where one does. */
  login?: string;
  /** What the audit calls it, where nothing else writes it down; for members. */
  noted?: { action: string; requestId: string };
  /** Ends when the session before it would have: nobody stays for ever by going back and forth. */
  keepsEnd?: boolean;
}

const tokenShape = /^[\w-]{43}$/;

interface ReaderRow {
  memberId: string | null;
  memberName: string | null;
  capacity: string | null;
  organisationId: string | null;
  organisationName: string | null;
  organisationKind: string | null;
  linkId: string | null;
  caseId: string | null;
  slot: string | null;
  networkId: string | null;
  networkName: string | null;
  productName: string | null;
  /** When it was last used is more than a minute ago. */
  stale: boolean;
}

/**
 * The reader behind a session token, in one query; null when the session is unknown or over, the member is no longer
 * active or the link is revoked. Sessions end by the real clock: moving the demo clock signs nobody out. `quiet` is for
 * what a page asks by itself, which keeps no session alive.
 */
export async function findReader(db: Db, token: string | undefined, quiet = false): Promise<Reader | null> {
  if (token === undefined || !tokenShape.test(token)) return null;
  const { rows } = await sql<{ reader: ReaderRow | null } & ProofRow>`
    select find_reader(id) as reader, level, login_id as login, (
      select json_agg(json_build_object('id', e.id, 'caseId', e.case_id, 'reason', e.reason, 'until', e.until_at)
        order by e.until_at desc)
      from emergency_access e where e.member_id = session.data ->> 'memberId'
        and e.from_at > app_now() - interval '61 minutes' and emergency_holds(e)) as emergencies
    from session where id = ${sha256(token)}`.execute(db);
  const row = rows[0]?.reader;
  const reader = rows[0] && row ? readerOfRow(row, rows[0]) : null;
  if (reader !== null && row?.stale === true && !quiet) await markSeen(db, token);
  return reader;
}

/** What opened the session, and what it opened since. */
interface ProofRow {
  level: string | null;
  login: string | null;
  emergencies: Emergency[] | null;
}

/** To the minute, so that a page that asks ten things writes once. */
async function markSeen(db: Db, token: string): Promise<void> {
  await sql`update session set seen_at = clock_timestamp()
    where id = ${sha256(token)} and seen_at < clock_timestamp() - interval '1 minute'`.execute(db);
}

function readerOfRow(row: ReaderRow, proof: ProofRow): Reader | null {
  const level = levels.find((one) => one === proof.level) ?? 'low';
  const { networkId, networkName, productName } = row;
  if (networkId === null || networkName === null || productName === null) return null;
  const network = { id: networkId, name: networkName, productName };
  if (row.linkId !== null && row.caseId !== null && row.slot !== null) {
    const { linkId, caseId } = row;
    const slot = row.slot as Slot;
    return { kind: 'link', linkId, name: '', capacity: capacityOfLink(slot), caseId, slot, network, level };
  }
  const { memberId, memberName, organisationId, organisationName, organisationKind } = row;
  const capacity = capacities.find((one) => one === row.capacity);
  if (memberId === null || memberName === null || capacity === undefined) return null;
  if (organisationId === null || organisationName === null || organisationKind === null) return null;
  const organisation = { id: organisationId, name: organisationName, kind: organisationKind };
  const login = proof.login === null ? {} : { login: proof.login };
  const open = proof.emergencies?.map((one) => ({ ...one, until: instant(one.until) }));
  const emergencies = open === undefined ? {} : { emergencies: open };
  return {
    kind: 'member',
    memberId,
    name: memberName,
    capacity,
    organisation,
    network,
    level,
    ...login,
    ...emergencies,
  };
}

/** Whoever is not the pupil reads as a parent. */
export const capacityOfLink = (slot: string): Extract<Capacity, 'pupil' | 'parent'> =>
  slot === 'pupil' ? 'pupil' : 'parent';

/**
 * Opens a session and returns its token, which is stored as a hash only. The session that the browser had ends with it
 * (rotation), and so do all that are over.
 */
export async function openSession(
  db: Db,
  owner: SessionOwner,
  before: string | undefined,
  { level, browser, login, noted, keepsEnd = false }: Opening,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const id = sha256(token);
  const old = sha256(before ?? '');
  await db.transaction().execute(async (trx) => {
    await sql`
      insert into session (id, data, expires_at, level, browser, login_id)
      values (${id}, ${JSON.stringify(owner)}::jsonb, coalesce(
        (select expires_at from session where id = ${old} and ${keepsEnd}::boolean),
        clock_timestamp() + ${sessionSeconds}::int * interval '1 second'), ${level}, ${browser}, ${login ?? null})`.execute(
      trx,
    );
    await sql`delete from session where id = ${old} or expires_at <= clock_timestamp()`.execute(trx);
    if (noted && 'memberId' in owner) await noteOpened(trx, owner.memberId, noted);
  });
  return token;
}

const noteOpened = (trx: Trx, memberId: string, { action, requestId }: NonNullable<Opening['noted']>) =>
  sql`insert into audit (id, at, actor, organisation_id, capacity, case_id, action, outcome, request_id, about)
    select ${randomUUIDv7()}::uuid, app_now(), m.id, m.organisation_id, m.capacity, null, ${action}, 'done', ${requestId}, m.id
    from member m where m.id = ${memberId}`.execute(trx);

/** Ends all sessions of a member at once; for use in a `with`. */
export const endedSessions = (memberId: string) =>
  sql`delete from session where data ->> 'memberId' = ${memberId} returning id`;

/** Ends all sessions of a personal link at once; for use in a `with`. */
export const endedSessionsOfLinks = (from: string) =>
  sql`delete from session where data ->> 'linkId' in (select id from ${sql.ref(from)}) returning id`;

/** Ends a session; the next request with its token is a stranger's. */
export async function endSession(db: Db, token: string, reader: Reader, requestId: string): Promise<void> {
  const organisation = reader.kind === 'member' ? reader.organisation.id : null;
  await sql`
    with ended as (delete from session where id = ${sha256(token)} returning id)
    insert into audit (id, at, actor, organisation_id, capacity, case_id, action, outcome, request_id)
    select ${randomUUIDv7()}::uuid, app_now(), ${actorOf(reader)}, ${organisation}, ${reader.capacity}, null, 'signedOut',
      'done', ${requestId} from ended`.execute(db);
}
