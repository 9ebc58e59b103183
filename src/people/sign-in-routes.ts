import type {} from '@fastify/cookie';
import { refused, type RouteApp, type RouteDeps } from '../access/route-plugin.ts';
import { signInRefusals } from '../contract/nl/sign-in.ts';
import { isRefusal, refuse } from '../contract/refusal.ts';
import { Me } from '../contract/session.ts';
import { SignInByCode, SignInWays } from '../contract/sign-in.ts';
import { CodeAttempts } from './code-attempts.ts';
import { describeMe } from './me.ts';
import { findReader, openSession, sessionCookie, sessionSeconds } from './sessions.ts';
import { administratorMissing } from './sign-in-codes.ts';
import { noteRefusal, useCode, wrongCode } from './use-code.ts';

const tags = ['Aanmelden'];

/** The door for everybody: which ways there are, and the one-time code. */
export function signInRoutes(app: RouteApp, { db, demo, secureCookie }: RouteDeps & { secureCookie: boolean }): void {
  const attempts = new CodeAttempts();

  app.get(
    '/sign-in',
    {
      config: { policy: 'public' },
      schema: { tags, summary: 'Hoe u zich hier aanmeldt', response: { 200: SignInWays, ...refused } },
    },
    async () => ({ demo, administratorMissing: !demo && (await administratorMissing(db)) }),
  );

  app.post(
    '/sign-in',
    {
      config: { policy: 'public' },
      schema: { tags, summary: 'Aanmelden met een code', body: SignInByCode, response: { 200: Me, ...refused } },
    },
    async (request, reply) => {
      if (!attempts.mayTry(request.ip)) return refuse('tooManyRequests', { detail: signInRefusals.tooMany });
      const owner = await useCode(db, request.body, request.id);
      if (isRefusal(owner)) {
        if (owner.errors?.some(({ path }) => path === '/code')) {
          attempts.countWrong(request.ip);
          await noteRefusal(db, request.id);
        }
        return owner;
      }
      const token = await openSession(db, owner, request.cookies[sessionCookie]);
      const reader = await findReader(db, token);
      if (reader === null) return wrongCode();
      const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookie } as const;
      reply.setCookie(sessionCookie, token, { ...cookie, maxAge: sessionSeconds });
      return describeMe(db, reader, demo);
    },
  );
}
