import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Waiting } from './attempts.ts';

/** A login that proved itself. */
export type ProvenLogin = Pick<Waiting, 'login' | 'forOrganisation'>;

/**
 * Binds a login to one membership, whose code or session was just shown: from now on it opens that one, beside those
 * that were bound to it before. Only that one: a code never opens what else its person may do. Who had the membership by
 * another login has it no more, and its sessions end. False where the login is for another organisation.
 */
export async function bindLogin(
  db: Db,
  { login, forOrganisation }: ProvenLogin,
  memberId: string,
  requestId: string,
): Promise<boolean> {
  const { rows } = await sql`
    with whose as (
      select m.id, m.organisation_id, m.capacity, m.person_id from member m where m.id = ${memberId} and works(m)),
    -- Its own person where nothing else hangs there; else a new one, until the other memberships show their codes.
    alone as (
      select w.person_id from whose w
      where w.person_id is not null and not exists (select from login l where l.person_id = w.person_id)
        and not exists (select from member m where m.person_id = w.person_id and m.id <> w.id)),
    person as (
      insert into person (id, since) select ${randomUUIDv7()}::uuid, app_now() from whose
      where not exists (select from alone) and not exists (select from login where id = ${login}) returning id),
    bound as (
      insert into login (id, person_id, organisation_id, bound_at, bound_by)
      select ${login}, coalesce(
          (select person_id from login where id = ${login}), (select person_id from alone), (select id from person)),
        case when ${forOrganisation}::boolean then w.organisation_id end, clock_timestamp(), w.id from whose w
      on conflict (id) do update set bound_at = login.bound_at
        where login.organisation_id is not distinct from excluded.organisation_id
      returning person_id),
    moved as (update member m set person_id = b.person_id from bound b where m.id = ${memberId} returning m.id),
    ended as (delete from session s using moved where s.data ->> 'memberId' = moved.id),
    noted as (
      insert into audit (id, at, actor, organisation_id, capacity, case_id, action, outcome, request_id, about)
      select ${randomUUIDv7()}::uuid, app_now(), w.id, w.organisation_id, w.capacity, null, 'loginBound', 'done',
        ${requestId}, w.id from whose w, moved)
    select id from moved`.execute(db);
  return rows.length > 0;
}
