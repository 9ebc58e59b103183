import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Slot } from '../../machines/slots.ts';
import { capacities, type Capacity, type Reader } from '../access/reader.ts';
import { sha256 } from '../engine/event-chain.ts';

export const sessionCookie = 'aanzet_session';
/**
 * A session ends after twelve hours, whatever happens in it, and after two hours in which nobody does anything (that one
 * stands in `find_reader`).
 */
export const sessionSeconds = 12 * 60 * 60;

/** Who a session belongs to; rights are looked up again on every request. */
export type SessionOwner = { memberId: string } | { linkId: string };

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
  person: string | null;
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
  const { rows } = await sql<{ reader: ReaderRow | null }>`select find_reader(${sha256(token)}) as reader`.execute(db);
  const row = rows[0]?.reader;
  const reader = row ? readerOfRow(row) : null;
  if (reader !== null && row?.stale === true && !quiet) await markSeen(db, token);
  return reader;
}

/** To the minute, so that a page that asks ten things writes once. */
async function markSeen(db: Db, token: string): Promise<void> {
  await sql`update session set seen_at = clock_timestamp()
    where id = ${sha256(token)} and seen_at < clock_timestamp() - interval '1 minute'`.execute(db);
}

function readerOfRow(row: ReaderRow): Reader | null {
  const { networkId, networkName, productName } = row;
  if (networkId === null || networkName === null || productName === null) return null;
  const network = { id: networkId, name: networkName, productName };
  if (row.linkId !== null && row.caseId !== null && row.slot !== null) {
    const capacity = capacityOfLink(row.person);
    const { linkId, caseId } = row;
    return { kind: 'link', linkId, name: row.person ?? '', capacity, caseId, slot: row.slot as Slot, network };
  }
  const { memberId, memberName, organisationId, organisationName, organisationKind } = row;
  const capacity = capacities.find((one) => one === row.capacity);
  if (memberId === null || memberName === null || capacity === undefined) return null;
  if (organisationId === null || organisationName === null || organisationKind === null) return null;
  const organisation = { id: organisationId, name: organisationName, kind: organisationKind };
  return { kind: 'member', memberId, name: memberName, capacity, organisation, network };
}

/** A personal link is a parent's when it says so, and otherwise the pupil's. */
export const capacityOfLink = (person: string | null): Extract<Capacity, 'pupil' | 'parent'> =>
  person === 'parent' ? 'parent' : 'pupil';

/**
 * Opens a session and returns its token, which is stored as a hash only. The session that the browser had ends with it
 * (rotation), and so do all that are over.
 */
export async function openSession(db: Db, owner: SessionOwner, before: string | undefined): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom('session')
      .where((row) =>
        row.or([row('id', '=', sha256(before ?? '')), row('expires_at', '<=', sql<string>`clock_timestamp()`)]),
      )
      .execute();
    await trx
      .insertInto('session')
      .values({
        id: sha256(token),
        data: JSON.stringify(owner),
        expires_at: sql<string>`clock_timestamp() + ${sessionSeconds} * interval '1 second'`,
      })
      .execute();
  });
  return token;
}

/** Ends all sessions of a member at once; for use in a `with`. */
export const endedSessions = (memberId: string) =>
  sql`delete from session where data ->> 'memberId' = ${memberId} returning id`;

/** Ends a session; the next request with its token is a stranger's. */
export async function endSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom('session').where('id', '=', sha256(token)).execute();
}
