import type { Db } from '../../db/database.ts';
import type { Level } from '../contract/level.ts';
import type { LoginTrouble } from '../contract/login.ts';
import { findReader } from '../people/sessions.ts';
import type { Vault } from '../vault/vault.ts';
import type { Begun, ProvenAnew, Waiting } from './attempts.ts';
import { bindLogin } from './bind-login.ts';
import { NotProven, troubleWords, type IdentityProvider } from './identity-provider.ts';
import { membershipsOf } from './memberships.ts';

/** Somebody comes back from the provider. */
export interface ComingBack {
  db: Db;
  vault: Vault;
  provider: IdentityProvider;
  /** What this browser began; undefined where it began nothing, or too long ago, or came back before. */
  begun: Begun | undefined;
  /** With what it comes back, as it stood in the address. */
  query: string;
  /** The session that the browser has already. */
  session: string | undefined;
  requestId: string;
}

/** Nobody is signed in; or somebody must choose or show a code first; or somebody is. `code` is for the log. */
export type CameBack =
  | { trouble: LoginTrouble; code?: string }
  | { waiting: Waiting; page: '/wie' | '/koppelen' }
  | { memberId: string; login: string; level: Level; to: string }
  | { provenAnew: ProvenAnew; to: string };

/** What becomes of somebody who comes back. A login that is not bound and one without access look the same. */
export async function comeBack({ begun, ...coming }: ComingBack): Promise<CameBack> {
  const { db, vault, provider, query } = coming;
  if (begun === undefined) return { trouble: 'verlopen' };
  let proven;
  try {
    proven = await provider.prove(query, begun.expected);
  } catch (error) {
    if (!(error instanceof NotProven)) throw error;
    return { trouble: troubleWords[error.trouble], code: error.code };
  }
  const { subject, organisation, level } = proven;
  const login = vault.markOfLogin({ issuer: provider.settings.issuer.href, subject, organisation });
  if (begun.proves) return proveAnew(coming, begun, { login, level });
  const waiting: Waiting = { step: 'waiting', login, level, forOrganisation: organisation !== null, to: begun.to };
  if (begun.binds !== null) return bindTo(coming, begun.binds, waiting);
  const [only, ...others] = await membershipsOf(db, login);
  if (only === undefined) return { waiting, page: '/koppelen' };
  return others.length > 0 ? { waiting, page: '/wie' } : { memberId: only.id, login, level, to: begun.to };
}

/** Only while the session that asked for it is there: in this browser, of this membership. */
async function bindTo(
  { db, session, requestId }: Omit<ComingBack, 'begun'>,
  memberId: string,
  waiting: Waiting,
): Promise<CameBack> {
  const reader = await findReader(db, session);
  if (reader?.kind !== 'member' || reader.memberId !== memberId) return { trouble: 'verlopen' };
  if (!(await bindLogin(db, waiting, memberId, requestId))) return { trouble: 'organisatie' };
  return { memberId, login: waiting.login, level: waiting.level, to: waiting.to };
}

/** The same account as the session's, at a level that is worth something; the session itself stays as it is. */
async function proveAnew(
  { db, session }: Omit<ComingBack, 'begun'>,
  { proves, to }: Begun,
  { login, level }: { login: string; level: Level },
): Promise<CameBack> {
  const reader = await findReader(db, session);
  if (reader?.kind !== 'member' || reader.memberId !== proves?.memberId) return { trouble: 'verlopen' };
  if (login !== proves.login || reader.login !== login) return { trouble: 'account' };
  if (level === 'low') return { trouble: 'niveau' };
  return { provenAnew: { step: 'provenAnew', memberId: reader.memberId }, to };
}
