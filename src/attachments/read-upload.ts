import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type {} from '@fastify/multipart';
import { largestAttachment } from '../contract/attachment.ts';
import { attachmentFaults } from '../contract/nl/attachments.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import type { NewFile } from './add-attachment.ts';

/** One file and the few questions about it; more of anything is refused while it comes in. */
export const uploadLimits = { fileSize: largestAttachment, files: 1, fields: 8, parts: 9, fieldSize: 2000 };

/**
 * Reads a file with its fields into memory, up to the limits. What came in is also put where the idempotency key is
 * compared: the same file with the same words is the same command.
 */
export async function readUpload(request: FastifyRequest): Promise<NewFile | Refusal> {
  if (!request.isMultipart()) return refuse('unsupportedMediaType');
  const fields: Record<string, unknown> = {};
  let file: NewFile['file'];
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') file = { name: part.filename, bytes: await part.toBuffer() };
      // Twice the same question: which one counts is a guess.
      else fields[part.fieldname] = Object.hasOwn(fields, part.fieldname) ? [part.value] : part.value;
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'FST_REQ_FILE_TOO_LARGE'
      ? refuse('bodyTooLarge', { detail: attachmentFaults.tooLarge })
      : refuse('malformedBody');
  }
  const sha256 = file && createHash('sha256').update(file.bytes).digest('hex');
  request.rawBody = JSON.stringify([fields, file?.name, sha256]);
  return { fields, file };
}
