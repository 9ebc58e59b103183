import type { DrawableSchema } from './json-schema.ts';
import { holdsNationalNumber } from './national-number.ts';
import { fieldMessages } from './nl/problems.ts';
import type { FieldProblem } from './problem.ts';

/** A draft may leave questions open; handing in may not. Shape and options are checked in both. */
export type Strictness = 'draft' | 'complete';

/**
 * What is wrong with `value` by a schema that the server handed out, in the user's words. The same check runs in the
 * browser before sending and on the server after. `path` is a JSON pointer.
 */
export function checkAnswers(
  schema: DrawableSchema,
  value: unknown,
  strictness: Strictness = 'complete',
  path = '',
): FieldProblem[] {
  const wrong = (message: string): FieldProblem[] => [
    { path: path === '' ? '/' : path, field: schema.title ?? lastName(path), message },
  ];
  if (schema.oneOf ?? schema.enum) {
    const options: readonly string[] = schema.oneOf?.map((option) => option.const) ?? schema.enum ?? [];
    return typeof value === 'string' && options.includes(value) ? [] : wrong(fieldMessages.notAnOption);
  }
  if (schema.const !== undefined) return value === schema.const ? [] : wrong(fieldMessages.notAnOption);
  switch (schema.type) {
    case 'object':
      return isPlainObject(value) ? checkObject(schema, value, strictness, path) : wrong(fieldMessages.notAGroup);
    case 'array':
      return Array.isArray(value) ? checkList(schema, value, strictness, path, wrong) : wrong(fieldMessages.notAList);
    case 'integer':
    case 'number':
      return checkNumber(schema, value).flatMap(wrong);
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong(fieldMessages.notYesNo);
    default:
      return checkText(schema, value, strictness).flatMap(wrong);
  }
}

export const isOpen = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const lastName = (path: string) => path.split('/').at(-1) ?? '';

function checkObject(
  schema: DrawableSchema,
  value: Record<string, unknown>,
  strictness: Strictness,
  path: string,
): FieldProblem[] {
  const properties = schema.properties ?? {};
  const problems = Object.entries(value).flatMap(([name, member]) => {
    const here = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!known) return [{ path: here, field: name, message: fieldMessages.unknownField }];
    if (strictness === 'draft' && isOpen(member) && member !== null) return [];
    return checkAnswers(known, member, strictness, here);
  });
  if (strictness === 'draft') return problems;
  const open = (schema.required ?? []).filter((name) => value[name] === undefined);
  return [
    ...problems,
    ...open.map((name) => ({
      path: `${path}/${name}`,
      field: properties[name]?.title ?? name,
      message: fieldMessages.required,
    })),
  ];
}

function checkList(
  schema: DrawableSchema,
  value: unknown[],
  strictness: Strictness,
  path: string,
  wrong: (message: string) => FieldProblem[],
): FieldProblem[] {
  if (strictness === 'complete' && value.length < (schema.minItems ?? 0))
    return wrong(fieldMessages.tooFew(schema.minItems ?? 0));
  if (value.length > (schema.maxItems ?? Infinity)) return wrong(fieldMessages.tooMany(schema.maxItems ?? 0));
  if (schema.uniqueItems && new Set(value).size < value.length) return wrong(fieldMessages.twice);
  const { items } = schema;
  return items ? value.flatMap((item, index) => checkAnswers(items, item, strictness, `${path}/${index}`)) : [];
}

function checkNumber(schema: DrawableSchema, value: unknown): string[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) return [fieldMessages.notANumber];
  if (schema.type === 'integer' && !Number.isSafeInteger(value)) return [fieldMessages.notAWholeNumber];
  if (value < (schema.minimum ?? -Infinity)) return [fieldMessages.tooSmall(schema.minimum ?? 0)];
  if (value > (schema.maximum ?? Infinity)) return [fieldMessages.tooLarge(schema.maximum ?? 0)];
  return [];
}

function checkText(schema: DrawableSchema, value: unknown, strictness: Strictness): string[] {
  if (typeof value !== 'string') return [fieldMessages.notText];
  if (schema.format === 'date') return isDate(value) ? [] : [fieldMessages.notADate];
  if (holdsNationalNumber(value)) return [fieldMessages.nationalNumber];
  // JSON Schema counts characters, not UTF-16 units.
  const length = value.length > (schema.maxLength ?? Infinity) ? Array.from(value).length : value.length;
  if (length > (schema.maxLength ?? Infinity)) return [fieldMessages.tooLong(schema.maxLength ?? 0)];
  if (strictness === 'complete' && length < (schema.minLength ?? 0)) {
    return [length === 0 ? fieldMessages.required : fieldMessages.tooShort(schema.minLength ?? 0)];
  }
  return [];
}

/** A day that exists, between 1900 and 2100: a year like 1026 is a typing mistake. */
export function isDate(value: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  if (!year || !month || !day || year < '1900' || year > '2100') return false;
  const found = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(value);
}
