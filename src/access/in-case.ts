import type {} from 'fastify';
import { may, type Relation } from './policy.ts';
import type { Action } from './rights.ts';
import type { Reader } from './reader.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `mayInCase` and `repeatsOwnCommand`; without it a route with an in-case policy answers 500, never data. */
    decidedInCase: boolean;
    /** The slots that the decision looked at, for the audit. */
    decidedBy?: string;
  }
}

interface InCaseRequest {
  reader: Reader | null;
  routeOptions: { config: { policy?: Action } };
  decidedInCase: boolean;
  decidedBy?: string;
}

/**
 * The decision of a route about one case, once its handler knows the relation. When it is no, answer `notFound`:
 * the same as for a case that does not exist.
 */
export function mayInCase(request: InCaseRequest, relation: Relation): boolean {
  const { policy } = request.routeOptions.config;
  const allowed = policy !== undefined && may(request.reader, policy, relation);
  if (allowed) request.decidedInCase = true;
  request.decidedBy = [
    ...relation.slots,
    ...(relation.emergency === undefined ? [] : [`emergency:${relation.emergency}`]),
  ].join(' ');
  return allowed;
}

/** A repeated key gets its own first answer, also when that move ended the actor's access. */
export function repeatsOwnCommand(request: InCaseRequest): void {
  request.decidedInCase = true;
}
