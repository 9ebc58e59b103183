import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { AuditGroup, AuditItem, AuditPage, AuditQuery } from '../contract/audit.ts';
import { auditActionText, auditWords } from '../contract/nl/audit.ts';
import { emergencyReasonTexts } from '../contract/nl/emergency.ts';
import { capacityTexts } from '../contract/nl/people.ts';
import { slotTexts } from '../contract/nl/slots.ts';

const perPage = 50;
/**
 * Rows that one page looks at for a group, at most: then it says how far it looked, and the next page goes on there. So a
 * page costs the same at any number of rows.
 */
const mostLookedAt = 2_000;

/** The actions of each group; what is in none of them wrote something. */
const actionsOf: Record<Exclude<AuditGroup, 'write' | 'emergency'>, readonly string[]> = {
  read: ['caseList', 'caseRead', 'caseHistory', 'caseLooks', 'formRead', 'attachmentRead', 'auditRead'],
  search: ['search'],
  takeOut: ['formPaper', 'larsText', 'closingPackage'],
  access: ['signedInByCode', 'signedInByLogin', 'signedOut', 'sessionsEnded', 'loginBound', 'codeMade'],
};

/** As the partial index says it, to the letter. */
const aboutEmergency = sql`(a.action like 'emergency%' or a.purpose like '%emergency:%')`;

interface Row extends Pick<AuditItem, 'id' | 'reviews' | 'sealed'> {
  at: string;
  actor: string;
  name: string | null;
  capacity: string;
  number: string | null;
  action: string;
  outcome: string;
  purpose: string | null;
  key: string;
}

/** What a page reads; its plan is held to the indexes by a test. */
export function auditPage(organisationId: string, asked: AuditQuery) {
  const bounded = asked.group === undefined || asked.group === 'emergency';
  return sql<{ found: { scanned: number; last: string | null; items: Row[] | null } }>`
    with looked as materialized (
      select a.id, a.at, a.actor, a.capacity, a.case_id, a.action, a.outcome, a.purpose, a.position,
        to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || a.id as key
      from audit a where ${sql.join(conditions(organisationId, asked), sql` and `)}
      order by a.at desc, a.id desc limit ${bounded ? perPage + 1 : mostLookedAt}),
    shown as (
      select * from looked a where ${inGroup(asked.group)} order by a.at desc, a.id desc limit ${perPage + 1}),
    told as (
      select s.*, m.name, c.number, coalesce(s.position < b.until_position, false) as sealed, (
        select coalesce(json_agg(json_build_object('at', r.at, 'name', r.name, 'note', r.note) order by r.at, r.id), '[]')
        from audit_review r where r.audit_id = s.id) as reviews
      from shown s left join member m on m.id = s.actor left join cases c on c.id = s.case_id
        left join (select until_position from audit_block order by number desc limit 1) b on true)
    select json_build_object('scanned', (select count(*) from looked),
      'last', (select key from looked order by at, id limit 1),
      'items', (select json_agg(t order by t.at desc, t.id desc) from told t)) as found`;
}

function conditions(organisationId: string, { member, only, group, from, until, cursor }: AuditQuery) {
  const wanted: RawBuilder<unknown>[] = [sql`a.organisation_id = ${organisationId}`];
  if (member !== undefined) wanted.push(sql`a.actor = ${member}`);
  if (only === 'refused') wanted.push(sql`a.outcome = 'refused'`);
  if (only === 'emergency' || group === 'emergency') wanted.push(aboutEmergency);
  if (from !== undefined) wanted.push(sql`a.at >= ${from}::date::timestamp at time zone 'Europe/Brussels'`);
  if (until !== undefined) wanted.push(sql`a.at < (${until}::date + 1)::timestamp at time zone 'Europe/Brussels'`);
  if (cursor !== undefined) {
    const [at, id] = cursor.split('_');
    wanted.push(sql`(a.at, a.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  return wanted;
}

function inGroup(group: AuditGroup | undefined): RawBuilder<unknown> {
  if (group === undefined || group === 'emergency') return sql`true`;
  if (group !== 'write') return sql`a.action = any(${[...actionsOf[group]]}::text[])`;
  return sql`a.action <> all(${Object.values(actionsOf).flat()}::text[]) and a.action not like 'emergency%'`;
}

/** A page of what members of an organisation did, newest first; without alarms and members. */
export async function listAudit(
  db: Db,
  organisationId: string,
  asked: AuditQuery,
): Promise<Pick<AuditPage, 'items' | 'nextCursor' | 'lookedUntil' | 'sealedAt'>> {
  const { rows } = await auditPage(organisationId, asked).execute(db);
  const { scanned = 0, last = null, items } = rows[0]?.found ?? {};
  const found = items ?? [];
  const shown = found.slice(0, perPage);
  const isFull = found.length > perPage;
  const wentOn = !isFull && asked.group !== undefined && asked.group !== 'emergency' && scanned === mostLookedAt;
  const { rows: blocks } = await sql<{ at: string }>`
    select at from audit_block order by number desc limit 1`.execute(db);
  return {
    items: shown.map(itemOf),
    nextCursor: isFull ? (shown.at(-1)?.key ?? null) : wentOn ? last : null,
    lookedUntil: wentOn && last !== null ? instantOf(last.split('_')[0] ?? '') : null,
    sealedAt: blocks[0]?.at ?? null,
  };
}

const instantOf = (at: string): string => new Date(at).toISOString();

function itemOf({ id, at, actor, name, capacity, number, action, outcome, purpose, sealed, reviews }: Row): AuditItem {
  return {
    id,
    at: instantOf(at),
    who: actor === 'system' ? auditWords.system : (name ?? auditWords.notKnown),
    capacityLabel: capacityTexts[capacity] ?? capacity,
    number,
    action: auditActionText(action),
    why: whyOf(purpose),
    refused: outcome === 'refused',
    emergency: action.startsWith('emergency') || (purpose ?? '').includes('emergency:'),
    sealed,
    reviews: reviews.map((one) => ({ ...one, at: instantOf(one.at) })),
  };
}

/** The slots that gave the right, or the emergency; a count or a list stands as it is. */
function whyOf(purpose: string | null): string {
  const words = (purpose ?? '').split(' ').filter((word) => word !== '');
  const reason = words.find((word) => word.startsWith('emergency:'))?.slice('emergency:'.length);
  if (reason !== undefined) return auditWords.emergencyGround(emergencyReasonTexts[reason] ?? reason);
  const slots = words.flatMap((word) => slotTexts[word] ?? []);
  return slots.length > 0 ? auditWords.ground(slots.join(', ')) : '';
}
