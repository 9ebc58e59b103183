import { z } from 'zod';
import { AskedWhen } from './form-definition.ts';
import { DrawableSchema } from './json-schema.ts';

export const FormSection = z.object({
  id: z.string(),
  label: z.string(),
  /** Whose part this is: a slot. */
  pen: z.string(),
  penLabel: z.string(),
  schema: DrawableSchema,
  /** The questions under their headings, in order. */
  groups: z.array(z.object({ title: z.string(), hint: z.string().optional(), fields: z.array(z.string()) })),
  /** Questions that are asked only after a certain answer, with the reason in Dutch. */
  conditions: z.record(z.string(), AskedWhen),
  /** Questions for which an answer is recommended; leaving them open is a warning. */
  recommended: z.array(z.string()),
  /** Questions that handing in waits for, when they are asked. */
  demanded: z.array(z.string()),
  answers: z.record(z.string(), z.unknown()),
  revision: z.int(),
  complete: z.boolean(),
  /** Titles of the required questions that still wait for an answer. */
  missing: z.array(z.string()),
  /** Titles of the recommended questions that are still open. */
  advised: z.array(z.string()),
  /** The pen has handed it over; since then answers change one by one, with a reason. */
  handedIn: z.boolean(),
  mayWrite: z.boolean(),
  /** This part was handed in, and this reader may change its answers one by one, with a reason. */
  mayAmend: z.boolean(),
  savedAt: z.iso.datetime().nullable(),
  savedBy: z.string().nullable(),
});
export type FormSection = z.infer<typeof FormSection>;

export const CaseForm = z.object({
  definition: z.string(),
  title: z.string(),
  version: z.int(),
  sections: z.array(FormSection),
});
export type CaseForm = z.infer<typeof CaseForm>;

export const SaveSection = z.strictObject({
  answers: z.record(z.string(), z.unknown()),
  revision: z.int().min(0).max(2_000_000_000),
});

/** One answer of a part that was handed in, with why it changes; null takes the answer away. */
export const AmendAnswer = z.strictObject({ answer: z.unknown(), reason: z.string().trim().min(1).max(500) });
export type AmendAnswer = z.infer<typeof AmendAnswer>;

/** A remark of one pen to another, about a part or one of its questions. */
export const MakeRemark = z.strictObject({
  field: z.string().max(40).optional(),
  text: z.string().trim().min(1).max(1000),
});
export type MakeRemark = z.infer<typeof MakeRemark>;

export const FormRemark = z.object({
  /** The number of the event: what it is settled by. */
  seq: z.int(),
  at: z.iso.datetime(),
  by: z.string(),
  section: z.string(),
  field: z.string().nullable(),
  question: z.string().nullable(),
  text: z.string(),
  settled: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
});
export type FormRemark = z.infer<typeof FormRemark>;

export const FormRemarks = z.object({ items: z.array(FormRemark), mayRemark: z.boolean() });
export type FormRemarks = z.infer<typeof FormRemarks>;

export const SectionSaved = z.object({
  id: z.string(),
  revision: z.int(),
  complete: z.boolean(),
  missing: z.array(z.string()),
  advised: z.array(z.string()),
  savedAt: z.iso.datetime(),
});
export type SectionSaved = z.infer<typeof SectionSaved>;
