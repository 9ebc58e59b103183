import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readerOf } from '../access/gate.ts';
import { refused, type RouteApp } from '../access/route-plugin.ts';
import { BeginLogin, Onward, type LoginTrouble } from '../contract/login.ts';
import { loginTroubleTexts } from '../contract/nl/login.ts';
import { refuse } from '../contract/refusal.ts';
import { browserOf } from '../people/browser-name.ts';
import { giveSession } from '../people/session-cookie.ts';
import { openSession, sessionCookie } from '../people/sessions.ts';
import { noteRefusal } from '../people/use-code.ts';
import { giveAttempt, takeAttemptBack } from './attempt-cookie.ts';
import { attemptCookie, keepAttempt, takeAttempt } from './attempts.ts';
import { comeBack } from './come-back.ts';
import { NotProven, troubleWords } from './identity-provider.ts';
import { ownPath } from './own-path.ts';
import type { LoginDeps } from './routes.ts';

const tags = ['Aanmelden'];
/** What a provider may send along; it is read by the library, never by us. */
const Answer = z.record(z.string().max(100), z.string().max(4_000));

const pageOf = (trouble: LoginTrouble): string => `/niet-aangemeld?reden=${trouble}`;

/** To the identity provider and back. Whoever comes back by a browser is always shown a page, never a problem. */
export function oidcRoutes(app: RouteApp, { db, engine, provider, secureCookie }: LoginDeps): void {
  app.get(
    '/session/oidc',
    {
      config: { policy: 'public' },
      schema: { tags, summary: 'Naar de aanmelddienst', querystring: BeginLogin, response: { ...refused } },
    },
    async (request, reply) => {
      const begun = await begin(request, { anew: false });
      if ('trouble' in begun) return reply.redirect(pageOf(begun.trouble));
      const kept = { step: 'begun', expected: begun.expected, to: ownPath(request.query.to), binds: null } as const;
      giveAttempt(reply, await keepAttempt(db, kept), secureCookie);
      return reply.redirect(begun.address);
    },
  );

  app.post(
    '/session/oidc/bind',
    {
      config: { policy: 'session' },
      schema: {
        tags,
        summary: 'Uw account koppelen: het antwoord zegt waarheen',
        response: { 200: Onward, ...refused },
      },
    },
    async (request, reply) => {
      const reader = readerOf(request);
      if (reader.kind !== 'member' || reader.login !== undefined) return refuse('notAllowedNow');
      // Somebody else may be signed in at the provider in this browser: it asks again who one is.
      const begun = await begin(request, { anew: true });
      if ('trouble' in begun) return refuse('notAllowedNow', { detail: loginTroubleTexts[begun.trouble].text });
      const kept = { step: 'begun', expected: begun.expected, to: '/aanmeldingen', binds: reader.memberId } as const;
      giveAttempt(reply, await keepAttempt(db, kept), secureCookie);
      return { address: begun.address };
    },
  );

  app.post(
    '/session/oidc/prove',
    {
      config: { policy: 'emergency' },
      schema: {
        tags,
        summary: 'Opnieuw bevestigen wie u bent: het antwoord zegt waarheen',
        response: { 200: Onward, ...refused },
      },
    },
    async (request, reply) => {
      const reader = readerOf(request);
      if (reader.kind !== 'member' || reader.login === undefined) return refuse('notAllowedNow');
      const begun = await begin(request, { anew: true, fresh: true });
      if ('trouble' in begun) return refuse('notAllowedNow', { detail: loginTroubleTexts[begun.trouble].text });
      const proves = { memberId: reader.memberId, login: reader.login };
      const kept = { step: 'begun', expected: begun.expected, to: '/noodtoegang', binds: null, proves } as const;
      giveAttempt(reply, await keepAttempt(db, kept), secureCookie);
      return { address: begun.address };
    },
  );

  app.get(
    '/session/oidc/callback',
    {
      config: { policy: 'public' },
      schema: { tags, summary: 'Terug van de aanmelddienst', querystring: Answer, response: { ...refused } },
    },
    async (request, reply) => {
      takeAttemptBack(reply, secureCookie);
      const begun = await takeAttempt(db, request.cookies[attemptCookie], 'begun');
      const session = request.cookies[sessionCookie];
      const query = request.url.slice(request.url.indexOf('?') + 1);
      const back = await comeBack({ db, vault: engine.vault, provider, begun, query, session, requestId: request.id });
      if ('trouble' in back) {
        await noteRefusal(db, request.id, 'signedInByLogin');
        if (back.code !== undefined) request.log.warn({ event: 'login', reason: back.code });
        return reply.redirect(pageOf(back.trouble));
      }
      if ('provenAnew' in back) {
        giveAttempt(reply, await keepAttempt(db, back.provenAnew), secureCookie);
        return reply.redirect(back.to);
      }
      if ('waiting' in back) {
        if (back.page === '/koppelen') await noteRefusal(db, request.id, 'signedInByLogin');
        giveAttempt(reply, await keepAttempt(db, back.waiting), secureCookie);
        return reply.redirect(back.page);
      }
      const token = await openSession(db, { memberId: back.memberId }, session, {
        level: back.level,
        browser: browserOf(request.headers['user-agent']),
        login: back.login,
        noted: { action: 'signedInByLogin', requestId: request.id },
      });
      giveSession(reply, token, secureCookie);
      return reply.redirect(back.to);
    },
  );

  async function begin(request: FastifyRequest, how: { anew: boolean; fresh?: boolean }) {
    try {
      return await provider.begin(how);
    } catch (error) {
      if (!(error instanceof NotProven)) throw error;
      request.log.warn({ event: 'login', reason: error.code });
      return { trouble: troubleWords[error.trouble] };
    }
  }
}
