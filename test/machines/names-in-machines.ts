import { z } from 'zod';

/** Every object inside a value, deepest last; functions are not looked into. */
export function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

/** The kinds of message that a machine's configuration names. */
export function noticesOf(config: unknown): string[] {
  const kinds: string[] = [];
  for (const { type, params } of objectsIn(config)) {
    if (type === 'notify') kinds.push(String((params as { notice: string }).notice));
  }
  return kinds;
}

const bare = (schema: z.core.$ZodType): z.core.$ZodType =>
  schema instanceof z.ZodOptional ? bare(schema.unwrap()) : schema;

/** What the application offers beside the names it looks up. */
const optionsOfReference: Readonly<Record<string, string[]>> = { schoolOrNone: ['none'], notToParents: ['no', 'yes'] };

/** The questions of a payload, each with the answers among which one is chosen; none for an open question. */
export function questionsOf(payload: z.ZodObject): { field: string; options: string[] }[] {
  return Object.entries(payload.shape).map(([field, schema]) => {
    const inner = bare(schema as z.core.$ZodType);
    if (inner instanceof z.ZodEnum) return { field, options: inner.options.map(String) };
    return { field, options: optionsOfReference[String(z.globalRegistry.get(inner)?.ref)] ?? [] };
  });
}
