import { z } from 'zod';
import { caseAccess } from '../access/case-access.ts';
import { commandOf } from '../access/request-command.ts';
import { readCase } from '../access/reading.ts';
import { refused, type RoutePlugin } from '../access/route-plugin.ts';
import { receiptView } from '../cases/record-event.ts';
import { MoveReceipt } from '../contract/case.ts';
import { AmendAnswer, CaseForm, FormRemarks, MakeRemark, SaveSection, SectionSaved } from '../contract/form.ts';
import { isRefusal } from '../contract/refusal.ts';
import { FormAmendment, FormCopy, FormCopyItem } from '../contract/form-copy.ts';
import { amendAnswer } from './amend-answer.ts';
import { getCopy, listAmendments, listCopies } from './form-copies.ts';
import { getForm } from './get-form.ts';
import { listRemarks, makeRemark, settleRemark } from './remarks.ts';
import { saveSection } from './save-section.ts';

/** The shared form: one definition, a section for each pen, drafts that save by themselves. */
export const registrationRoutes: RoutePlugin = (app, { engine, reading }) => {
  app.route({
    method: 'GET',
    url: '/cases/:id/form',
    config: { policy: 'formRead' },
    schema: {
      summary: 'Het gedeelde formulier',
      params: z.strictObject({ id: z.uuid() }),
      response: { 200: CaseForm, ...refused },
    },
    handler: (request) => readCase(reading, request, (own, access) => getForm(own, access, request.params.id)),
  });

  app.route({
    method: 'PUT',
    url: '/cases/:id/form/:section',
    config: { policy: 'formWrite' },
    schema: {
      summary: 'Een deel als klad bewaren',
      params: z.strictObject({ id: z.uuid(), section: z.string().max(40) }),
      body: SaveSection,
      response: { 200: SectionSaved, ...refused },
    },
    handler: (request) => {
      const command = commandOf(request);
      if (isRefusal(command)) return command;
      const { id, section } = request.params;
      return saveSection(engine, caseAccess(request), id, section, request.body, command, request.id);
    },
  });

  app.route({
    method: 'POST',
    url: '/cases/:id/form/:section/:field/amendments',
    config: { policy: 'formWrite' },
    schema: {
      summary: 'Eén antwoord aanpassen in een deel dat ingediend is',
      params: z.strictObject({ id: z.uuid(), section: z.string().max(40), field: z.string().max(40) }),
      body: AmendAnswer,
      response: { 200: MoveReceipt, ...refused },
    },
    handler: async (request) => {
      const command = commandOf(request);
      if (isRefusal(command)) return command;
      const { id, section, field } = request.params;
      const amendment = { ...request.body, section, field };
      const outcome = await amendAnswer(engine, caseAccess(request), id, amendment, command, request.id);
      return isRefusal(outcome) ? outcome : receiptView(outcome.receipt);
    },
  });

  const CaseId = z.strictObject({ id: z.uuid() });
  app.route({
    method: 'GET',
    url: '/cases/:id/form/amendments',
    config: { policy: 'formRead' },
    schema: {
      summary: 'Wat na het indienen is aangepast, en waarom',
      params: CaseId,
      response: { 200: z.object({ items: z.array(FormAmendment) }), ...refused },
    },
    handler: (request) => readCase(reading, request, (own, access) => listAmendments(own, access, request.params.id)),
  });

  app.route({
    method: 'GET',
    url: '/cases/:id/form/copies',
    config: { policy: 'formRead' },
    schema: {
      summary: 'Wie wanneer welke versie van het formulier kreeg',
      params: CaseId,
      response: { 200: z.object({ items: z.array(FormCopyItem) }), ...refused },
    },
    handler: (request) => readCase(reading, request, (own, access) => listCopies(own, access, request.params.id)),
  });

  app.route({
    method: 'GET',
    url: '/cases/:id/form/copies/:seq/:slot',
    config: { policy: 'formRead' },
    schema: {
      summary: 'Eén kopie, precies zoals ze gegeven is',
      params: z.strictObject({
        id: z.uuid(),
        seq: z.coerce.number().int().min(1).max(1_000_000),
        slot: z.string().max(40),
      }),
      response: { 200: FormCopy, ...refused },
    },
    handler: (request) =>
      readCase(reading, request, (own, access) => getCopy(own, access, request.params.id, request.params)),
  });

  app.route({
    method: 'GET',
    url: '/cases/:id/form/remarks',
    config: { policy: 'formRead' },
    schema: {
      summary: 'Opmerkingen tussen wie meeschrijft',
      params: CaseId,
      response: { 200: FormRemarks, ...refused },
    },
    handler: (request) => readCase(reading, request, (own, access) => listRemarks(own, access, request.params.id)),
  });

  app.route({
    method: 'POST',
    url: '/cases/:id/form/:section/remarks',
    config: { policy: 'formWrite' },
    schema: {
      summary: 'Een opmerking plaatsen bij een deel of een vraag',
      params: z.strictObject({ id: z.uuid(), section: z.string().max(40) }),
      body: MakeRemark,
      response: { 200: MoveReceipt, ...refused },
    },
    handler: async (request) => {
      const command = commandOf(request);
      if (isRefusal(command)) return command;
      const { id, section } = request.params;
      const remark = { ...request.body, section };
      const outcome = await makeRemark(engine, caseAccess(request), id, remark, command, request.id);
      return isRefusal(outcome) ? outcome : receiptView(outcome.receipt);
    },
  });

  app.route({
    method: 'POST',
    url: '/cases/:id/form/remarks/:seq/settled',
    config: { policy: 'formWrite' },
    schema: {
      summary: 'Een opmerking afhandelen',
      params: z.strictObject({ id: z.uuid(), seq: z.coerce.number().int().min(1).max(1_000_000) }),
      response: { 200: MoveReceipt, ...refused },
    },
    handler: async (request) => {
      const command = commandOf(request);
      if (isRefusal(command)) return command;
      const { id, seq } = request.params;
      const outcome = await settleRemark(engine, caseAccess(request), id, seq, command, request.id);
      return isRefusal(outcome) ? outcome : receiptView(outcome.receipt);
    },
  });
};
