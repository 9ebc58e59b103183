import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Db } from '../../db/database.ts';
import { UnknownProcedure } from '../../machines/registry.ts';
import { isRefusal, refuse, type Refusal } from '../contract/refusal.ts';
import { ClockStuck } from '../people/demo-clock.ts';
import { isDatabaseUnavailable } from './database-unavailable.ts';
import { describeError, logSentences } from './log.ts';
import { problemOf, problemType, refuseWith, sendRefusal, statusOf } from './problems.ts';
import { Refused } from './refused.ts';
import { reusesKey } from './reused-key.ts';
import { bareHeaders } from './security-headers.ts';
import { WrongShape } from './validation.ts';

/** Fastify's own errors that are the client's doing. */
const fastifyCodes: Partial<Record<string, Refusal>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: refuse('bodyTooLarge'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: refuse('unsupportedMediaType'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: refuse('malformedBody'),
  FST_ERR_BAD_URL: refuse('notFound'),
  FST_ERR_MAX_PARAM_LENGTH: refuse('notFound'),
  FST_ERR_NOT_FOUND: refuse('notFound'),
};

/** PostgreSQL could not keep a text (NUL, broken encoding) that slipped through: the client's doing too. */
const textCodes: ReadonlySet<string> = new Set(['22021', '22P05']);

/** Every refusal and every error leaves as problem+json of the closed list; what went wrong inside stays inside. */
export function answerErrors(app: FastifyInstance, db: Db): void {
  app.addHook('preSerialization', (_request, reply, payload, done) => {
    done(null, isRefusal(payload) ? refuseWith(reply, payload) : payload);
  });
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const refusal = await withReusedKey(refusalOf(error), request, db);
    if (statusOf[refusal.refusal] >= 500) {
      const { method, routeOptions } = request;
      const where = { method, route: routeOptions.url, status: statusOf[refusal.refusal] };
      request.log.error({ ...where, ...describeError(error) }, logSentences.failed);
    }
    return sendRefusal(reply, refusal);
  });
}

function refusalOf(error: FastifyError): Refusal {
  if (error instanceof Refused) return error.refusal;
  // An id of another shape cannot exist: the same answer as for one that does not.
  if (error.validationContext === 'params') return refuse('notFound');
  if (error instanceof WrongShape) return refuse('invalidInput', { errors: error.problems });
  const known = fastifyCodes[error.code];
  if (known) return known;
  if (error instanceof UnknownProcedure) return refuse('newerRelease');
  if (error instanceof ClockStuck) return refuse('clockStuck');
  if (isDatabaseUnavailable(error)) return refuse('databaseUnavailable');
  return refuse(textCodes.has(error.code) ? 'invalidInput' : 'internal');
}

/** Law 4: a key that was used with another body says so before anything about that body. */
async function withReusedKey(refusal: Refusal, request: FastifyRequest, db: Db): Promise<Refusal> {
  if (refusal.refusal !== 'invalidInput' && refusal.refusal !== 'nationalNumber' && refusal.refusal !== 'malformedBody')
    return refusal;
  try {
    return (await reusesKey(db, request)) ? refuse('keyReused') : refusal;
  } catch {
    return refusal;
  }
}

/** Bytes that are not even HTTP get the same kind of answer, written on the bare socket. */
export function answerBrokenHttp(
  error: Error & { code?: string },
  socket: { writable: boolean; end: (text: string) => void; destroy: () => void },
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(problemOf(refuse('malformedBody')));
  const head = [
    'HTTP/1.1 400 Bad Request',
    `content-type: ${problemType}`,
    `content-length: ${Buffer.byteLength(body)}`,
    ...Object.entries(bareHeaders).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${head.join('\r\n')}\r\nconnection: close\r\n\r\n${body}`);
}

/** Unknown addresses, and errors of Fastify before any route. */
export function answerNotFound(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendRefusal(reply, refuse('notFound'));
}
