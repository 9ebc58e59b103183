import { sql } from 'kysely';
import type { z } from 'zod';
import { answered, answerOnce, audited, type Administration } from '../access/answer-once.ts';
import type { Invited, InviteMember } from '../contract/organisations.ts';
import { organisationRefusals as words } from '../contract/nl/organisations.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import { codeHours, codeRow, drawCode } from '../people/sign-in-codes.ts';
import { wrongField } from './change.ts';
import { invitable } from './find-members.ts';
import { findOrganisation } from './find-organisations.ts';

/**
 * Makes a membership, and the code by which its person gets in for the first time. Somebody who already works here in
 * another capacity is the same person; in the same capacity is refused.
 */
export async function inviteMember(
  who: Administration,
  organisationId: string,
  { name, email, capacity }: z.infer<typeof InviteMember>,
  id: string,
): Promise<Invited | Refusal> {
  const drawn = drawCode();
  let until: string | undefined;
  const invited = await answerOnce<{ id: string }>(who, async () => {
    const refusal = await refuseInvitation(who, organisationId, capacity);
    if (refusal) return refusal;
    const { rows } = await sql<{ expires_at: string }>`
      with known as (
        select m.capacity, m.person_id from member m
        where m.organisation_id = ${organisationId} and lower(m.email) = lower(${email}) and works(m)),
      same as (select person_id from known where person_id is not null limit 1),
      person as (
        insert into person (id, since) select ${id}::uuid, app_now() where not exists (select from same)),
      invited as (
        insert into member (id, organisation_id, name, email, capacity, person_id, from_at)
        select ${id}, ${organisationId}, ${name}, ${email}, ${capacity},
          coalesce((select person_id from same), ${id}::uuid), app_now()
        where not exists (select from known k where k.capacity = ${capacity})
        returning id, id as member_id),
      coded as (${codeRow(drawn, codeHours.member, who.reader.memberId, 'invited')}),
      noted as (${audited(who, 'invited', 'memberInvited', id)}),
      answered as (${answered(who, 'invited', sql`jsonb_build_object('id', id)`)})
      select expires_at from coded`.execute(who.db);
    until = rows[0]?.expires_at;
    return until === undefined ? wrongField('email', words.worksHere) : { id };
  });
  if ('refusal' in invited) return invited;
  return { id: invited.id, code: until === undefined ? null : { code: drawn.code, until } };
}

async function refuseInvitation(
  { db, reader }: Administration,
  organisationId: string,
  capacity: string,
): Promise<Refusal | undefined> {
  const organisation = await findOrganisation(db, organisationId);
  if (organisation === undefined) return refuse('notFound');
  const offered = invitable(reader, organisation);
  if (offered.includes(capacity)) return undefined;
  // Whose members are not this reader's learns nothing from the reason.
  const other = invitable(reader, { ...organisation, open: true, accessManagers: 0 });
  if (other.length === 0) return refuse('notFound');
  if (!organisation.open) return refuse('notAllowedNow', { detail: words.closed });
  return other.includes(capacity)
    ? refuse('notAllowedNow', { detail: words.hasAccessManager })
    : wrongField('capacity', words.notThisCapacity);
}
