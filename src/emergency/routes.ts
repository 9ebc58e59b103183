import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readerOf } from '../access/gate.ts';
import { readCase } from '../access/reading.ts';
import { commandOf } from '../access/request-command.ts';
import { refused, type RoutePlugin } from '../access/route-plugin.ts';
import {
  CaseEmergencies,
  EmergencyDesk,
  EmergencyEnded,
  EmergencyOpened,
  OpenEmergency,
} from '../contract/emergency.ts';
import { emergencyRefusals } from '../contract/nl/emergency.ts';
import { signInRefusals } from '../contract/nl/sign-in.ts';
import { isRefusal, refuse } from '../contract/refusal.ts';
import { attemptCookie } from '../login/attempts.ts';
import { CodeAttempts } from '../people/code-attempts.ts';
import { sessionCookie } from '../people/sessions.ts';
import { listEmergencies } from './case-emergencies.ts';
import { readDesk } from './desk.ts';
import { endEmergency } from './end-emergency.ts';
import { openEmergency } from './open-emergency.ts';

const tags = ['Noodtoegang'];
const config = { policy: 'emergency' } as const;
const params = z.strictObject({ id: z.uuid() });

/** Reading a case without a slot in it: asked for, ended, and shown to everybody in it. */
export const emergencyRoutes: RoutePlugin = (app, { db, engine, reading, demo }) => {
  const attempts = new CodeAttempts();

  app.get(
    '/emergency',
    {
      config,
      schema: {
        tags,
        summary: 'Wat noodtoegang vraagt, en wat u nu open hebt',
        response: { 200: EmergencyDesk, ...refused },
      },
    },
    (request) => {
      const reader = readerOf(request);
      if (reader.kind !== 'member') return refuse('notFound');
      return readDesk(db, reader, { demo, attempt: request.cookies[attemptCookie] });
    },
  );

  app.post(
    '/emergency',
    {
      config,
      schema: {
        tags,
        summary: 'Een dossier hoogstens een uur lezen, met een reden',
        body: OpenEmergency,
        response: { 200: EmergencyOpened, ...refused },
      },
    },
    async (request) => {
      const reader = readerOf(request);
      if (reader.kind !== 'member') return refuse('notFound');
      const command = commandOf(request);
      if (isRefusal(command)) return command;
      if (!attempts.mayTry(request.ip)) return refuse('tooManyRequests', { detail: signInRefusals.tooMany });
      const brought = { reader, demo, asked: request.body, ...tokensOf(request) };
      const opened = await openEmergency(engine, brought, request.body, command, request.id);
      if (isRefusal(opened) && opened.errors?.some(({ message }) => message === emergencyRefusals.code))
        attempts.countWrong(request.ip);
      return opened;
    },
  );

  app.post(
    '/emergency/:id/end',
    {
      config,
      schema: { tags, summary: 'Een noodtoegang nu afsluiten', params, response: { 200: EmergencyEnded, ...refused } },
    },
    async (request) => {
      const reader = readerOf(request);
      if (reader.kind !== 'member') return refuse('notFound');
      return (await endEmergency(engine, reader, request.params.id, request.id)) ?? refuse('notFound');
    },
  );

  app.get(
    '/cases/:id/emergencies',
    {
      config: { policy: 'emergencyRead' },
      schema: {
        tags,
        summary: 'Wie het dossier met noodtoegang opende',
        params,
        response: { 200: CaseEmergencies, ...refused },
      },
    },
    (request) => readCase(reading, request, (own, access) => listEmergencies(own, access, request.params.id)),
  );
};

const tokensOf = ({ cookies }: FastifyRequest) => ({
  session: cookies[sessionCookie] ?? '',
  attempt: cookies[attemptCookie],
});
