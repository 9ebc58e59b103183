import type {} from 'fastify';
import type { Action } from './rights.ts';
import type { Reader } from './reader.ts';

/** What every route carries and every handler finds; `src/http` fills it in before a handler runs. */
declare module 'fastify' {
  interface FastifyContextConfig {
    /** What this route asks of the policy; a route without it does not start. */
    policy?: Action;
  }
  interface FastifyRequest {
    /** Who asks; null only on routes whose policy is `public` or `demo`. */
    reader: Reader | null;
    /** The body as it came in, for the hash of the idempotency key. */
    rawBody: string;
  }
}

/** The reader of a route that the gate let through; throws on a route that lets strangers in (a bug). */
export function readerOf(request: { reader: Reader | null }): Reader {
  if (!request.reader) throw new Error('This route let a stranger through: give it another policy');
  return request.reader;
}
