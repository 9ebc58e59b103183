import type { DrawableSchema } from '../../src/contract/json-schema.ts';

export type Answers = Record<string, unknown>;

export interface Option {
  value: string;
  label: string;
}

/** How a schema is drawn; one name per kind of control. */
export type Control =
  | 'fixed'
  | 'choice'
  | 'choices'
  | 'rows'
  | 'group'
  | 'yesNo'
  | 'check'
  | 'number'
  | 'date'
  | 'dateTime'
  | 'long'
  | 'text';

const longFrom = 200;

export function optionsOf(schema: DrawableSchema): Option[] | null {
  if (schema.oneOf) return schema.oneOf.map((one) => ({ value: one.const, label: one.title }));
  if (schema.enum) return schema.enum.map((value) => ({ value, label: value }));
  return null;
}

/** A required yes-or-no is asked as a question with two answers: an untouched checkbox would be an answer nobody gave. */
export function controlOf(schema: DrawableSchema, required: boolean): Control {
  if (schema.const !== undefined) return 'fixed';
  if (optionsOf(schema)) return 'choice';
  switch (schema.type) {
    case 'array':
      return schema.items && optionsOf(schema.items) ? 'choices' : 'rows';
    case 'object':
      return 'group';
    case 'boolean':
      return required && schema.default === undefined ? 'yesNo' : 'check';
    case 'integer':
    case 'number':
      return 'number';
    default:
      if (schema.format === 'date') return 'date';
      if (schema.format === 'date-time') return 'dateTime';
      return (schema.maxLength ?? 0) > longFrom ? 'long' : 'text';
  }
}

/** What the form starts with: defaults and fixed values, and rows that must be there. */
export function initialAnswer(schema: DrawableSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.default !== undefined) return schema.default;
  if (schema.type === 'object') {
    const entries = Object.entries(schema.properties ?? {}).map(
      ([name, child]) => [name, initialAnswer(child)] as const,
    );
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }
  if (schema.type === 'array' && (schema.minItems ?? 0) > 0 && schema.items && controlOf(schema, true) === 'rows')
    return Array.from({ length: schema.minItems ?? 1 }, () => initialAnswer(schema.items ?? {}) ?? '');
  return undefined;
}

/** Takes out what was left open, so that "nothing filled in" is nothing and not an empty text. */
export function withoutBlanks(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (Array.isArray(value)) {
    const kept = value.map(withoutBlanks).filter((item) => item !== undefined);
    return kept.length > 0 ? kept : undefined;
  }
  if (typeof value === 'object' && value !== null) {
    const kept = Object.entries(value).map(([name, child]) => [name, withoutBlanks(child)] as const);
    const filled = kept.filter(([, child]) => child !== undefined);
    return filled.length > 0 ? Object.fromEntries(filled) : undefined;
  }
  return value ?? undefined;
}

export function answersToSend(schema: DrawableSchema, answers: Answers): Answers {
  const kept = (withoutBlanks(answers) ?? {}) as Answers;
  for (const name of schema.required ?? []) {
    const child = schema.properties?.[name];
    if (kept[name] === undefined && child?.type === 'array' && (child.minItems ?? 0) === 0) kept[name] = [];
  }
  return kept;
}

export function asRecord(value: unknown): Answers {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Answers) : {};
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value).replace('.', ',') : '';
}
