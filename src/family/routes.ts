import type {} from '@fastify/cookie';
import { z } from 'zod';
import type { Administration } from '../access/answer-once.ts';
import { caseAccess } from '../access/case-access.ts';
import { readerOf } from '../access/gate.ts';
import { commandOf, type Commanding } from '../access/request-command.ts';
import { readCase } from '../access/reading.ts';
import { refused, type RoutePlugin } from '../access/route-plugin.ts';
import { findReadable } from '../cases/get-case.ts';
import { receiptView } from '../cases/record-event.ts';
import { MoveReceipt } from '../contract/case.ts';
import { FamilyLinks, GivenLink, MakeLink, OwnAnswer, OwnPage } from '../contract/family.ts';
import { familyRefusals } from '../contract/nl/family.ts';
import { isRefusal, refuse, type Refusal } from '../contract/refusal.ts';
import type { Engine, LoadedCase } from '../engine/engine.ts';
import { answerAkkoord } from './answer-akkoord.ts';
import { renewLinkCode, revokeLink } from './change-link.ts';
import { giveLink } from './give-link.ts';
import { listLinks, mayHaveLinks } from './list-links.ts';
import { getOwnPage } from './own-page.ts';

const tags = ['Eigen pagina'];
const CaseId = z.strictObject({ id: z.uuid() });
const LinkId = z.strictObject({ id: z.uuid(), link: z.string().max(60) });
const config = { policy: 'caseLinks' } as const;

/** Links that a CLB gives to pupil and parents, and the page behind them. */
export const familyRoutes: RoutePlugin = (app, { engine, reading }) => {
  app.get(
    '/cases/:id/links',
    {
      config,
      schema: {
        tags,
        summary: 'Gegeven persoonlijke links',
        params: CaseId,
        response: { 200: FamilyLinks, ...refused },
      },
    },
    async (request) => {
      const found = await findReadable(engine, caseAccess(request), request.params.id);
      return found ? listLinks(engine, found.loaded.record) : refuse('notFound');
    },
  );

  app.post(
    '/cases/:id/links',
    {
      config,
      schema: {
        tags,
        summary: 'Een leerling of ouder een persoonlijke link en een code geven',
        params: CaseId,
        body: MakeLink,
        response: { 201: GivenLink, ...refused },
      },
    },
    async (request, reply) => {
      const asked = await changing(engine, request, request.params.id);
      if (isRefusal(asked)) return asked;
      const { who, loaded } = asked;
      if (!mayHaveLinks(loaded.record)) return refuse('notAllowedNow', { detail: familyRefusals.caseHasNoLinks });
      const given = await giveLink(engine, who, loaded.record, request.body);
      return isRefusal(given) ? given : reply.code(201).send(given);
    },
  );

  app.post(
    '/cases/:id/links/:link/code',
    {
      config,
      schema: { tags, summary: 'Een nieuwe code geven', params: LinkId, response: { 200: GivenLink, ...refused } },
    },
    async (request) => {
      const { id: caseId, link: linkId } = request.params;
      const asked = await changing(engine, request, caseId);
      return isRefusal(asked) ? asked : renewLinkCode(engine, asked.who, { caseId, linkId });
    },
  );

  app.post(
    '/cases/:id/links/:link/revocation',
    {
      config,
      schema: {
        tags,
        summary: 'Een link intrekken',
        params: LinkId,
        response: { 200: z.object({ id: z.string() }), ...refused },
      },
    },
    async (request) => {
      const { id: caseId, link: linkId } = request.params;
      const asked = await changing(engine, request, caseId);
      return isRefusal(asked) ? asked : revokeLink(asked.who, { caseId, linkId });
    },
  );

  app.get(
    '/cases/:id/own',
    {
      config: { policy: 'ownPage' },
      schema: { tags, summary: 'De eigen pagina, na de code', params: CaseId, response: { 200: OwnPage, ...refused } },
    },
    (request) => readCase(reading, request, (own, access) => getOwnPage(own, access, request.params.id)),
  );

  app.post(
    '/cases/:id/own/akkoord',
    {
      config: { policy: 'ownAkkoord' },
      schema: {
        tags,
        summary: 'Zelf ja of nee zeggen',
        params: CaseId,
        body: OwnAnswer,
        response: { 200: MoveReceipt, ...refused },
      },
    },
    async (request) => {
      const command = commandOf(request);
      if (isRefusal(command)) return command;
      const outcome = await answerAkkoord(
        engine,
        caseAccess(request),
        request.params.id,
        request.body,
        command,
        request.id,
      );
      return isRefusal(outcome) ? outcome : receiptView(outcome.receipt, true);
    },
  );
};

/** Who gives or changes a link of which case, under which key. */
async function changing(
  engine: Engine,
  request: Commanding & Parameters<typeof caseAccess>[0] & { id: string },
  caseId: string,
): Promise<{ who: Administration; loaded: LoadedCase } | Refusal> {
  const found = await findReadable(engine, caseAccess(request), caseId);
  const reader = readerOf(request);
  if (!found || reader.kind !== 'member') return refuse('notFound');
  const command = commandOf(request);
  if (isRefusal(command)) return command;
  const who = { db: engine.db, reader, command, auditId: engine.newId(), requestId: request.id };
  return { who, loaded: found.loaded };
}
