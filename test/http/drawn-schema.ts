import { z } from 'zod';

/** The part of JSON Schema that the bad-input table reads. */
export interface Drawn {
  type?: string;
  properties?: Record<string, Drawn>;
  required?: string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Drawn[];
  items?: Drawn;
  minLength?: number;
  minItems?: number;
  minimum?: number;
  format?: string;
  pattern?: string;
  examples?: unknown[];
  default?: unknown;
}

/** A zod schema as JSON Schema; of a body that may be absent, the shape that it has when it is there. */
export function drawOf(schema: unknown): Drawn | undefined {
  if (!(schema instanceof z.ZodType)) return undefined;
  const drawn = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Drawn;
  return drawn.anyOf?.find(({ type }) => type === 'object') ?? drawn;
}

const texts: Record<string, string> = {
  uuid: '019ab0c0-0000-7000-8000-00000000000f',
  date: '2026-11-23',
  'date-time': '2026-11-23T09:00:00.000Z',
  email: 'naam@voorbeeld.be',
};

/** A value that fits. */
export function sampleOf(schema: Drawn): unknown {
  if (schema.examples?.[0] !== undefined) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum?.[0] !== undefined) return schema.enum[0];
  if (schema.anyOf?.[0]) return sampleOf(schema.anyOf[0]);
  switch (schema.type) {
    case 'string':
      return texts[schema.format ?? ''] ?? 'x'.repeat(Math.max(1, schema.minLength ?? 1));
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'boolean':
      return true;
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}));
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sampleOf(schema.properties?.[name] ?? {})]),
      );
    default:
      return 'x';
  }
}

const wrong: Record<string, readonly unknown[]> = {
  string: [7, true, ['x'], { x: 1 }, null],
  integer: ['7', true, [7], { x: 1 }, null, 1.5, -1e300],
  number: ['7', true, [7], { x: 1 }, null],
  boolean: ['true', 1, [true], null],
  array: ['x', 7, { 0: 'x' }, null],
  object: ['x', 7, [], null],
};

/** Values of other types than the schema says; nothing may be coerced. */
export function wrongValuesFor(schema: Drawn): readonly unknown[] {
  if (schema.anyOf) return [];
  const type = schema.type ?? (schema.enum || schema.const !== undefined ? 'string' : '');
  return [...(wrong[type] ?? []), ...(schema.enum ? ['niet op de lijst'] : [])];
}
