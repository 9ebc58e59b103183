import { z } from 'zod';
import { DrawableSchema } from './json-schema.ts';

export const FormSection = z.object({
  id: z.string(),
  label: z.string(),
  /** Whose part this is: a slot. */
  pen: z.string(),
  penLabel: z.string(),
  schema: DrawableSchema,
  answers: z.record(z.string(), z.unknown()),
  revision: z.int(),
  complete: z.boolean(),
  /** Titles of the required questions that still wait for an answer. */
  missing: z.array(z.string()),
  mayWrite: z.boolean(),
  savedAt: z.iso.datetime().nullable(),
  savedBy: z.string().nullable(),
});
export type FormSection = z.infer<typeof FormSection>;

export const CaseForm = z.object({ definition: z.string(), version: z.int(), sections: z.array(FormSection) });
export type CaseForm = z.infer<typeof CaseForm>;

export const SaveSection = z.strictObject({
  answers: z.record(z.string(), z.unknown()),
  revision: z.int().min(0).max(2_000_000_000),
});

export const SectionSaved = z.object({
  id: z.string(),
  revision: z.int(),
  complete: z.boolean(),
  missing: z.array(z.string()),
  savedAt: z.iso.datetime(),
});
export type SectionSaved = z.infer<typeof SectionSaved>;
