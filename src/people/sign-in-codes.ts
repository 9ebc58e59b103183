import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { codeAlphabet, codeLength, type OneTimeCode } from '../contract/sign-in.ts';
import { sha256 } from '../engine/event-chain.ts';

/** How long a code may wait to be typed: a day for an administrator, a week for who is handed one in person. */
export const codeHours = { administrator: 24, member: 7 * 24 } as const;

/** A new code by chance, and its hash: 32 signs go into 256 without remainder, so each is as likely. */
export function drawCode(): { code: string; hash: string } {
  const signs = drawSigns(codeLength);
  return { code: inFours(signs), hash: hashOfCode(signs) };
}

/** Signs of codes, by chance. */
export const drawSigns = (length: number): string =>
  [...randomBytes(length)].map((byte) => codeAlphabet[byte % codeAlphabet.length] ?? '').join('');

/** A code as it is shown, in groups of four. */
export const inFours = (signs: string): string => (signs.match(/.{4}/g) ?? []).join('-');

/** Of a code in the one form (`readCode`). 80 bits by chance need no salt and no slow hash. */
export const hashOfCode = (code: string): string => sha256(`sign-in code ${code}`);

/** Inserts a code with the validity in hours, for use in a `with`; `from` has a row with `member_id` (or null). */
export const codeRow = (drawn: { hash: string }, hours: number, madeBy: string, from: string) => sql`
  insert into sign_in_code (id, hash, member_id, made_at, made_by, expires_at)
  select ${randomUUIDv7()}::uuid, ${drawn.hash}, member_id, clock_timestamp(), ${madeBy},
    date_trunc('milliseconds', clock_timestamp() + ${hours}::int * interval '1 hour') from ${sql.ref(from)}
  returning member_id, expires_at`;

/** Makes the codes useless that somebody still has; without a member: those that make an administrator. */
export const replacedCodes = (memberId: string | null) => sql`
  update sign_in_code set replaced_at = clock_timestamp()
  where coalesce(member_id, '') = ${memberId ?? ''} and used_at is null and replaced_at is null`;

/** A new code in the place of the one that may be open; null as member: one that makes an administrator. */
export async function renewCode(
  db: Db,
  memberId: string | null,
  madeBy: string,
  hours: number = codeHours.administrator,
): Promise<OneTimeCode> {
  const drawn = drawCode();
  const { rows } = await sql<{ expires_at: string }>`
    with replaced as (${replacedCodes(memberId)} returning id),
    wanted as (select ${memberId}::text as member_id from (select count(*) from replaced) waited),
    made as (${codeRow(drawn, hours, madeBy, 'wanted')}),
    noted as (
      insert into audit (id, at, actor, organisation_id, capacity, case_id, action, outcome, request_id, about)
      select ${randomUUIDv7()}::uuid, app_now(), ${madeBy}, null, 'system', null, 'codeMade', 'done', null, member_id
      from made)
    select expires_at from made`.execute(db);
  return { code: drawn.code, until: rows[0]?.expires_at ?? '' };
}

/**
 * A code for the first administrator, where there is neither an administrator nor an open code for one; of processes that
 * start together one gets it. `open`: a code that was shown before still works.
 */
export async function offerFirstCode(db: Db): Promise<OneTimeCode | 'open' | undefined> {
  const drawn = drawCode();
  await sql`update sign_in_code set replaced_at = clock_timestamp() where member_id is null and used_at is null
    and replaced_at is null and expires_at <= clock_timestamp()`.execute(db);
  if (!(await administratorMissing(db))) return undefined;
  const { rows } = await sql<{ expires_at: string }>`
    insert into sign_in_code (id, hash, member_id, made_at, made_by, expires_at)
    values (${randomUUIDv7()}::uuid, ${drawn.hash}, null, clock_timestamp(), 'first start',
      date_trunc('milliseconds', clock_timestamp() + ${codeHours.administrator}::int * interval '1 hour'))
    on conflict do nothing returning expires_at`.execute(db);
  return rows[0] ? { code: drawn.code, until: rows[0].expires_at } : 'open';
}

/** Whether nobody works as an administrator. */
export async function administratorMissing(db: Db): Promise<boolean> {
  const { rows } = await sql`select from member m where m.capacity = 'administrator' and works(m) limit 1`.execute(db);
  return rows.length === 0;
}
