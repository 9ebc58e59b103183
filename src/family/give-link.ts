import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { readNow } from '../../db/clock.ts';
import { answerOnce, answered, type Administration } from '../access/answer-once.ts';
import { linkCodeLength, linkEnds, longestLinkDays, type GivenLink, type MakeLink } from '../contract/family.ts';
import { isRefusal, type Refusal } from '../contract/refusal.ts';
import type { Engine } from '../engine/engine.ts';
import { sha256 } from '../engine/event-chain.ts';
import { endedSessionsOfLinks } from '../people/sessions.ts';
import { drawSigns, inFours } from '../people/sign-in-codes.ts';
import { places } from '../vault/places.ts';
import type { KeyedCase } from '../vault/vault.ts';

/** Of 256 bits by chance; what the database keeps opens nothing. */
export const hashOfToken = (token: string): string => sha256(`personal link ${token}`);

/**
 * The end of the school year that runs, and of the next where this one is over in less than two months; never more than a
 * year from `now`.
 */
export function endOfLink(now: string): string {
  const year = Number(now.slice(0, 4));
  const from = new Date(now).getTime();
  const dayMs = 86_400_000;
  const ends = [year, year + 1, year + 2].map((one) => Date.UTC(one, linkEnds.month - 1, linkEnds.day, 21, 59));
  const next = ends.find((end) => end - from > 60 * dayMs) ?? from;
  return new Date(Math.min(next, from + longestLinkDays * dayMs)).toISOString();
}

/** Who did what with which link of a case, for use in a `with`, where the step `from` wrote something. */
export const notedLink = ({ reader, auditId, requestId }: Administration, from: string, action: string) => sql`
  insert into audit (id, at, actor, organisation_id, capacity, case_id, action, outcome, request_id, about)
  select ${auditId}::uuid, app_now(), ${reader.memberId}, ${reader.organisation.id}, ${reader.capacity}, case_id,
    ${action}, 'done', ${requestId}, id from ${sql.ref(from)}`;

/**
 * A link with its code for a pupil or parent, in the place of the one that this place had: that one opens nothing from now
 * on. Both are handed back once; the database keeps what recognises them.
 */
export async function giveLink(
  { vault, newId }: Pick<Engine, 'vault' | 'newId'>,
  who: Administration,
  owner: KeyedCase,
  { slot, name }: MakeLink,
): Promise<GivenLink | Refusal> {
  const id = newId();
  const token = randomBytes(32).toString('base64url');
  const signs = drawSigns(linkCodeLength);
  const sealed = vault.cipherOf(owner).seal(places.linkName(id), name);
  const until = endOfLink(await readNow(who.db));
  let isNew = false;
  const made = await answerOnce<{ id: string }>(who, async () => {
    const { rows } = await sql<{ id: string }>`
      with revoked as (
        update personal_link set revoked_at = app_now(), code_mark = null
        where case_id = ${owner.id}::uuid and slot = ${slot} and revoked_at is null and token_hash is not null
        returning id),
      ended as (${endedSessionsOfLinks('revoked')}),
      made as (
        insert into personal_link (id, case_id, slot, token_hash, name, made_at, made_by, expires_at, code_mark)
        select ${id}, ${owner.id}::uuid, ${slot}, ${hashOfToken(token)}, ${sealed}, app_now(), ${who.reader.memberId},
          ${until}::timestamptz, ${vault.markOfLinkCode(id, signs)}
        from (select count(*) from revoked) waited returning id, case_id),
      noted as (${notedLink(who, 'made', 'linkMade')}),
      answered as (${answered(who, 'made', sql`jsonb_build_object('id', id)`)})
      select id from made`.execute(who.db);
    isNew = rows.length > 0;
    return { id };
  });
  if (isRefusal(made)) return made;
  return isNew ? { id, token, code: inFours(signs) } : { id: made.id, token: null, code: null };
}
