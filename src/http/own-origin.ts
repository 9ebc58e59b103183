import type { FastifyRequest } from 'fastify';

/** Verbs that change nothing. */
const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

export const isUnsafe = (method: string): boolean => !safe.has(method);

/**
 * The guard against requests that another site makes in a user's browser: an unsafe verb must name its origin, and it
 * must be the application's own. That is the configured public origin, or else the host that was asked. A browser also
 * says from where its own page asks (`Sec-Fetch-Site`); what it calls anything but the same origin is refused too.
 */
export function comesFromOwnOrigin(request: FastifyRequest, publicOrigin: string | undefined): boolean {
  const { origin, host, 'sec-fetch-site': site = 'same-origin' } = request.headers;
  if (origin === undefined || site !== 'same-origin') return false;
  if (publicOrigin !== undefined) return origin.toLowerCase() === new URL(publicOrigin).origin;
  if (host === undefined) return false;
  const asked = host.toLowerCase();
  return origin.toLowerCase() === `http://${asked}` || origin.toLowerCase() === `https://${asked}`;
}
