import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Reader } from '../access/reader.ts';
import type { Means } from '../contract/emergency.ts';
import { emergencyRefusals as words, emergencyWords } from '../contract/nl/emergency.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import { readCode } from '../contract/sign-in.ts';
import { sha256 } from '../engine/event-chain.ts';
import { takeAttempt } from '../login/attempts.ts';
import { hashOfCode } from '../people/sign-in-codes.ts';

type Member = Extract<Reader, { kind: 'member' }>;

/** What somebody brings along to prove it. */
export interface Brought {
  reader: Member;
  demo: boolean;
  /** Tokens of this browser. */
  session: string;
  attempt: string | undefined;
  asked: { code?: string | undefined; demo?: boolean | undefined };
}

/** By which means this session proves anew who sits there. */
export const meansOf = ({ login }: Pick<Member, 'login'>, demo: boolean): Means =>
  login !== undefined ? 'login' : demo ? 'demo' : 'code';

/** Uses a proof up, whatever comes of the request: so a number is tried with one. A refusal where there is none. */
export async function proveAnew(db: Db, brought: Brought): Promise<Refusal | undefined> {
  const { reader, asked } = brought;
  switch (meansOf(reader, brought.demo)) {
    case 'login': {
      const proven = await takeAttempt(db, brought.attempt, 'provenAnew');
      return proven?.memberId === reader.memberId ? undefined : refuse('notAllowedNow', { detail: words.notProven });
    }
    case 'code':
      return (await usesCode(db, brought)) ? undefined : wrong('/code', emergencyWords.code, words.code);
    case 'demo':
      return asked.demo === true ? undefined : wrong('/demo', emergencyWords.demo, words.demo);
  }
}

const wrong = (path: string, field: string, message: string): Refusal =>
  refuse('invalidInput', { errors: [{ path, field, message }] });

/**
 * A code that an access manager of the same organisation, who is somebody else, made for this member since the session
 * began: the code that opened the session proves nothing new.
 */
async function usesCode(db: Db, { reader, session, asked }: Brought): Promise<boolean> {
  const code = readCode(asked.code ?? '');
  if (code === undefined) return false;
  const { rows } = await sql`
    update sign_in_code c set used_at = clock_timestamp()
    from session s, member m, member k
    where c.hash = ${hashOfCode(code)} and c.member_id = ${reader.memberId} and c.used_at is null
      and c.replaced_at is null and c.expires_at > clock_timestamp()
      and s.id = ${sha256(session)} and c.made_at > s.opened_at and m.id = c.member_id
      and k.id = c.made_by and k.id <> m.id and k.organisation_id = m.organisation_id and k.capacity = 'accessManager'
      and works(k) and (k.person_id is null or k.person_id is distinct from m.person_id)
    returning c.id`.execute(db);
  return rows.length > 0;
}
