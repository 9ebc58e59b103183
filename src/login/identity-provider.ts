import * as oidc from 'openid-client';
import type { Level } from '../contract/level.ts';
import type { LoginTrouble } from '../contract/login.ts';
import { holdsNationalNumber } from '../contract/national-number.ts';
import type { LoginSettings } from '../settings.ts';

/** For one answer of the provider; a sign-in asks for four at most. */
const patienceSeconds = 5;

/** A fresh sign-in is at most so old when the browser is back: the way back takes a moment, and clocks differ. */
const freshSeconds = 120;

/** What the provider proved about somebody, and all that is kept of its answer, for as long as this sign-in takes. */
export interface Proven {
  /** Who it is, as this provider calls the same person every time. */
  subject: string;
  /** For which organisation somebody comes, as the provider calls it; null where it is not asked. */
  organisation: string | null;
  level: Level;
}

/** What must come back unchanged, and what only this browser's sign-in knows. */
export interface Expected {
  state: string;
  nonce: string;
  verifier: string;
  /** Somebody had to sign in at the provider just then, whatever was open there. */
  fresh?: true;
}

/**
 * Why nobody is signed in: the provider is away or slow; somebody stopped it there; what came back does not fit or says
 * too little.
 */
type ProviderTrouble = 'away' | 'stopped' | 'unfit';

/** As the page for it is called. */
export const troubleWords: Record<ProviderTrouble, LoginTrouble> = {
  away: 'storing',
  stopped: 'gestopt',
  unfit: 'ongeldig',
};

/** A sign-in that failed at or because of the provider; `code` is of the library and names nobody. */
export class NotProven extends Error {
  override readonly name = 'NotProven';
  readonly trouble: ProviderTrouble;
  readonly code: string;
  constructor(trouble: ProviderTrouble, code: string) {
    super(`${trouble}: ${code}`);
    this.trouble = trouble;
    this.code = code;
  }
}

/**
 * The identity provider: OpenID Connect by code, with PKCE, state and nonce. It is looked up when somebody needs it, so
 * that a process starts without it, and once.
 */
export class IdentityProvider {
  readonly settings: LoginSettings;
  #found: Promise<oidc.Configuration> | undefined;

  constructor(settings: LoginSettings) {
    this.settings = settings;
  }

  /**
   * Where to send a browser, and what to expect of it when it comes back. `anew` asks the provider to let somebody prove
   * it again, whoever is signed in there; `fresh` also holds the provider to it, by the instant that it says.
   * @throws NotProven
   */
  async begin({
    anew,
    fresh = false,
  }: {
    anew: boolean;
    fresh?: boolean;
  }): Promise<{ address: string; expected: Expected }> {
    const configuration = await this.#configuration();
    const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
    const address = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#callback,
      scope: this.settings.scope,
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(anew || fresh ? { prompt: 'login' } : {}),
      ...(fresh ? { max_age: '0' } : {}),
    });
    return { address: address.href, expected: { state, nonce, verifier, ...(fresh ? { fresh: true as const } : {}) } };
  }

  /**
   * What the provider proved, by the query with which the browser came back. The library checks state, issuer, audience,
   * nonce, times and signature.
   * @throws NotProven
   */
  async prove(query: string, { state, nonce, verifier, fresh }: Expected): Promise<Proven> {
    const configuration = await this.#configuration();
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, new URL(`${this.#callback}?${query}`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
        ...(fresh === true ? { maxAge: freshSeconds } : {}),
      });
      const claims = tokens.claims() ?? { sub: '' };
      const wanted = [this.settings.subjectClaim, this.settings.organisationClaim];
      const more = wanted.every((name) => name === undefined || name in claims)
        ? {}
        : await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub);
      return this.#read({ ...more, ...claims });
    } catch (error) {
      throw troubleOf(error);
    }
  }

  /** Where somebody signs out at the provider too; undefined where it has no such page, or is away. */
  async signOutAddress(): Promise<string | undefined> {
    try {
      const configuration = await this.#configuration();
      if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
      const back = { post_logout_redirect_uri: `${this.settings.publicOrigin}/` };
      return oidc.buildEndSessionUrl(configuration, back).href;
    } catch {
      return undefined;
    }
  }

  get #callback(): string {
    return `${this.settings.publicOrigin}/api/v1/session/oidc/callback`;
  }

  /** Takes three claims; all others, a national number among them, end here. */
  #read(claims: Record<string, unknown>): Proven {
    const { subjectClaim, organisationClaim, levels } = this.settings;
    const organisation = organisationClaim === undefined ? null : textOf(claims[organisationClaim]);
    const { acr } = claims;
    const level = (typeof acr === 'string' ? levels.get(acr) : undefined) ?? 'low';
    return { subject: textOf(claims[subjectClaim]), organisation, level };
  }

  async #configuration(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    this.#found ??= oidc.discovery(
      issuer,
      clientId,
      // One algorithm, whatever a token says of itself.
      { client_secret: clientSecret, id_token_signed_response_alg: 'RS256' },
      oidc.ClientSecretBasic(clientSecret),
      {
        timeout: patienceSeconds,
        execute: [
          oidc.enableNonRepudiationChecks,
          ...(issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
        ],
      },
    );
    try {
      return await this.#found;
    } catch (error) {
      this.#found = undefined;
      throw new NotProven('away', codeOf(error));
    }
  }
}

/** @throws NotProven where there is none, or where it is a national number: then nobody comes in by it. */
function textOf(claim: unknown): string {
  if (typeof claim !== 'string' || claim === '' || claim.length > 400) throw new NotProven('unfit', 'CLAIM_MISSING');
  if (holdsNationalNumber(claim)) throw new NotProven('unfit', 'NATIONAL_NUMBER');
  return claim;
}

const away: ReadonlySet<string> = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'TypeError']);

function troubleOf(error: unknown): NotProven {
  if (error instanceof NotProven) return error;
  const code = codeOf(error);
  if (error instanceof oidc.AuthorizationResponseError) {
    const serverFails = error.error === 'server_error' || error.error === 'temporarily_unavailable';
    return new NotProven(serverFails ? 'away' : 'stopped', code);
  }
  const answer = error instanceof Error ? error.cause : undefined;
  const fails = answer instanceof Response && (answer.status >= 500 || answer.status === 429);
  return new NotProven(fails || away.has(code) ? 'away' : 'unfit', code);
}

/** A connection that fails is a TypeError without a code. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.constructor.name;
}
