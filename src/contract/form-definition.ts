import { z } from 'zod';
import { isAskedBy } from './asked.ts';

/** Who holds the pen of a part; the procedure knows these three. */
export const sectionIds = ['school', 'pbd', 'clb'] as const;
export type SectionId = (typeof sectionIds)[number];

/** Must: handing in waits for it. Should: a warning, never a block. May: nobody asks again. */
export const levels = ['must', 'should', 'may'] as const;

/** Who may read an answer; the policy knows which reader sees which layer. */
export const formLayers = ['identity', 'schoolShareable', 'discipline', 'helpShareable', 'health', 'clbOnly'] as const;
export type FormLayer = (typeof formLayers)[number];

export const fieldKinds = ['short', 'long', 'number', 'date', 'yesNo', 'choice', 'choices', 'rows'] as const;

/** A name that stays with the answers for ever; never shown. */
const Name = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
const Words = z.string().trim().min(1).max(200);
const Hint = z.string().trim().min(1).max(500);

export const FieldOption = z.strictObject({ value: Name, label: Words });
export type FieldOption = z.infer<typeof FieldOption>;

const Column = z.strictObject({
  name: Name,
  kind: z.enum(['short', 'long', 'number', 'date', 'choice']),
  title: Words,
  options: z.array(FieldOption).max(40).optional(),
});

/**
 * When a question is asked: an earlier answer of the same part is one of these, or a number from here on. `because`
 * tells the reader why the question appeared.
 */
export const AskedWhen = z.strictObject({
  field: Name,
  oneOf: z.array(z.string().max(40)).min(1).max(40).optional(),
  atLeast: z.int().min(0).max(100_000).optional(),
  because: Hint,
});
export type AskedWhen = z.infer<typeof AskedWhen>;

export const FieldDefinition = z.strictObject({
  name: Name,
  kind: z.enum(fieldKinds),
  title: Words,
  hint: Hint.optional(),
  level: z.enum(levels),
  layer: z.enum(formLayers),
  /** A: a source says that this is asked. B: derived from a rule. C: customary only, and therefore never a must. */
  grade: z.enum(['A', 'B', 'C']).optional(),
  options: z.array(FieldOption).max(60).optional(),
  columns: z.array(Column).min(1).max(8).optional(),
  minimum: z.int().min(0).max(100_000).optional(),
  maximum: z.int().min(0).max(100_000).optional(),
  when: AskedWhen.optional(),
  /** No longer asked; the name stays taken, so that an old answer is never read as an answer to something else. */
  retired: z.literal(true).optional(),
});
export type FieldDefinition = z.infer<typeof FieldDefinition>;

export const GroupDefinition = z.strictObject({
  title: Words,
  hint: Hint.optional(),
  fields: z.array(FieldDefinition).max(60),
});
export type GroupDefinition = z.infer<typeof GroupDefinition>;

export const SectionDefinition = z.strictObject({
  id: z.enum(sectionIds),
  label: Words,
  groups: z.array(GroupDefinition).min(1).max(20),
});
export type SectionDefinition = z.infer<typeof SectionDefinition>;

/** One version of the shared form of a network, as data. */
export const FormDefinition = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]{2,39}$/),
  title: Words,
  sections: z.array(SectionDefinition).length(3),
});
export type FormDefinition = z.infer<typeof FormDefinition>;

/** The questions of a part that are still asked in this version, in order. */
export const fieldsOf = (section: SectionDefinition): FieldDefinition[] =>
  section.groups.flatMap((group) => group.fields).filter((field) => field.retired !== true);

/** The conditions of the questions that have one, by name. */
export const conditionsOf = (section: SectionDefinition): Record<string, AskedWhen> =>
  Object.fromEntries(fieldsOf(section).flatMap(({ name, when }) => (when ? [[name, when]] : [])));

/** Whether a question is asked, given the other answers; a question behind one that is not asked is not asked either. */
export function isAsked(section: SectionDefinition, field: FieldDefinition, answers: Record<string, unknown>): boolean {
  return isAskedBy(conditionsOf(section), field.name, answers);
}
