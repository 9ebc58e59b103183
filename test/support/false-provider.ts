import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import type { LoginSettings } from '../../src/settings.ts';

/** What it says, where it is not what a true provider would. */
export interface Lies {
  claims?: Record<string, unknown>;
  /** How the token says that it is signed. */
  algorithm?: 'RS256' | 'HS256' | 'none';
  /** Signed with a key that the provider does not publish. */
  foreignKey?: boolean;
  /** The token endpoint answers this, or never. */
  tokenAnswer?: 'never' | 500 | 'gibberish' | 'userinfo of another';
}

/** A provider that may say anything: what comes from it must be looked at as if an enemy wrote it. */
export interface FalseProvider {
  settings: LoginSettings;
  /** What the application said when it fetched the tokens, last. */
  asked: URLSearchParams;
  /** Answers this from now on; `nonce` is what the sign-in under way expects. */
  lie: (nonce: string, lies?: Lies) => void;
  /** From now on it accepts connections and says nothing. */
  fallSilent: () => void;
  close: () => Promise<void>;
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** On a free port unless one is named. */
export async function startFalseProvider(
  publicOrigin: string,
  more: Partial<LoginSettings> = {},
  port = 0,
): Promise<FalseProvider> {
  const [own, foreign] = [1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));
  const secret = 'the-secret-of-the-false-provider';
  let [said, nonce, silent]: [Lies, string, boolean] = [{}, '', false];
  const server = http.createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  const bound = server.address();
  const issuer = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
  const metadata = {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
    response_types_supported: ['code'],
    authorization_response_iss_parameter_supported: true,
  };

  function idToken(): string {
    const now = Math.floor(Date.now() / 1_000);
    const claims = { iss: issuer, sub: 'u1', aud: 'aanzet', iat: now, exp: now + 300, nonce, ...said.claims };
    const alg = said.algorithm ?? 'RS256';
    const content = `${encode({ alg, kid: 'one' })}.${encode(claims)}`;
    if (alg === 'none') return `${content}.`;
    if (alg === 'HS256') return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
    const key = (said.foreignKey === true ? foreign : own)?.privateKey;
    return `${content}.${key === undefined ? '' : createSign('sha256').update(content).sign(key, 'base64url')}`;
  }

  async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    if (silent) return;
    const send = (body: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.url === '/.well-known/openid-configuration') send(metadata);
    else if (request.url === '/jwks')
      send({ keys: [{ ...own?.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] });
    else if (request.url === '/userinfo')
      send({ sub: said.tokenAnswer === 'userinfo of another' ? 'u2' : 'u1', vo: 'u1' });
    else {
      provider.asked = new URLSearchParams(await text(request));
      if (said.tokenAnswer === 'never') return;
      if (said.tokenAnswer === 500) send({}, 500);
      else if (said.tokenAnswer === 'gibberish') response.end('<h1>Onderhoud</h1>');
      else send({ access_token: 'access', token_type: 'bearer', id_token: idToken() });
    }
  }

  const provider: FalseProvider = {
    settings: {
      issuer: new URL(issuer),
      clientId: 'aanzet',
      clientSecret: secret,
      scope: 'openid',
      levels: new Map(),
      subjectClaim: 'sub',
      organisationClaim: undefined,
      name: 'Valse dienst',
      publicOrigin,
      ...more,
    },
    asked: new URLSearchParams(),
    lie: (expected, lies = {}) => ([nonce, said] = [expected, lies]),
    fallSilent: () => (silent = true),
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
  return provider;
}
