import multipart from '@fastify/multipart';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { caseAccess } from '../access/case-access.ts';
import { commandOf } from '../access/request-command.ts';
import { readCase } from '../access/reading.ts';
import { refused, type RouteApp, type RoutePlugin } from '../access/route-plugin.ts';
import { receiptView } from '../cases/record-event.ts';
import { Attachments, WithdrawAttachment } from '../contract/attachment.ts';
import { MoveReceipt } from '../contract/case.ts';
import { isRefusal, type Refusal } from '../contract/refusal.ts';
import { addAttachment } from './add-attachment.ts';
import { formats } from './check-file.ts';
import { getAttachment, listAttachments, type ServedFile } from './list-attachments.ts';
import { readUpload, uploadLimits } from './read-upload.ts';
import { withdrawAttachment } from './withdraw-attachment.ts';

const CaseId = z.strictObject({ id: z.uuid() });
const AttachmentId = z.strictObject({ id: z.uuid(), attachment: z.uuid() });
const binary = { schema: z.string().meta({ format: 'binary' }) };
const file = {
  description: 'Het bestand, als wat het is',
  content: Object.fromEntries(Object.values(formats).map((type) => [type, binary])),
};

/** Files at a case, where the network takes them: added with an event, served as a download, withdrawn with a reason. */
export const attachmentRoutes: RoutePlugin = (app, { engine, reading }) => {
  app.route({
    method: 'GET',
    url: '/cases/:id/attachments',
    config: { policy: 'attachmentRead' },
    schema: { summary: 'De bijlagen', params: CaseId, response: { 200: Attachments, ...refused } },
    handler: (request) => readCase(reading, request, (own, access) => listAttachments(own, access, request.params.id)),
  });

  app.route({
    method: 'GET',
    url: '/cases/:id/attachments/:attachment',
    config: { policy: 'attachmentRead' },
    schema: { summary: 'Eén bijlage, als download', params: AttachmentId, response: { 200: file } },
    handler: async (request, reply) => {
      const { id, attachment } = request.params;
      const served = await readCase(reading, request, (own, access) => getAttachment(own, access, id, attachment));
      return sendFile(reply, served);
    },
  });

  app.route({
    method: 'POST',
    url: '/cases/:id/attachments/:attachment/withdrawal',
    config: { policy: 'attachmentWrite' },
    schema: {
      summary: 'Een bijlage intrekken, met een reden',
      params: AttachmentId,
      body: WithdrawAttachment,
      response: { 200: MoveReceipt, ...refused },
    },
    handler: async (request) => {
      const command = commandOf(request);
      if (isRefusal(command)) return command;
      const { id, attachment } = request.params;
      const withdrawal = { attachment, reason: request.body.reason };
      const outcome = await withdrawAttachment(engine, caseAccess(request), id, withdrawal, command, request.id);
      return isRefusal(outcome) ? outcome : receiptView(outcome.receipt);
    },
  });

  // Only this one address takes anything but JSON.
  void app.register(async (upload: RouteApp) => {
    await upload.register(multipart, { limits: uploadLimits });
    upload.route({
      method: 'POST',
      url: '/cases/:id/attachments',
      config: { policy: 'attachmentWrite' },
      schema: {
        summary: 'Een bijlage toevoegen (multipart/form-data: kind, name, on, layer en file)',
        params: CaseId,
        response: { 200: MoveReceipt, ...refused },
      },
      handler: async (request) => {
        const added = await readUpload(request);
        if (isRefusal(added)) return added;
        const command = commandOf(request);
        if (isRefusal(command)) return command;
        const { id } = request.params;
        const outcome = await addAttachment(engine, caseAccess(request), id, added, command, request.id);
        return isRefusal(outcome) ? outcome : receiptView(outcome.receipt);
      },
    });
  });
};

/** Whatever is in it: no browser opens it here, and nothing in it runs as ours. */
function sendFile(reply: FastifyReply, served: ServedFile | Refusal): FastifyReply {
  if (isRefusal(served)) return reply.send(served);
  return reply
    .header('content-disposition', `attachment; filename="${served.name}"`)
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('content-type', served.type)
    .send(served.bytes);
}
