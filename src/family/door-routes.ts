import type {} from '@fastify/cookie';
import { readerOf } from '../access/gate.ts';
import { refused, type RouteApp } from '../access/route-plugin.ts';
import { OpenLink, TypeLinkCode } from '../contract/family.ts';
import { familyRefusals } from '../contract/nl/family.ts';
import { isRefusal, refuse } from '../contract/refusal.ts';
import { Me } from '../contract/session.ts';
import { browserOf } from '../people/browser-name.ts';
import { CodeAttempts } from '../people/code-attempts.ts';
import { describeMe } from '../people/me.ts';
import type { PeopleDeps } from '../people/routes.ts';
import { giveSession } from '../people/session-cookie.ts';
import { findReader, openSession, sessionCookie } from '../people/sessions.ts';
import { openLink, tryLinkCode, wrongLinkCode } from './open-link.ts';

const tags = ['Eigen pagina'];

/** The door of pupil and parents: the link opens where the case stands, the code the rest. */
export function familyDoorRoutes(
  app: RouteApp,
  { db, engine, demo, secureCookie }: Pick<PeopleDeps, 'db' | 'engine' | 'demo' | 'secureCookie'>,
): void {
  const attempts = new CodeAttempts();

  app.post(
    '/own/open',
    {
      config: { policy: 'public' },
      schema: { tags, summary: 'Een persoonlijke link openen', body: OpenLink, response: { 200: Me, ...refused } },
    },
    async (request, reply) => {
      if (!attempts.mayTry(request.ip)) return refuse('tooManyRequests', { detail: familyRefusals.tooMany });
      const owner = await openLink(db, request.body.token, request.id);
      if (isRefusal(owner)) {
        attempts.countWrong(request.ip);
        return owner;
      }
      const browser = browserOf(request.headers['user-agent']);
      const token = await openSession(db, owner, request.cookies[sessionCookie], { level: 'low', browser });
      const reader = await findReader(db, token);
      if (reader === null) return refuse('notAllowedNow', { detail: familyRefusals.worksNoLonger });
      giveSession(reply, token, secureCookie);
      return describeMe(db, reader, demo);
    },
  );

  app.post(
    '/own/code',
    {
      config: { policy: 'ownCode' },
      schema: { tags, summary: 'De code bij de link typen', body: TypeLinkCode, response: { 200: Me, ...refused } },
    },
    async (request, reply) => {
      const reader = readerOf(request);
      if (reader.kind !== 'link') return refuse('notFound');
      if (!attempts.mayTry(request.ip)) return refuse('tooManyRequests', { detail: familyRefusals.tooMany });
      const tried = await tryLinkCode({ db, vault: engine.vault }, reader, request.body.code, request.id);
      if (isRefusal(tried)) return tried;
      if (tried !== 'right') {
        attempts.countWrong(request.ip);
        return wrongLinkCode(tried === 'locked' ? familyRefusals.locked : familyRefusals.wrongCode);
      }
      // Another token: whoever saw the one of before gets nothing by the code.
      const browser = browserOf(request.headers['user-agent']);
      const token = await openSession(db, { linkId: reader.linkId }, request.cookies[sessionCookie], {
        level: 'substantial',
        browser,
      });
      const known = await findReader(db, token);
      if (known === null) return refuse('notSignedIn');
      giveSession(reply, token, secureCookie);
      return describeMe(db, known, demo);
    },
  );
}
