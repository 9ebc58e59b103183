import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readerOf } from '../access/gate.ts';
import { refused, type RouteApp, type RouteDeps } from '../access/route-plugin.ts';
import { SessionsEnded } from '../contract/organisations.ts';
import { OwnSessions } from '../contract/own-sessions.ts';
import { refuse } from '../contract/refusal.ts';
import { endOwnSessions, listOwnSessions } from './own-sessions.ts';
import { sessionCookie } from './sessions.ts';

const tags = ['Aanmelden'];
const config = { policy: 'session' } as const;
const params = z.strictObject({ id: z.string().regex(/^[0-9a-f]{16}$/) });

/** Where one is signed in, for who is. */
export function ownSessionRoutes(app: RouteApp, { db }: RouteDeps): void {
  app.get(
    '/sessions',
    { config, schema: { tags, summary: 'Waar u bent aangemeld', response: { 200: OwnSessions, ...refused } } },
    async (request) => {
      const asking = askingOf(request);
      return asking ? { items: await listOwnSessions(db, asking) } : refuse('notFound');
    },
  );

  app.post(
    '/sessions/:id/end',
    {
      config,
      schema: { tags, summary: 'Eén aanmelding stoppen', params, response: { 200: SessionsEnded, ...refused } },
    },
    async (request) => {
      const asking = askingOf(request);
      const ended = asking ? await endOwnSessions(db, asking, request.params.id) : 0;
      return ended > 0 ? { ended } : refuse('notFound');
    },
  );

  app.post(
    '/sessions/end-others',
    { config, schema: { tags, summary: 'Alle andere stoppen', response: { 200: SessionsEnded, ...refused } } },
    async (request) => {
      const asking = askingOf(request);
      return asking ? { ended: await endOwnSessions(db, asking, null) } : refuse('notFound');
    },
  );
}

/** Undefined for a personal link, which has no list. */
function askingOf(request: FastifyRequest) {
  const reader = readerOf(request);
  const token = request.cookies[sessionCookie] ?? '';
  return reader.kind === 'member' ? { reader, token, requestId: request.id } : undefined;
}
