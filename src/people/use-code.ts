import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { signInRefusals, signInWords } from '../contract/nl/sign-in.ts';
import type { FieldProblem } from '../contract/problem.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import { readCode, type SignInByCode } from '../contract/sign-in.ts';
import { hashOfCode } from './sign-in-codes.ts';

/** Where administrators belong who came by the code of a first start. */
const house = { id: 'aanzet-beheer', name: 'Beheer van Aanzet' };

const stillOpen = sql<boolean>`c.used_at is null and c.replaced_at is null and c.expires_at > clock_timestamp()`;

/**
 * Uses a code up and says whose session it opens; one that makes an administrator makes one. A code that is unknown, used,
 * replaced, too old, or of somebody whose time is over opens nothing, and nothing tells which it was.
 */
export async function useCode(db: Db, asked: SignInByCode, requestId: string): Promise<{ memberId: string } | Refusal> {
  const code = readCode(asked.code);
  if (code === undefined) return wrongCode();
  const hash = hashOfCode(code);
  const { rows } = await sql<{ member_id: string | null }>`
    select c.member_id from sign_in_code c left join member m on m.id = c.member_id
    where c.hash = ${hash} and ${stillOpen} and (c.member_id is null or works(m))`.execute(db);
  const [found] = rows;
  if (found === undefined) return wrongCode();
  if (found.member_id !== null) return signInMember(db, hash, requestId);
  const { name, email } = asked;
  if (name !== undefined && email !== undefined) return makeAdministrator(db, hash, { name, email }, requestId);
  const problem = (path: string, field: string, message: string): FieldProblem => ({ path, field, message });
  return refuse('invalidInput', {
    errors: [
      ...(name === undefined ? [problem('/name', signInWords.name, signInRefusals.needsName)] : []),
      ...(email === undefined ? [problem('/email', signInWords.email, signInRefusals.needsEmail)] : []),
    ],
  });
}

export const wrongCode = (): Refusal =>
  refuse('invalidInput', { errors: [{ path: '/code', field: signInWords.code, message: signInRefusals.unknown }] });

/** That a stranger did not get in, without the code or the login; codes of one address that are looked at are bounded. */
export async function noteRefusal(
  db: Db,
  requestId: string,
  action: 'signedInByCode' | 'signedInByLogin',
): Promise<void> {
  await sql`insert into audit (id, at, actor, organisation_id, capacity, case_id, action, outcome, request_id)
    values (${randomUUIDv7()}::uuid, app_now(), 'stranger', null, 'none', null, ${action}, 'refused', ${requestId})`.execute(
    db,
  );
}

/** Of two that type the same code at the same moment one gets in: the second finds no open row any more. */
const used = (hash: string) => sql`
  update sign_in_code c set used_at = clock_timestamp() where c.hash = ${hash} and ${stillOpen} returning c.member_id`;

const noted = (action: string, requestId: string, from: string) => sql`
  insert into audit (id, at, actor, organisation_id, capacity, case_id, action, outcome, request_id, about)
  select ${randomUUIDv7()}::uuid, app_now(), m.id, m.organisation_id, m.capacity, null, ${action}, 'done', ${requestId}, m.id
  from ${sql.ref(from)} m`;

async function signInMember(db: Db, hash: string, requestId: string): Promise<{ memberId: string } | Refusal> {
  const { rows } = await sql<{ id: string }>`
    with used as (${used(hash)}),
    whose as (select m.id, m.organisation_id, m.capacity from used u join member m on m.id = u.member_id),
    noted as (${noted('signedInByCode', requestId, 'whose')})
    select id from whose`.execute(db);
  return rows[0] ? { memberId: rows[0].id } : wrongCode();
}

async function makeAdministrator(
  db: Db,
  hash: string,
  { name, email }: { name: string; email: string },
  requestId: string,
): Promise<{ memberId: string } | Refusal> {
  const id = randomUUIDv7();
  const { rows } = await sql<{ id: string }>`
    with used as (${used(hash)}),
    known as (select (select o.id from organisation o where o.kind = 'administration' order by o.id limit 1) as id from used),
    network as (
      insert into network (id, name, product_name) select ${house.id}, ${house.name}, 'Aanzet' from known
      where known.id is null on conflict do nothing),
    organisation as (
      insert into organisation (id, network_id, kind, name, municipality)
      select ${house.id}, ${house.id}, 'administration', ${house.name}, '' from known where known.id is null
      on conflict do nothing),
    person as (insert into person (id, since) select ${id}::uuid, app_now() from used),
    made as (
      insert into member (id, organisation_id, name, email, capacity, person_id, from_at)
      select ${id}, coalesce(known.id, ${house.id}), ${name}, ${email}, 'administrator', ${id}::uuid, app_now() from known
      returning id, organisation_id, capacity),
    noted as (${noted('administratorMade', requestId, 'made')})
    select id from made`.execute(db);
  return rows[0] ? { memberId: rows[0].id } : wrongCode();
}
