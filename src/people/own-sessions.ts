import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Reader } from '../access/reader.ts';
import { levels } from '../contract/level.ts';
import type { OwnSession } from '../contract/own-sessions.ts';
import { browserWords } from '../contract/nl/login.ts';
import { capacityTexts } from '../contract/nl/people.ts';
import { sha256 } from '../engine/event-chain.ts';

type Member = Extract<Reader, { kind: 'member' }>;

/** Who asks, in which session. */
interface Asking {
  reader: Member;
  token: string;
  requestId: string;
}

interface Row {
  id: string;
  current: boolean;
  openedAt: string;
  seenAt: string;
  browser: string | null;
  capacity: string;
  organisation: string;
  level: string | null;
  byLogin: boolean;
}

/** Those of this membership, and where a login opened the session those of that login: no others of the same person. */
const own = ({ memberId, login }: Member) => sql<boolean>`
  (s.data ->> 'memberId' = ${memberId} or s.login_id = ${login ?? null}::text)
  and s.expires_at > clock_timestamp() and s.seen_at > clock_timestamp() - interval '2 hours'`;

/** Signs of the hash of a token: enough to tell one's own sessions apart. */
const shortId = sql`left(s.id, 16)`;

/** The open sessions of who asks, the one in use first. */
export async function listOwnSessions(db: Db, { reader, token }: Omit<Asking, 'requestId'>): Promise<OwnSession[]> {
  const { rows } = await sql<Row>`
    select ${shortId} as id, s.id = ${sha256(token)} as current, s.opened_at as "openedAt", s.seen_at as "seenAt",
      s.browser, m.capacity, o.name as organisation, s.level, s.login_id is not null as "byLogin"
    from session s join member m on m.id = s.data ->> 'memberId' and works(m)
    join organisation o on o.id = m.organisation_id
    where ${own(reader)} order by current desc, s.seen_at desc, s.id`.execute(db);
  return rows.map(({ capacity, browser, level, ...row }) => ({
    ...row,
    browser: browserWords(browser ?? ''),
    capacityLabel: capacityTexts[capacity] ?? capacity,
    level: levels.find((one) => one === level) ?? 'low',
  }));
}

/** Ends one of them, or (null) all but the one in use; how many ended. The one in use ends by signing out. */
export async function endOwnSessions(db: Db, { reader, token, requestId }: Asking, id: string | null) {
  const which = id === null ? sql`true` : sql`${shortId} = ${id}`;
  const { rows } = await sql<{ ended: number }>`
    with ended as (delete from session s where ${own(reader)} and s.id <> ${sha256(token)} and ${which} returning s.id),
    noted as (
      insert into audit (id, at, actor, organisation_id, capacity, case_id, action, outcome, request_id, about)
      select ${randomUUIDv7()}::uuid, app_now(), ${reader.memberId}, ${reader.organisation.id}, ${reader.capacity}, null,
        'sessionsEnded', 'done', ${requestId}, ${reader.memberId} where exists (select from ended))
    select count(*)::int as ended from ended`.execute(db);
  return rows[0]?.ended ?? 0;
}
