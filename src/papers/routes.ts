import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { readCase } from '../access/reading.ts';
import { refused, type RoutePlugin } from '../access/route-plugin.ts';
import { ClosingPackage, FormNow, FormNowQuery, LarsText, PapersOffered } from '../contract/papers.ts';
import { isRefusal, type Refusal } from '../contract/refusal.ts';
import { getClosingPackage, getLarsText } from './closing-package.ts';
import { drawPdf } from './draw-pdf.ts';
import { getFormNow, getPapers } from './form-now.ts';
import { copyPdf, formPdf, packagePdf, type Printed } from './print.ts';

const CaseId = z.strictObject({ id: z.uuid() });
const CopyId = z.strictObject({
  id: z.uuid(),
  seq: z.coerce.number().int().min(1).max(1_000_000),
  slot: z.string().max(40),
});

const pdf = {
  description: 'Een PDF',
  content: { 'application/pdf': { schema: z.string().meta({ format: 'binary' }) } },
};

/** What a reader takes along from a case: the form on paper, texts for the CLB's own file, the closing package. */
export const paperRoutes: RoutePlugin = (app, { reading }) => {
  app.route({
    method: 'GET',
    url: '/cases/:id/papers',
    config: { policy: 'formPaper' },
    schema: { summary: 'Welke stukken u kunt meenemen', params: CaseId, response: { 200: PapersOffered, ...refused } },
    handler: (request) => readCase(reading, request, (own, access) => getPapers(own, access, request.params.id)),
  });

  app.route({
    method: 'GET',
    url: '/cases/:id/form/document',
    config: { policy: 'formPaper' },
    schema: {
      summary: 'Het formulier in woorden, zoals u het nu mag zien, of zoals een ontvanger het zou lezen',
      params: CaseId,
      querystring: FormNowQuery,
      response: { 200: FormNow, ...refused },
    },
    handler: (request) =>
      readCase(reading, request, (own, access) => getFormNow(own, access, request.params.id, request.query.as)),
  });

  app.route({
    method: 'GET',
    url: '/cases/:id/form/pdf',
    config: { policy: 'formPaper' },
    schema: { summary: 'Het formulier als PDF, zoals u het nu mag zien', params: CaseId, response: { 200: pdf } },
    handler: async (request, reply) =>
      sendPdf(reply, await readCase(reading, request, (own, access) => formPdf(own, access, request.params.id))),
  });

  app.route({
    method: 'GET',
    url: '/cases/:id/form/copies/:seq/:slot/pdf',
    config: { policy: 'formPaper' },
    schema: { summary: 'Eén kopie als PDF, precies zoals ze gegeven is', params: CopyId, response: { 200: pdf } },
    handler: async (request, reply) =>
      sendPdf(
        reply,
        await readCase(reading, request, (own, access) => copyPdf(own, access, request.params.id, request.params)),
      ),
  });

  app.route({
    method: 'GET',
    url: '/cases/:id/lars',
    config: { policy: 'larsText' },
    schema: {
      summary: 'De belangrijke stappen als tekst voor LARS',
      params: CaseId,
      response: { 200: LarsText, ...refused },
    },
    handler: (request) => readCase(reading, request, (own, access) => getLarsText(own, access, request.params.id)),
  });

  app.route({
    method: 'GET',
    url: '/cases/:id/closing-package',
    config: { policy: 'closingPackage' },
    schema: {
      summary: 'Het afsluitpakket als JSON',
      params: CaseId,
      response: { 200: ClosingPackage, ...refused },
    },
    handler: async (request, reply) => {
      const content = await readCase(reading, request, (own, access) =>
        getClosingPackage(own, access, request.params.id),
      );
      if (!isRefusal(content)) asDownload(reply, content.case.number, '-afsluitpakket', 'json');
      return content;
    },
  });

  app.route({
    method: 'GET',
    url: '/cases/:id/closing-package/pdf',
    config: { policy: 'closingPackage' },
    schema: { summary: 'Het afsluitpakket als PDF', params: CaseId, response: { 200: pdf } },
    handler: async (request, reply) =>
      sendPdf(reply, await readCase(reading, request, (own, access) => packagePdf(own, access, request.params.id))),
  });
};

async function sendPdf(reply: FastifyReply, printed: Printed | Refusal): Promise<FastifyReply> {
  if (isRefusal(printed)) return reply.send(printed);
  asDownload(reply, printed.caseNumber, printed.what, 'pdf');
  return reply.header('content-type', 'application/pdf').send(await drawPdf(printed.paper));
}

/** The name of the file holds the number of the case and nothing about a person. */
function asDownload(reply: FastifyReply, caseNumber: string, what: string, extension: 'pdf' | 'json'): void {
  reply.header('content-disposition', `attachment; filename="aanzet-${caseNumber}${what}.${extension}"`);
}
