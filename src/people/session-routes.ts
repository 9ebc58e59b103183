import type {} from '@fastify/cookie';
import { z } from 'zod';
import { readerOf } from '../access/gate.ts';
import { refused, type RouteApp } from '../access/route-plugin.ts';
import { Onward } from '../contract/login.ts';
import { refuse } from '../contract/refusal.ts';
import { fieldMessages } from '../contract/nl/problems.ts';
import { Me, Persona, SignIn } from '../contract/session.ts';
import { describeMe } from './me.ts';
import type { PeopleDeps } from './routes.ts';
import { browserOf } from './browser-name.ts';
import { findPersona, listPersonas } from './personas.ts';
import { giveSession, takeSessionBack } from './session-cookie.ts';
import { endSession, findReader, openSession, sessionCookie, type Opening, type SessionOwner } from './sessions.ts';

const tags = ['Aanmelden'];

/** Who am I, sign out, and in the demo: choose who to be. */
export function sessionRoutes(app: RouteApp, { db, demo, secureCookie, provider }: PeopleDeps): void {
  app.get(
    '/me',
    { config: { policy: 'session' }, schema: { tags, summary: 'Wie ben ik?', response: { 200: Me, ...refused } } },
    (request) => describeMe(db, readerOf(request), demo),
  );

  app.post(
    '/sign-out',
    {
      config: { policy: 'session' },
      schema: {
        tags,
        summary: 'Afmelden; wie met een account binnenkwam, leest waar dat ook bij de aanmelddienst kan',
        response: { 200: Onward, 204: z.null(), ...refused },
      },
    },
    async (request, reply) => {
      const reader = readerOf(request);
      await endSession(db, request.cookies[sessionCookie] ?? '', reader, request.id);
      takeSessionBack(reply, secureCookie);
      // Here first: what the provider does after it, or does not do, changes nothing of that.
      const byLogin = reader.kind === 'member' && reader.login !== undefined;
      const address = byLogin ? await provider?.signOutAddress() : undefined;
      return address === undefined ? reply.code(204).send(null) : { address };
    },
  );

  app.get(
    '/demo/personas',
    {
      config: { policy: 'demo' },
      schema: {
        tags,
        summary: 'Wie u in de demo kunt zijn',
        response: { 200: z.object({ items: z.array(Persona) }), ...refused },
      },
    },
    async () => ({ items: await listPersonas(db) }),
  );

  app.post(
    '/demo/sign-in',
    {
      config: { policy: 'demo' },
      schema: { tags, summary: 'Aanmelden als persona', body: SignIn, response: { 200: Me, ...refused } },
    },
    async (request, reply) => {
      const owner = await findPersona(db, request.body.persona);
      const opening = { level: levelOfPersona(owner), browser: browserOf(request.headers['user-agent']) };
      const token = owner && (await openSession(db, owner, request.cookies[sessionCookie], opening));
      const reader = await findReader(db, token);
      if (token === undefined || reader === null)
        return refuse('invalidInput', {
          errors: [{ path: '/persona', field: 'Persona', message: fieldMessages.notAnOption }],
        });
      giveSession(reply, token, secureCookie);
      return describeMe(db, reader, demo);
    },
  );
}

/** Personas are chosen, not proved; nobody is behind them, and a demonstration has to show what a better level opens. */
const levelOfPersona = (owner: SessionOwner | undefined): Opening['level'] =>
  owner && 'memberId' in owner ? 'substantial' : 'low';
