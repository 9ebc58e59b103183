import { sql } from 'kysely';
import type { Sharing } from '../../machines/akkoord.ts';
import type { Db } from '../../db/database.ts';
import { may, relationTo } from '../access/policy.ts';
import type { Reader } from '../access/reader.ts';
import { noticeTexts } from '../contract/nl/notices.ts';
import type { Notice } from '../contract/session.ts';

type Member = Extract<Reader, { kind: 'member' }>;

interface NoticeRow extends Sharing {
  id: string;
  kind: string;
  at: string;
  readAt: string | null;
  caseId: string;
  caseNumber: string;
  networkId: string;
  slots: { slot: string; organisation_id: string | null }[] | null;
}

/** Meant for this member: for the whole organisation, or for the member in person. */
const forMember = ({ memberId, organisation }: Member) => sql<boolean>`(
  (n.organisation_id = ${organisation.id} and n.member_id is null) or n.member_id = ${memberId})`;

export interface InboxPage {
  limit: number;
  /** The id of the last notice of the page before. */
  after: string | undefined;
  onlyUnread: boolean;
}

/** The notices of a member, newest first. The case is linked as long as the reader may open it. */
export async function listNotices(
  db: Db,
  reader: Reader,
  { limit, after, onlyUnread }: InboxPage,
): Promise<{ items: Notice[]; nextCursor: string | null }> {
  if (reader.kind === 'link') return { items: [], nextCursor: null };
  const { rows } = await sql<NoticeRow>`
    select n.id, n.kind, n.at, n.read_at as "readAt", c.id as "caseId", c.number as "caseNumber",
      c.network_id as "networkId", c.akkoord, c.withheld, (
        select jsonb_agg(jsonb_build_object('slot', s.slot, 'organisation_id', s.organisation_id))
        from slot s where s.case_id = c.id and s.until_at is null and s.organisation_id = ${reader.organisation.id}
      ) as slots
    from notice n join cases c on c.id = n.case_id
    where ${forMember(reader)}
      and ${onlyUnread ? sql`n.read_at is null` : sql`true`}
      and ${after === undefined ? sql`true` : sql`(n.at, n.id) < (select b.at, b.id from notice b where b.id = ${after})`}
    order by n.at desc, n.id desc limit ${limit + 1}`.execute(db);
  const items = rows.slice(0, limit);
  return {
    items: items.map((row) => noticeOf(row, reader)),
    nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
  };
}

function noticeOf(row: NoticeRow, reader: Reader): Notice {
  const { id, kind, at, readAt, caseId, caseNumber, networkId, akkoord, withheld, slots } = row;
  const { title, text } = noticeTexts[kind] ?? { title: kind, text: '' };
  const open = may(
    reader,
    'caseRead',
    relationTo(reader, { id: caseId, networkId, akkoord, withheld, slots: slots ?? [] }),
  );
  return { id, kind, title, text, at, readAt, caseId: open ? caseId : null, caseNumber };
}

/** How many notices this reader has not read. */
export async function countUnread(db: Db, reader: Reader): Promise<number> {
  if (reader.kind === 'link') return 0;
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from notice n where ${forMember(reader)} and n.read_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Marks one notice as read, or all of them; says how many the reader has. Reading twice keeps the first moment. */
export async function markRead(db: Db, reader: Reader, noticeId?: string): Promise<number> {
  if (reader.kind === 'link') return 0;
  const one = noticeId === undefined ? sql`true` : sql`n.id = ${noticeId}`;
  const { rows } = await sql`
    update notice n set read_at = coalesce(n.read_at, app_now())
    where ${forMember(reader)} and ${one} ${noticeId === undefined ? sql`and n.read_at is null` : sql``}
    returning n.id`.execute(db);
  return rows.length;
}
