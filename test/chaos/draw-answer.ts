import type { Random } from '../../src/demo/seeded-random.ts';

/** What the server hands out to draw a form from, as far as this run uses it. */
export interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  enum?: string[];
  oneOf?: { const: string }[];
  const?: unknown;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  format?: string;
}

const words = ['overleg', 'met', 'de', 'klas', 'volgende', 'week', 'atelier', 'rustig', 'beginnen', 'samen', 'verder'];

/** A random answer that fits the schema: everything required, and what is optional now and then. */
export function drawAnswer(schema: Schema, random: Random, today: string): unknown {
  const draw = (inner: Schema): unknown => drawAnswer(inner, random, today);
  if (schema.const !== undefined) return schema.const;
  const options = schema.oneOf?.map((option) => option.const) ?? schema.enum;
  if (options) return random.pick(options);
  switch (schema.type) {
    case 'object': {
      const required = new Set(schema.required);
      const chosen = Object.entries(schema.properties ?? {}).filter(
        ([name]) => required.has(name) || random.chance(0.3),
      );
      return Object.fromEntries(chosen.map(([name, inner]) => [name, draw(inner)]));
    }
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => draw(schema.items ?? {}));
    case 'integer':
    case 'number':
      return random.between(schema.minimum ?? 0, Math.min(schema.maximum ?? 10, (schema.minimum ?? 0) + 20));
    case 'boolean':
      return random.chance(0.5);
    default:
      return schema.format === 'date' ? today : drawText(schema, random);
  }
}

function drawText({ minLength = 1, maxLength = 200 }: Schema, random: Random): string {
  let text = random.pick(words);
  for (let more = random.between(0, 8); more > 0 || text.length < minLength; more -= 1)
    text += ` ${random.pick(words)}`;
  return text.slice(0, maxLength).trim();
}
