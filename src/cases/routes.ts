import { z } from 'zod';
import { readNow } from '../../db/clock.ts';
import type { Procedure as MachineProcedure } from '../../machines/procedure.ts';
import { procedures } from '../../machines/registry.ts';
import { caseAccess } from '../access/case-access.ts';
import { readerOf } from '../access/gate.ts';
import { commandOf } from '../access/request-command.ts';
import { readCase } from '../access/reading.ts';
import { refused, type RoutePlugin } from '../access/route-plugin.ts';
import {
  CaseAnswer,
  CaseCounts,
  CaseListItem,
  CaseQuery,
  CaseView,
  HistoryItem,
  page,
  RecordEvent,
  StartCase,
} from '../contract/case.ts';
import { procedureTexts, stageTexts } from '../contract/nl/procedure.ts';
import { Procedure } from '../contract/procedure.ts';
import { isRefusal } from '../contract/refusal.ts';
import { naftStartForm } from '../registration/start-naft.ts';
import { getCase, relationOf } from './get-case.ts';
import { caseView } from './case-view.ts';
import { getHistory } from './get-history.ts';
import { countCases, listCases } from './list-cases.ts';
import { openCase } from './open-case.ts';
import { receiptView, recordEvent } from './record-event.ts';
import { findCase } from '../engine/load-case.ts';

const CaseId = z.strictObject({ id: z.uuid() });
const HistoryQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(200),
  cursor: z
    .string()
    .regex(/^\d{1,9}$/)
    .meta({ examples: ['200'] })
    .optional(),
});

/**
 * The states as a reader of this network meets them: in the reader's own words, and where the agreements pick the
 * holder, whom they pick.
 */
const statesOf = (procedure: MachineProcedure, convener: 'clb' | 'provider') =>
  Object.entries(procedure.states).map(([id, state]) => ({
    id,
    label: stageTexts[id]?.label ?? id,
    holder:
      typeof state.holder === 'function'
        ? state.holder({ convener, returnContact: 'otherPlace' } as never)
        : state.holder,
    final: state.holder === null,
  }));

/** Worklist, case page, history, and the one route by which a person moves a case. */
export const caseRoutes: RoutePlugin = (app, { engine, db, reading }) => {
  app.route({
    method: 'GET',
    url: '/procedures',
    config: { policy: 'procedures' },
    schema: {
      summary: 'De procedures, met het formulier om te starten',
      response: { 200: z.array(Procedure), ...refused },
    },
    handler: async (request) => {
      const reader = readerOf(request);
      const form = await naftStartForm(db, reader);
      const now = await readNow(db);
      return procedures.map((procedure) => ({
        id: procedure.id,
        version: procedure.version,
        label: procedureTexts[procedure.id]?.label ?? procedure.id,
        description: procedureTexts[procedure.id]?.description ?? '',
        ...form,
        states: statesOf(procedure, engine.terms.settings(reader.network.id, now).startTableConvener),
      }));
    },
  });

  app.route({
    method: 'POST',
    url: '/cases',
    config: { policy: 'caseStart' },
    schema: { summary: 'Een aanmelding starten', body: StartCase, response: { 201: CaseAnswer, ...refused } },
    handler: async (request, reply) => {
      const reader = readerOf(request);
      const command = commandOf(request);
      if (isRefusal(command)) return command;
      const outcome = await openCase(engine, reader, request.body, command, request.id);
      if (isRefusal(outcome)) return outcome;
      reply.code(201).header('location', `/api/v1/cases/${outcome.receipt.id}`);
      if (outcome.kind === 'replayed') {
        reply.header('idempotency-replayed', 'true');
        return receiptView(outcome.receipt);
      }
      const loaded = await findCase(db, outcome.receipt.id);
      const relation = loaded && relationOf(reader, loaded);
      // Youth care starts for a CLB and does not stay in the case by that.
      return loaded && relation && relation.slots.length > 0
        ? caseView(engine, loaded, reader, relation)
        : receiptView(outcome.receipt);
    },
  });

  app.route({
    method: 'GET',
    url: '/cases',
    config: { policy: 'caseList' },
    schema: { summary: 'De werklijst', querystring: CaseQuery, response: { 200: page(CaseListItem), ...refused } },
    handler: (request) => listCases(engine, reading, readerOf(request), request.query),
  });

  app.route({
    method: 'GET',
    url: '/cases/counts',
    config: { policy: 'caseList' },
    schema: { summary: 'Aantallen boven de werklijst', response: { 200: CaseCounts, ...refused } },
    handler: (request) => countCases(db, readerOf(request)),
  });

  app.route({
    method: 'GET',
    url: '/cases/:id',
    config: { policy: 'caseRead' },
    schema: { summary: 'Eén dossier', params: CaseId, response: { 200: CaseView, ...refused } },
    handler: (request) => readCase(reading, request, (own, access) => getCase(own, access, request.params.id)),
  });

  app.route({
    method: 'POST',
    url: '/cases/:id/events',
    config: { policy: 'caseEvent' },
    schema: {
      summary: 'Noteren wat er gebeurde',
      params: CaseId,
      body: RecordEvent,
      response: { 200: CaseAnswer, ...refused },
    },
    handler: (request) => {
      const command = commandOf(request);
      if (isRefusal(command)) return command;
      return recordEvent(engine, caseAccess(request), request.params.id, request.body, command, request.id);
    },
  });

  app.route({
    method: 'GET',
    url: '/cases/:id/history',
    config: { policy: 'caseHistory' },
    schema: {
      summary: 'Het verloop, oudste eerst',
      params: CaseId,
      querystring: HistoryQuery,
      response: { 200: page(HistoryItem), ...refused },
    },
    handler: (request) =>
      readCase(reading, request, (own, access) =>
        getHistory(own, access, request.params.id, {
          limit: request.query.limit,
          after: Number(request.query.cursor ?? 0),
        }),
      ),
  });
};
