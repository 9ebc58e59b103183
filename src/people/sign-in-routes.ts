import type {} from '@fastify/cookie';
import { refused, type RouteApp, type RouteDeps } from '../access/route-plugin.ts';
import { loginTroubleTexts } from '../contract/nl/login.ts';
import { signInRefusals } from '../contract/nl/sign-in.ts';
import { isRefusal, refuse } from '../contract/refusal.ts';
import { Me } from '../contract/session.ts';
import { SignInByCode, SignInWays } from '../contract/sign-in.ts';
import { takeAttemptBack } from '../login/attempt-cookie.ts';
import { attemptCookie, lookAtAttempt, takeAttempt } from '../login/attempts.ts';
import { browserOf } from './browser-name.ts';
import { CodeAttempts } from './code-attempts.ts';
import { describeMe } from './me.ts';
import { giveSession } from './session-cookie.ts';
import { findReader, openSession, sessionCookie } from './sessions.ts';
import { administratorMissing } from './sign-in-codes.ts';
import { noteRefusal, useCode, wrongCode } from './use-code.ts';
import { useCodeAndBind } from './use-code-and-bind.ts';

const tags = ['Aanmelden'];

interface SignInDeps extends RouteDeps {
  secureCookie: boolean;
  /** The identity provider as people call it, where there is one. */
  loginName?: string;
}

/** The door for everybody: which ways there are, and the one-time code. */
export function signInRoutes(app: RouteApp, { db, demo, secureCookie, loginName }: SignInDeps): void {
  const attempts = new CodeAttempts();
  const login = loginName === undefined ? null : { name: loginName };

  app.get(
    '/sign-in',
    {
      config: { policy: 'public' },
      schema: { tags, summary: 'Hoe u zich hier aanmeldt', response: { 200: SignInWays, ...refused } },
    },
    async () => ({ demo, administratorMissing: !demo && (await administratorMissing(db)), login }),
  );

  app.post(
    '/sign-in',
    {
      config: { policy: 'public' },
      schema: { tags, summary: 'Aanmelden met een code', body: SignInByCode, response: { 200: Me, ...refused } },
    },
    async (request, reply) => {
      if (!attempts.mayTry(request.ip)) return refuse('tooManyRequests', { detail: signInRefusals.tooMany });
      const { bind = false, ...asked } = request.body;
      const cookie = request.cookies[attemptCookie];
      const waiting = bind ? await lookAtAttempt(db, cookie, 'waiting') : undefined;
      if (bind && !waiting) return refuse('notAllowedNow', { detail: loginTroubleTexts.verlopen.text });
      const owner = waiting
        ? await useCodeAndBind(db, asked, waiting, request.id)
        : await useCode(db, asked, request.id);
      if (isRefusal(owner)) {
        if (owner.errors?.some(({ path }) => path === '/code')) {
          attempts.countWrong(request.ip);
          await noteRefusal(db, request.id, 'signedInByCode');
        }
        return owner;
      }
      if (waiting) {
        await takeAttempt(db, cookie, 'waiting');
        takeAttemptBack(reply, secureCookie);
      }
      const token = await openSession(db, owner, request.cookies[sessionCookie], {
        // A code proves that somebody was handed it, once: one thing, and not who it is.
        level: waiting?.level ?? 'low',
        browser: browserOf(request.headers['user-agent']),
        ...(waiting ? { login: waiting.login } : {}),
      });
      const reader = await findReader(db, token);
      if (reader === null) return wrongCode();
      giveSession(reply, token, secureCookie);
      return describeMe(db, reader, demo);
    },
  );
}
