import { generateKeyPairSync } from 'node:crypto';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import Provider from 'oidc-provider';
import type { LoginSettings } from '../../src/settings.ts';

/** What the provider calls its levels, as ACM/IDM does: by urn. */
export const acr = { low: 'urn:test:loa:low', substantial: 'urn:test:loa:substantial', high: 'urn:test:loa:high' };

/** A real provider of OpenID Connect with pages of its own, on a free port of this machine. */
export interface TestProvider {
  /** How the application is told of it. */
  settings: LoginSettings;
  close: () => Promise<void>;
}

/** As whom somebody signs in there. Whoever it is, the provider also knows a national number of them. */
export interface Account {
  name: string;
  level?: keyof typeof acr;
  /** For which organisation, where the provider is told to say so. */
  organisation?: string;
}

interface Wishes {
  publicOrigin: string;
  /** The provider says for which organisation somebody comes. */
  withOrganisation?: boolean;
}

const client = { id: 'aanzet', secret: 'a-secret-of-this-test-provider' };

export async function startIdentityProvider({ publicOrigin, withOrganisation = false }: Wishes): Promise<TestProvider> {
  const server = http.createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const bound = server.address();
  const issuer = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${publicOrigin}/api/v1/session/oidc/callback`],
        post_logout_redirect_uris: [`${publicOrigin}/`],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['cookies of this test'] },
    acrValues: Object.values(acr),
    claims: { openid: ['sub', 'acr', 'rrn'], vo: ['vo_id', 'vo_orgcode'] },
    scopes: ['openid', 'vo'],
    findAccount: (_context: unknown, id: string) => {
      const [name = '', organisation = ''] = id.split('@');
      const claims = { sub: name, rrn: nationalNumber, vo_id: `vo-${name}`, vo_orgcode: organisation };
      return { accountId: id, claims: () => claims };
    },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    // Whoever signs in there agrees with it.
    loadExistingGrant: async ({ oidc }: GrantContext) => {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid vo');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/') === true) void interact(provider, request, response);
    else answer(request, response);
  });
  return {
    settings: {
      issuer: new URL(issuer),
      clientId: client.id,
      clientSecret: client.secret,
      scope: withOrganisation ? 'openid vo' : 'openid',
      levels: new Map([
        [acr.low, 'low'],
        [acr.substantial, 'substantial'],
        [acr.high, 'high'],
      ]),
      subjectClaim: withOrganisation ? 'vo_id' : 'sub',
      organisationClaim: withOrganisation ? 'vo_orgcode' : undefined,
      name: 'Proefdienst',
      publicOrigin,
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

interface GrantContext {
  oidc: { client: { clientId: string }; session: { accountId: string } };
}

/** A number whose check fits, of nobody. */
export const nationalNumber = '85073003328';

const page = `<!doctype html><html lang="nl"><title>Proefdienst</title><h1>Proefdienst</h1>
  <form method="post"><label>Naam <input name="name"></label>
  <label>Middel <select name="level"><option value="low">Wachtwoord</option>
  <option value="substantial">App</option><option value="high">eID</option></select></label>
  <label>Organisatie <input name="organisation"></label><button>Verder</button>
  <button name="stop" value="1">Stop</button></form></html>`;

/** Its pages: who one is, by what means, and for which organisation. */
async function interact(provider: Provider, request: http.IncomingMessage, response: http.ServerResponse) {
  await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    return;
  }
  const given = new URLSearchParams(await text(request));
  if (given.has('stop')) return provider.interactionFinished(request, response, { error: 'access_denied' });
  const [name, organisation] = [given.get('name') ?? '', given.get('organisation') ?? ''];
  const level = (given.get('level') ?? 'low') as keyof typeof acr;
  const login = { accountId: `${name}@${organisation}`, acr: acr[level], remember: true };
  return provider.interactionFinished(request, response, { login });
}

/**
 * Goes through the pages of a provider as a browser would, from the address that the application gave, and answers the
 * address with which it comes back to the application.
 */
export async function signInThere(address: string, account: Account | 'stops', publicOrigin: string): Promise<string> {
  const jar = new Map<string, string>();
  let [url, body]: [string, URLSearchParams | undefined] = [address, undefined];
  for (let step = 0; step < 10; step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer: Response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(body ? { method: 'POST', body } : {}),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const onward = answer.headers.get('location');
    if (onward?.startsWith(publicOrigin) === true) return onward;
    if (onward !== null) [url, body] = [new URL(onward, url).href, undefined];
    else if (answer.status === 200 && body === undefined) body = formOf(account);
    else throw new Error(`${answer.status} ${await answer.text()}`);
  }
  throw new Error('The provider never sends anybody back');
}

function formOf(account: Account | 'stops'): URLSearchParams {
  if (account === 'stops') return new URLSearchParams({ stop: '1' });
  const { name, level = 'substantial', organisation = '' } = account;
  return new URLSearchParams({ name, level, organisation });
}
