import type { Random } from '../../../src/demo/seeded-random.ts';

/** A schema as a stranger meets it: nothing but what design and standard say may be there. */
export interface Handed {
  type?: string;
  title?: string;
  description?: string;
  properties?: Record<string, Handed>;
  required?: string[];
  additionalProperties?: unknown;
  items?: Handed;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  enum?: string[];
  const?: string;
  oneOf?: { const: string; title: string }[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  format?: string;
  examples?: unknown[];
  default?: unknown;
}

/** How the blanks are filled: which questions, how long, which option. */
export interface Manner {
  questions: 'required' | 'all' | 'some';
  length: 'shortest' | 'longest' | 'between';
  option: 'first' | 'random';
}

export const mannerOf = (random: Random): Manner => ({
  questions: random.pick(['required', 'all', 'some', 'some']),
  length: random.pick(['shortest', 'longest', 'between', 'between', 'between', 'between']),
  option: random.pick(['first', 'random', 'random']),
});

/** Signs that people type and machines trip over: accents, quotes, markup, a flag of two, what SQL and LIKE know. */
const signs = ['a', 'e', 'n', 'r', ' ', 'é', 'ï', '’', '"', "'", '<', '&', '%', '_', '\\', '🙂', 'ß', '\n', 'ل', '字'];

/** An answer that fits the schema, drawn from its keywords alone. `today` is the day of the application's clock. */
export function drawAnswer(schema: Handed, random: Random, manner: Manner, today: string): unknown {
  const again = (inner: Handed): unknown => drawAnswer(inner, random, manner, today);
  if (schema.const !== undefined) return schema.const;
  const options = schema.oneOf?.map((option) => option.const) ?? schema.enum;
  if (options) return manner.option === 'first' ? options[0] : random.pick(options);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => schema.required?.includes(name) || isAnswered(random, manner))
          .map(([name, inner]) => [name, again(inner)]),
      );
    case 'array':
      return drawList(schema, random, manner, again);
    case 'integer':
    case 'number':
      return sizeOf(schema.minimum ?? -1000, schema.maximum ?? 1000, random, manner);
    case 'boolean':
      return random.chance(0.5);
    default:
      return schema.format === undefined ? drawText(schema, random, manner) : drawFormat(schema.format, random, today);
  }
}

const isAnswered = (random: Random, { questions }: Manner): boolean =>
  questions === 'all' || (questions === 'some' && random.chance(0.5));

function sizeOf(least: number, most: number, random: Random, { length }: Manner): number {
  if (length === 'shortest') return least;
  return length === 'longest' ? most : random.between(least, most);
}

function drawList(schema: Handed, random: Random, manner: Manner, again: (inner: Handed) => unknown): unknown[] {
  const { items = {}, minItems = 0 } = schema;
  const options = items.oneOf?.map((option) => option.const) ?? items.enum;
  const most = schema.maxItems ?? Math.max(minItems, options?.length ?? 3);
  const count = sizeOf(minItems, most, random, manner);
  if (!schema.uniqueItems || !options) return Array.from({ length: count }, () => again(items));
  return options.toSorted(() => random.next() - 0.5).slice(0, count);
}

function drawText({ minLength = 0, maxLength = 200, examples }: Handed, random: Random, manner: Manner): string {
  const [example] = examples ?? [];
  if (typeof example === 'string') return example;
  const length = sizeOf(minLength, manner.length === 'longest' ? maxLength : Math.min(maxLength, 40), random, manner);
  return Array.from({ length }, () => random.pick(signs)).join('');
}

function drawFormat(format: string, random: Random, today: string): string {
  const dayMs = 86_400_000;
  const day = new Date(Date.parse(`${today}T00:00:00Z`) + random.pick([-30, -1, 0, 0, 0, 1, 30]) * dayMs);
  const formats: Record<string, string> = {
    date: day.toISOString().slice(0, 10),
    'date-time': day.toISOString(),
    email: 'naam@voorbeeld.be',
    uuid: '019ab0c0-0000-7000-8000-00000000000f',
  };
  const drawn = formats[format];
  if (drawn === undefined) throw new Error(`A stranger does not know the format ${format}`);
  return drawn;
}
