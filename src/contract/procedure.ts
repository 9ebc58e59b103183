import { z } from 'zod';
import { DrawableSchema } from './json-schema.ts';

export const ProcedureState = z.object({
  id: z.string(),
  label: z.string(),
  holder: z.string().nullable(),
  final: z.boolean(),
});

export const Procedure = z.object({
  id: z.string(),
  version: z.int(),
  label: z.string(),
  description: z.string(),
  /** The form that starts a case, narrowed to this reader. */
  input: DrawableSchema,
  mayStart: z.boolean(),
  states: z.array(ProcedureState),
});
export type Procedure = z.infer<typeof Procedure>;
