import { z } from 'zod';

/** The form as it is read: parts, headings, questions with their answers in words; null: not answered. */
export const FormDocument = z.object({
  title: z.string(),
  sections: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      groups: z.array(
        z.object({
          title: z.string(),
          lines: z.array(
            z.object({ name: z.string(), question: z.string(), layer: z.string(), answer: z.string().nullable() }),
          ),
        }),
      ),
    }),
  ),
});
export type FormDocument = z.infer<typeof FormDocument>;

export const FormChange = z.object({
  section: z.string(),
  label: z.string(),
  question: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type FormChange = z.infer<typeof FormChange>;

/** What somebody got of the form, and when. */
export const FormCopyItem = z.object({
  /** The event with which it was given. */
  seq: z.int(),
  at: z.iso.datetime(),
  slot: z.string(),
  slotLabel: z.string(),
  organisation: z.string().nullable(),
  /** The reader's own organisation got it. */
  mine: z.boolean(),
  version: z.int(),
});
export type FormCopyItem = z.infer<typeof FormCopyItem>;

export const FormCopy = FormCopyItem.extend({
  document: FormDocument,
  /** What is different from the copy that the same receiver got before; null for the first. */
  changes: z.array(FormChange).nullable(),
});
export type FormCopy = z.infer<typeof FormCopy>;

/** One answer that was changed after its part was handed in. */
export const FormAmendment = z.object({
  seq: z.int(),
  at: z.iso.datetime(),
  by: z.string(),
  section: z.string(),
  field: z.string(),
  question: z.string(),
  before: z.string(),
  after: z.string(),
  reason: z.string(),
});
export type FormAmendment = z.infer<typeof FormAmendment>;
