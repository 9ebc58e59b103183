import type { Db } from '../../db/database.ts';
import type { Level } from '../contract/level.ts';
import { findReader } from '../people/sessions.ts';
import { lookAtAttempt } from './attempts.ts';
import type { ProvenLogin } from './bind-login.ts';

/** What this browser holds: a sign-in under way, and a session. */
interface Held {
  attempt: string | undefined;
  session: string | undefined;
}

/**
 * The login to which a code will add a membership: the one that came back from the provider and waits, or the one that
 * opened the session. Undefined where there is none (any more).
 */
export async function loginToBind(
  db: Db,
  which: 'waiting' | 'session',
  { attempt, session }: Held,
): Promise<(ProvenLogin & { level: Level }) | undefined> {
  if (which === 'waiting') return lookAtAttempt(db, attempt, 'waiting');
  const reader = await findReader(db, session);
  if (reader?.kind !== 'member' || reader.login === undefined) return undefined;
  const { login, level } = reader;
  const known = await db.selectFrom('login').select('organisation_id').where('id', '=', login).executeTakeFirst();
  return known && { login, level, forOrganisation: known.organisation_id !== null };
}
