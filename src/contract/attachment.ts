import { z } from 'zod';
import { DrawableSchema } from './json-schema.ts';

/** The largest file, in bytes. */
export const largestAttachment = 5 * 1024 * 1024;

/** What may come in, by the extension of its name. */
export const attachmentExtensions = ['pdf', 'png', 'jpg', 'jpeg', 'docx', 'odt'] as const;

export const Attachment = z.object({
  id: z.uuid(),
  kindLabel: z.string(),
  title: z.string(),
  /** The date of the document itself. */
  on: z.iso.date(),
  layerLabel: z.string(),
  format: z.string(),
  /** In bytes. */
  size: z.int(),
  at: z.iso.datetime(),
  by: z.string(),
  withdrawn: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).nullable(),
  mayWithdraw: z.boolean(),
});
export type Attachment = z.infer<typeof Attachment>;

export const Attachments = z.object({
  /** The network takes files. */
  on: z.boolean(),
  /** What is asked with a new file; null where this reader may add none now. */
  form: DrawableSchema.nullable(),
  items: z.array(Attachment),
});
export type Attachments = z.infer<typeof Attachments>;

export const WithdrawAttachment = z.strictObject({ reason: z.string().trim().min(1).max(500) });
