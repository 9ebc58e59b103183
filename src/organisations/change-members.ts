import { sql } from 'kysely';
import type { z } from 'zod';
import { answered, answerOnce, audited, type Administration } from '../access/answer-once.ts';
import type { ChangeMember, Invited } from '../contract/organisations.ts';
import { organisationRefusals as words } from '../contract/nl/organisations.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import { codeHours, codeRow, drawCode, replacedCodes } from '../people/sign-in-codes.ts';
import { endedSessions } from '../people/sessions.ts';
import { wrongField } from './change.ts';
import { findMember } from './find-members.ts';

type Changed = { id: string };

/** The name, the address and the last day of a membership that holds. */
export function changeMember(who: Administration, id: string, asked: z.infer<typeof ChangeMember>) {
  const { name, email, lastDay } = asked;
  return answerOnce<Changed>(who, async () => {
    const before = await findMember(who.db, who.reader, id);
    if (before === undefined) return refuse('notFound');
    if (!before.works) return refuse('notAllowedNow', { detail: words.ended });
    if (lastDay !== null && (await isLastAdministrator(who, id, before.capacity)))
      return wrongField('lastDay', words.lastAdministrator);
    const { rows } = await sql`
      with changed as (
        update member set name = ${name}, email = ${email},
          until_at = ((${lastDay}::date + 1)::timestamp at time zone 'Europe/Brussels')
        where id = ${id} and (${lastDay}::date is null
          or ${lastDay}::date >= (app_now() at time zone 'Europe/Brussels')::date)
        returning id),
      noted as (${audited(who, 'changed', lastDay === before.lastDay ? 'memberChanged' : 'memberEndPlanned', id)}),
      answered as (${answered(who, 'changed', sql`jsonb_build_object('id', id)`)})
      select id from changed`.execute(who.db);
    return rows.length > 0 ? { id } : wrongField('lastDay', words.lastDayPassed);
  });
}

/** Ends a membership at once: its sessions are over, and a code that was handed over opens nothing. */
export function endMember(who: Administration, id: string) {
  return answerOnce<Changed>(who, async () => {
    const before = await findMember(who.db, who.reader, id);
    if (before === undefined) return refuse('notFound');
    if (!before.works) return refuse('notAllowedNow', { detail: words.ended });
    if (await isLastAdministrator(who, id, before.capacity))
      return refuse('notAllowedNow', { detail: words.lastAdministrator });
    await sql`
      with ended as (update member set active = false, until_at = app_now() where id = ${id} returning id),
      sessions as (${endedSessions(id)}),
      codes as (${replacedCodes(id)}),
      noted as (${audited(who, 'ended', 'memberEnded', id)}),
      answered as (${answered(who, 'ended', sql`jsonb_build_object('id', id)`)})
      select id from ended`.execute(who.db);
    return { id };
  });
}

/** Signs a member out everywhere at once; the membership stays. */
export async function endSessionsOf(who: Administration, id: string): Promise<{ ended: number } | Refusal> {
  return answerOnce<{ ended: number }>(who, async () => {
    if ((await findMember(who.db, who.reader, id)) === undefined) return refuse('notFound');
    const { rows } = await sql<{ ended: number }>`
      with ended as (${endedSessions(id)}),
      counted as (select count(*)::int as ended from ended),
      noted as (${audited(who, 'counted', 'sessionsEnded', id)}),
      answered as (${answered(who, 'counted', sql`jsonb_build_object('ended', ended)`)})
      select ended from counted`.execute(who.db);
    return { ended: rows[0]?.ended ?? 0 };
  });
}

/** A new code for a member, in the place of the one before; shown once, to be handed over in person. */
export async function renewMemberCode(who: Administration, id: string): Promise<Invited | Refusal> {
  const drawn = drawCode();
  let until: string | undefined;
  const made = await answerOnce<Changed>(who, async () => {
    const member = await findMember(who.db, who.reader, id);
    if (member === undefined) return refuse('notFound');
    if (!member.works) return refuse('notAllowedNow', { detail: words.ended });
    const { rows } = await sql<{ expires_at: string }>`
      with replaced as (${replacedCodes(id)} returning id),
      wanted as (select ${id}::text as member_id from (select count(*) from replaced) waited),
      coded as (${codeRow(drawn, codeHours.member, who.reader.memberId, 'wanted')}),
      noted as (${audited(who, 'coded', 'codeMade', id)}),
      answered as (${answered(who, 'coded', sql`jsonb_build_object('id', member_id)`)})
      select expires_at from coded`.execute(who.db);
    until = rows[0]?.expires_at;
    return { id };
  });
  if ('refusal' in made) return made;
  return { id, code: until === undefined ? null : { code: drawn.code, until } };
}

async function isLastAdministrator({ db }: Administration, id: string, capacity: string): Promise<boolean> {
  if (capacity !== 'administrator') return false;
  const { rows } = await sql`select from member m where m.capacity = 'administrator' and m.id <> ${id}
    and works(m) and m.until_at is null limit 1`.execute(db);
  return rows.length === 0;
}
