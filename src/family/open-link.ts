import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Reader } from '../access/reader.ts';
import { readLinkCode, wrongCodesOfLink } from '../contract/family.ts';
import { familyRefusals, familyWords } from '../contract/nl/family.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import { capacityOfLink } from '../people/sessions.ts';
import type { Vault } from '../vault/vault.ts';
import { hashOfToken } from './give-link.ts';

type Link = Extract<Reader, { kind: 'link' }>;

/** The link behind a token; a token that is unknown, revoked, too old or of a case that ended is the same refusal. */
export async function openLink(db: Db, token: string, requestId: string): Promise<{ linkId: string } | Refusal> {
  const { rows } = await sql<{ id: string }>`
    with opened as (
      update personal_link l set used_at = app_now() where token_hash = ${hashOfToken(token)} and link_works(l)
      returning id, case_id, slot),
    noted as (
      insert into audit (id, at, actor, organisation_id, capacity, case_id, action, outcome, request_id, about)
      select ${randomUUIDv7()}::uuid, app_now(), 'link-' || id, null,
        case slot when 'pupil' then ${capacityOfLink('pupil')} else ${capacityOfLink('parent')} end, case_id, 'linkOpened',
        'done', ${requestId}, id from opened)
    select id from opened`.execute(db);
  return rows[0] ? { linkId: rows[0].id } : refuse('notAllowedNow', { detail: familyRefusals.worksNoLonger });
}

/** What came of a code: `locked` where it was the last that may be wrong, or none was open. */
export type TriedCode = 'right' | 'wrong' | 'locked';

/**
 * Tries a code for the link of this session. Right ones keep working until the CLB gives another: who said yes must be able
 * to come back and say no. The fifth wrong one in a row locks the link, and the CLB hears it; in one statement, so that
 * tries at the same moment count one by one.
 */
export async function tryLinkCode(
  { db, vault }: { db: Db; vault: Vault },
  reader: Link,
  written: string,
  requestId: string,
): Promise<TriedCode | Refusal> {
  const code = readLinkCode(written);
  if (code === undefined) return wrongLinkCode(familyRefusals.noCode);
  const mark = vault.markOfLinkCode(reader.linkId, code);
  const { rows } = await sql<{ right: boolean; locked: boolean }>`
    with tried as (
      update personal_link l set used_at = app_now(),
        code_wrong = case when code_mark = ${mark} then 0 else code_wrong + 1 end,
        code_mark = case when code_mark <> ${mark} and code_wrong + 1 >= ${wrongCodesOfLink}::int then null else code_mark end
      where id = ${reader.linkId} and code_mark is not null and link_works(l)
      returning id, case_id, code_wrong = 0 as right, code_mark is null as locked),
    told as (
      insert into notice (id, case_id, organisation_id, member_id, kind, at)
      select ${randomUUIDv7()}::uuid, t.case_id, s.organisation_id, s.member_id, 'linkLocked', app_now()
      from tried t join slot s on s.case_id = t.case_id and s.slot = 'clb' and s.until_at is null where t.locked),
    noted as (
      insert into audit (id, at, actor, organisation_id, capacity, case_id, action, outcome, request_id, about)
      select ${randomUUIDv7()}::uuid, app_now(), ${`link-${reader.linkId}`}, null, ${reader.capacity}, ${reader.caseId}::uuid,
        'linkCodeTyped', case when exists (select from tried t where t.right) then 'done' else 'refused' end,
        ${requestId}, ${reader.linkId})
    select t.right, t.locked from tried t`.execute(db);
  const [tried] = rows;
  if (tried === undefined || tried.locked) return 'locked';
  return tried.right ? 'right' : 'wrong';
}

export const wrongLinkCode = (message: string): Refusal =>
  refuse('invalidInput', { errors: [{ path: '/code', field: familyWords.code, message }] });
