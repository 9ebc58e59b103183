import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Db } from '../../db/database.ts';
import { isInCase, may } from '../access/policy.ts';
import type { Action } from '../access/rights.ts';
import { refuse } from '../contract/refusal.ts';
import { quietHeader } from '../contract/quiet.ts';
import { findReader, sessionCookie } from '../people/sessions.ts';
import { comesFromOwnOrigin, isUnsafe } from './own-origin.ts';
import { Refused } from './refused.ts';

interface GateOptions {
  db: Db;
  demo: boolean;
  publicOrigin: string | undefined;
}

/**
 * The gate before every route (law 9): own origin, session, policy. It decides everything that is not about one case;
 * for the rest it wants a signed-in reader and, after the handler, proof that `mayInCase` was asked.
 */
export function guardRoutes(app: FastifyInstance, { db, demo, publicOrigin }: GateOptions): void {
  app.decorateRequest('reader', null);
  app.decorateRequest('decidedInCase', false);
  app.addHook('onRoute', (route) => {
    requireDecision(route);
  });
  // Routes of other people's plugins get their policy from an inner hook, so the verdict waits until all are there.
  app.addHook('onReady', (done) => {
    const open = app.routeTable.filter(({ policy }) => policy === undefined);
    done(open.length === 0 ? undefined : new RoutesWithoutPolicy(open.map(({ method, url }) => `${method} ${url}`)));
  });
  app.addHook('onRequest', async (request, reply) => {
    const { policy, allow } = request.routeOptions.config;
    if (allow !== undefined) {
      reply.header('allow', allow);
      throw new Refused(refuse('methodNotAllowed'));
    }
    // No policy means no route: 404 for whoever asks, before a body is read.
    if (policy === undefined) {
      if (isUnsafe(request.method)) throw new Refused(refuse('notFound'));
      return;
    }
    if (isUnsafe(request.method) && !comesFromOwnOrigin(request, publicOrigin))
      throw new Refused(refuse('foreignOrigin'));
    if (policy === 'demo' && !demo) throw new Refused(refuse('notFound'));
    if (policy !== 'public') await letIn(request, db, policy);
  });
}

/** Routes that name no policy; the application does not start with one. */
export class RoutesWithoutPolicy extends Error {
  override readonly name = 'RoutesWithoutPolicy';
  constructor(routes: readonly string[]) {
    super(`Every route names what it asks of the policy (config.policy); these do not: ${routes.join(', ')}`);
  }
}

async function letIn(request: FastifyRequest, db: Db, policy: Action): Promise<void> {
  request.reader = await findReader(db, request.cookies[sessionCookie], request.headers[quietHeader] !== undefined);
  if (policy === 'demo') return;
  if (request.reader === null) throw new Refused(refuse('notSignedIn'));
  if (!isInCase(policy) && !may(request.reader, policy)) throw new Refused(refuse('notFound'));
}

/** A route about one case that answers without having decided is a hole: it answers 500 instead. */
function requireDecision(route: RouteOptions): void {
  const { policy } = route.config ?? {};
  if (policy === undefined || !isInCase(policy)) return;
  const decided = (
    request: FastifyRequest,
    reply: FastifyReply,
    payload: unknown,
    done: (error?: Error | null, payload?: unknown) => void,
  ): void => {
    if (reply.statusCode >= 400 || request.decidedInCase) done(null, payload);
    else done(new Error('The handler of a route about one case did not ask mayInCase'));
  };
  route.onSend = [...[route.onSend ?? []].flat(), decided];
}
