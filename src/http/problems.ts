import type { FastifyReply } from 'fastify';
import { problemTexts } from '../contract/nl/problems.ts';
import type { Problem, ProblemCode } from '../contract/problem.ts';
import type { Refusal } from '../contract/refusal.ts';

/** Which status each code has; 403 for a foreign origin alone, because what may not be seen does not exist (404). */
export const statusOf: Record<ProblemCode, number> = {
  invalidInput: 400,
  malformedBody: 400,
  bodyTooLarge: 413,
  unsupportedMediaType: 415,
  missingIdempotencyKey: 400,
  foreignOrigin: 403,
  notSignedIn: 401,
  notFound: 404,
  methodNotAllowed: 405,
  notAllowedNow: 409,
  staleRevision: 409,
  sectionSavedByOther: 409,
  keyReused: 422,
  nationalNumber: 400,
  tooManyRequests: 429,
  databaseUnavailable: 503,
  newerRelease: 503,
  clockStuck: 500,
  internal: 500,
};

export const problemType = 'application/problem+json';

/** A refusal as RFC 9457 wants it, in Dutch. */
export function problemOf(refusal: Refusal, requestId?: string): Problem {
  const { title = '', detail = '' } = problemTexts[refusal.refusal] ?? {};
  return {
    type: `urn:aanzet:problem:${refusal.refusal}`,
    title,
    status: statusOf[refusal.refusal],
    detail: refusal.detail ?? detail,
    code: refusal.refusal,
    ...(refusal.errors === undefined ? {} : { errors: refusal.errors }),
    ...refusal.extra,
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** Turns a reply into the answer to a refusal and returns the body to send. */
export function refuseWith(reply: FastifyReply, refusal: Refusal): Problem {
  const problem = problemOf(refusal, reply.request.id);
  if (statusOf[refusal.refusal] === 503) reply.header('retry-after', '5');
  reply.code(problem.status).header('content-type', problemType);
  return problem;
}

/** Answers with a refusal from outside a handler, byte for byte as one that a handler returned. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  // As bytes: to text Fastify would add a charset, which tells the two apart.
  return reply.send(Buffer.from(JSON.stringify(refuseWith(reply, refusal))));
}
