import type {} from '@fastify/cookie';
import { refused, type RouteApp } from '../access/route-plugin.ts';
import { loginTroubleTexts } from '../contract/nl/login.ts';
import { signInRefusals } from '../contract/nl/sign-in.ts';
import { isRefusal, refuse } from '../contract/refusal.ts';
import { Me } from '../contract/session.ts';
import { SignInByCode, SignInWays } from '../contract/sign-in.ts';
import { takeAttemptBack } from '../login/attempt-cookie.ts';
import { attemptCookie, takeAttempt } from '../login/attempts.ts';
import { loginToBind } from '../login/login-to-bind.ts';
import { browserOf } from './browser-name.ts';
import { CodeAttempts } from './code-attempts.ts';
import { describeMe } from './me.ts';
import { giveSession } from './session-cookie.ts';
import type { PeopleDeps } from './routes.ts';
import { findReader, openSession, sessionCookie } from './sessions.ts';
import { administratorMissing } from './sign-in-codes.ts';
import { noteRefusal, useCode, wrongCode } from './use-code.ts';
import { useCodeAndBind } from './use-code-and-bind.ts';

const tags = ['Aanmelden'];

/** The door for everybody: which ways there are, and the one-time code. */
export function signInRoutes(app: RouteApp, { db, demo, secureCookie, provider }: PeopleDeps): void {
  const attempts = new CodeAttempts();
  const login = provider ? { name: provider.settings.name } : null;

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
      const { bind, ...asked } = request.body;
      const [attempt, session] = [request.cookies[attemptCookie], request.cookies[sessionCookie]];
      const proven = bind && (await loginToBind(db, bind, { attempt, session }));
      if (bind && !proven) return refuse('notAllowedNow', { detail: loginTroubleTexts.verlopen.text });
      const owner = proven ? await useCodeAndBind(db, asked, proven, request.id) : await useCode(db, asked, request.id);
      if (isRefusal(owner)) {
        if (owner.errors?.some(({ path }) => path === '/code')) {
          attempts.countWrong(request.ip);
          await noteRefusal(db, request.id, 'signedInByCode');
        }
        return owner;
      }
      if (bind === 'waiting') {
        await takeAttempt(db, attempt, 'waiting');
        takeAttemptBack(reply, secureCookie);
      }
      const token = await openSession(db, owner, session, {
        // A code proves that somebody was handed it, once: one thing, and not who it is.
        level: proven?.level ?? 'low',
        browser: browserOf(request.headers['user-agent']),
        ...(proven ? { login: proven.login } : {}),
        keepsEnd: bind === 'session',
      });
      const reader = await findReader(db, token);
      if (reader === null) return wrongCode();
      giveSession(reply, token, secureCookie);
      return describeMe(db, reader, demo);
    },
  );
}
