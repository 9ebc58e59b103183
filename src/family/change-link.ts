import { sql } from 'kysely';
import { answerOnce, answered, type Administration } from '../access/answer-once.ts';
import { linkCodeLength, type GivenLink } from '../contract/family.ts';
import { familyRefusals } from '../contract/nl/family.ts';
import { isRefusal, refuse, type Refusal } from '../contract/refusal.ts';
import type { Engine } from '../engine/engine.ts';
import { endedSessionsOfLinks } from '../people/sessions.ts';
import { drawSigns, inFours } from '../people/sign-in-codes.ts';
import { notedLink } from './give-link.ts';

/** A link of a case. */
export interface LinkOfCase {
  caseId: string;
  linkId: string;
}

/** It opens nothing any more, and who had it open is out at once. */
export function revokeLink(who: Administration, { caseId, linkId }: LinkOfCase): Promise<{ id: string } | Refusal> {
  return answerOnce<{ id: string }>(who, async () => {
    const { rows } = await sql<{ id: string }>`
      with revoked as (
        update personal_link set revoked_at = app_now(), code_mark = null
        where id = ${linkId} and case_id = ${caseId}::uuid and revoked_at is null returning id, case_id),
      ended as (${endedSessionsOfLinks('revoked')}),
      noted as (${notedLink(who, 'revoked', 'linkRevoked')}),
      answered as (${answered(who, 'revoked', sql`jsonb_build_object('id', id)`)})
      select id from revoked`.execute(who.db);
    return rows[0] ?? refuse('notFound');
  });
}

/** Another code for the same link, shown once; who came in by the one before is out. */
export async function renewLinkCode(
  { vault }: Pick<Engine, 'vault'>,
  who: Administration,
  { caseId, linkId }: LinkOfCase,
): Promise<GivenLink | Refusal> {
  const signs = drawSigns(linkCodeLength);
  let isNew = false;
  const made = await answerOnce<{ id: string }>(who, async () => {
    const { rows } = await sql<{ id: string }>`
      with renewed as (
        update personal_link l set code_mark = ${vault.markOfLinkCode(linkId, signs)}, code_wrong = 0
        where id = ${linkId} and case_id = ${caseId}::uuid and link_works(l) returning id, case_id),
      ended as (${endedSessionsOfLinks('renewed')}),
      noted as (${notedLink(who, 'renewed', 'linkCodeMade')}),
      answered as (${answered(who, 'renewed', sql`jsonb_build_object('id', id)`)})
      select id from renewed`.execute(who.db);
    isNew = rows.length > 0;
    return rows[0] ?? refuse('notAllowedNow', { detail: familyRefusals.worksNoLonger });
  });
  if (isRefusal(made)) return made;
  return { id: made.id, token: null, code: isNew ? inFours(signs) : null };
}
