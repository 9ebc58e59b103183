import { randomBytes } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Level } from '../contract/level.ts';
import { sha256 } from '../engine/event-chain.ts';
import type { Expected } from './identity-provider.ts';

export const attemptCookie = 'aanzet_sign_in';
/** How long somebody may take at the provider, and then to choose or to type a code. */
export const attemptSeconds = 10 * 60;

/** On the way to the provider: what must come back, where somebody wanted to be, and which membership is to be bound. */
export interface Begun {
  step: 'begun';
  expected: Expected;
  to: string;
  binds: string | null;
  /** The membership that proves anew who sits there, for something that a session alone does not open. */
  proves?: { memberId: string; login: string };
}

/** Back from the provider, proved anew, and not used up yet. */
export interface ProvenAnew {
  step: 'provenAnew';
  memberId: string;
}

type Attempt = Begun | Waiting | ProvenAnew;

/** Back from the provider; not in yet, because there is something to choose, or nobody to be. */
export interface Waiting {
  step: 'waiting';
  login: string;
  level: Level;
  /** The provider said for which organisation; the login then opens only that one. */
  forOrganisation: boolean;
  to: string;
}

const tokenShape = /^[\w-]{43}$/;

/** Remembers a step of a sign-in for the browser that holds the token; those that are too old go. */
export async function keepAttempt(db: Db, attempt: Attempt): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await sql`
    with gone as (delete from sign_in_attempt where expires_at <= clock_timestamp())
    insert into sign_in_attempt (id, data, expires_at)
    values (${sha256(token)}, ${JSON.stringify(attempt)}::jsonb,
      clock_timestamp() + ${attemptSeconds}::int * interval '1 second')`.execute(db);
  return token;
}

type Step = Attempt['step'];
type AttemptOf<S extends Step> = Extract<Attempt, { step: S }>;

/** Uses the step up: of two that come with the same token, one gets it. */
export const takeAttempt = <S extends Step>(db: Db, token: string | undefined, step: S) =>
  findAttempt(db, token, step, (mine) => sql`delete from sign_in_attempt where ${mine} returning data`);

/** Looks at the step without using it up. */
export const lookAtAttempt = <S extends Step>(db: Db, token: string | undefined, step: S) =>
  findAttempt(db, token, step, (mine) => sql`select data from sign_in_attempt where ${mine}`);

async function findAttempt<S extends Step>(
  db: Db,
  token: string | undefined,
  step: S,
  statement: (mine: RawBuilder<unknown>) => RawBuilder<unknown>,
): Promise<AttemptOf<S> | undefined> {
  if (token === undefined || !tokenShape.test(token)) return undefined;
  const mine = sql`id = ${sha256(token)} and data ->> 'step' = ${step} and expires_at > clock_timestamp()`;
  const { rows } = await statement(mine).execute(db);
  return (rows[0] as { data: AttemptOf<S> } | undefined)?.data;
}
