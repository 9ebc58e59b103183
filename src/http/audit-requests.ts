import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Db } from '../../db/database.ts';
import { isInCase } from '../access/policy.ts';
import type { Action } from '../access/rights.ts';
import { actorOf } from '../access/request-command.ts';
import { noteLook, noteRead, type Noted } from '../audit/note-read.ts';
import { isUnsafe } from './own-origin.ts';

/** What is looked at outside one case and still is about pupils. */
const lists: ReadonlySet<Action> = new Set<Action>(['caseList']);

/** Besides what is asked of a case: lists, who looks through the audit, and who asked for an emergency in vain. */
const written: ReadonlySet<Action> = new Set<Action>([...lists, 'auditRead', 'emergency']);

/** What an open page asks again by itself. A refusal, a search, a file or a paper is written down each time. */
const repeats: ReadonlySet<string> = new Set<Action>([
  ...lists,
  'caseRead',
  'caseHistory',
  'caseLooks',
  'emergencyRead',
  'ownPage',
  'formRead',
]);

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/**
 * Writes down who looked at which case or list, and who was refused what, before the answer leaves; where it cannot be
 * written there is no answer. What somebody changes is written down by the statement that changes it.
 */
export function auditRequests(app: FastifyInstance, db: Db): void {
  app.addHook('onSend', async (request, reply, payload) => {
    // An answer about a failure of ours holds nothing, and what cannot be noted must not be noted again.
    if (reply.statusCode < 500) {
      const noted = notedOf(request, reply.statusCode);
      if (noted) await (repeats.has(noted.action) && noted.outcome === 'done' ? noteLook : noteRead)(db, noted);
    }
    return payload;
  });
}

function notedOf(request: FastifyRequest, status: number): Noted | undefined {
  const { reader, routeOptions, method } = request;
  const { policy } = routeOptions.config;
  if (reader === null || policy === undefined || !(isInCase(policy) || written.has(policy))) return undefined;
  const refused = status >= 400;
  if (isUnsafe(method) && !refused) return undefined;
  // The page that asks for one shows no case.
  if (policy === 'emergency' && !refused) return undefined;
  return {
    actor: actorOf(reader),
    organisation_id: reader.kind === 'member' ? reader.organisation.id : null,
    capacity: reader.capacity,
    case_id: isInCase(policy) ? caseIdOf(request) : null,
    action: searches(request) ? 'search' : policy,
    outcome: refused ? 'refused' : 'done',
    request_id: request.id,
    purpose: request.decidedBy ?? null,
  };
}

function caseIdOf({ params }: FastifyRequest): string | null {
  const { id } = (params ?? {}) as { id?: unknown };
  return typeof id === 'string' && uuid.test(id) ? id : null;
}

const searches = ({ query }: FastifyRequest): boolean =>
  typeof query === 'object' && query !== null && 'q' in query && query.q !== undefined && query.q !== '';
