import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readerOf } from '../access/gate.ts';
import { refused, type RouteApp } from '../access/route-plugin.ts';
import type { Level } from '../contract/level.ts';
import { Choice, Choose, Chosen } from '../contract/login.ts';
import { refuse } from '../contract/refusal.ts';
import { browserOf } from '../people/browser-name.ts';
import { describeMe } from '../people/me.ts';
import { giveSession } from '../people/session-cookie.ts';
import { findReader, openSession, sessionCookie } from '../people/sessions.ts';
import { takeAttemptBack } from './attempt-cookie.ts';
import { attemptCookie, lookAtAttempt, takeAttempt } from './attempts.ts';
import { membershipsOf } from './memberships.ts';
import type { LoginDeps } from './routes.ts';

const tags = ['Aanmelden'];

/** As whom somebody works: one session is one capacity of one organisation, and a switch is another session. */
export function chooseRoutes(app: RouteApp, { db, demo, secureCookie }: LoginDeps): void {
  app.get(
    '/session/choice',
    {
      config: { policy: 'public' },
      schema: { tags, summary: 'Als wie u na het aanmelden kunt werken', response: { 200: Choice, ...refused } },
    },
    async (request) => {
      const waiting = await lookAtAttempt(db, request.cookies[attemptCookie], 'waiting');
      return waiting ? { items: await membershipsOf(db, waiting.login) } : refuse('notSignedIn');
    },
  );

  app.post(
    '/session/choice',
    {
      config: { policy: 'public' },
      schema: { tags, summary: 'Kiezen als wie u werkt', body: Choose, response: { 200: Chosen, ...refused } },
    },
    async (request, reply) => {
      const token = request.cookies[attemptCookie];
      const seen = await lookAtAttempt(db, token, 'waiting');
      if (!seen) return refuse('notSignedIn');
      if (!(await isOf(seen.login, request.body.member))) return refuse('notFound');
      const waiting = await takeAttempt(db, token, 'waiting');
      if (!waiting) return refuse('notSignedIn');
      takeAttemptBack(reply, secureCookie);
      return open(request, reply, { ...waiting, member: request.body.member, action: 'signedInByLogin' });
    },
  );

  app.get(
    '/session/capacities',
    {
      config: { policy: 'session' },
      schema: { tags, summary: 'Als wie u nog kunt werken', response: { 200: Choice, ...refused } },
    },
    async (request) => {
      const reader = readerOf(request);
      const login = reader.kind === 'member' ? reader.login : undefined;
      return { items: login === undefined ? [] : await membershipsOf(db, login) };
    },
  );

  app.post(
    '/session/switch',
    {
      config: { policy: 'session' },
      schema: { tags, summary: 'Als iemand anders verder werken', body: Choose, response: { 200: Chosen, ...refused } },
    },
    async (request, reply) => {
      const reader = readerOf(request);
      const { member } = request.body;
      if (reader.kind !== 'member' || reader.login === undefined || !(await isOf(reader.login, member)))
        return refuse('notFound');
      const { login, level } = reader;
      return open(request, reply, { login, level, member, to: '/', action: 'capacitySwitched', keepsEnd: true });
    },
  );

  const isOf = async (login: string, member: string): Promise<boolean> =>
    (await membershipsOf(db, login)).some(({ id }) => id === member);

  interface Chooses {
    login: string;
    level: Level;
    member: string;
    to: string;
    action: string;
    keepsEnd?: boolean;
  }

  /** The session that the browser had ends with it. */
  async function open(request: FastifyRequest, reply: FastifyReply, chooses: Chooses) {
    const { login, level, member, to, action, keepsEnd = false } = chooses;
    const browser = browserOf(request.headers['user-agent']);
    const noted = { action, requestId: request.id };
    const before = request.cookies[sessionCookie];
    const token = await openSession(db, { memberId: member }, before, { level, browser, login, noted, keepsEnd });
    const reader = await findReader(db, token);
    if (reader === null) return refuse('notSignedIn');
    giveSession(reply, token, secureCookie);
    return { me: await describeMe(db, reader, demo), to };
  }
}
