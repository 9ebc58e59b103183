import type { FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import { fieldMessages } from '../contract/nl/problems.ts';
import type { FieldProblem } from '../contract/problem.ts';
import { fieldProblem, queryProblem } from './field-problem.ts';

/** The shape of a request is not what the route asks; `problems` says where and why, in Dutch. */
export class WrongShape extends Error {
  override readonly name = 'WrongShape';
  readonly problems: FieldProblem[];
  constructor(problems: FieldProblem[]) {
    super('wrong shape');
    this.problems = problems;
  }
}

/** Checks with the route's zod schema as it stands: nothing is coerced, dropped or filled in that the schema does not say. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (data: unknown) => {
    const result = schema.safeParse(data);
    if (result.success) return { value: result.data };
    const name = httpPart === 'querystring' ? queryProblem : fieldProblem;
    return { error: new WrongShape(result.error.issues.flatMap((issue) => problemsOf(issue, data, name))) };
  };

function problemsOf(issue: z.core.$ZodIssue, data: unknown, name: typeof fieldProblem): FieldProblem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => name([...issue.path, key], fieldMessages.unknownField));
  return [name(issue.path, messageOf(issue, valueAt(data, issue.path)))];
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    data,
  );
}

const ofType: Partial<Record<string, string>> = {
  string: fieldMessages.notText,
  number: fieldMessages.notANumber,
  int: fieldMessages.notAWholeNumber,
  boolean: fieldMessages.notYesNo,
  array: fieldMessages.notAList,
  object: fieldMessages.notAGroup,
  record: fieldMessages.notAGroup,
};

const ofFormat: Partial<Record<string, string>> = {
  uuid: fieldMessages.notAnId,
  email: fieldMessages.notAnEmail,
  date: fieldMessages.notADate,
  datetime: fieldMessages.notATime,
};

/** Zod's own sentences never reach a user: each kind of issue has ours. */
function messageOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (value === undefined || (issue.code === 'too_small' && value === '')) return fieldMessages.required;
  switch (issue.code) {
    case 'invalid_type':
      return ofType[issue.expected] ?? fieldMessages.notAsExpected;
    case 'invalid_format':
      return ofFormat[issue.format] ?? fieldMessages.notAsExpected;
    case 'invalid_value':
      return fieldMessages.notAnOption;
    case 'not_multiple_of':
      return fieldMessages.notAWholeNumber;
    case 'too_small':
      return leastOf(issue.origin, Number(issue.minimum));
    case 'too_big':
      return mostOf(issue.origin, Number(issue.maximum));
    default:
      return fieldMessages.notAsExpected;
  }
}

function leastOf(origin: string, least: number): string {
  if (origin === 'string') return fieldMessages.tooShort(least);
  return origin === 'array' ? fieldMessages.tooFew(least) : fieldMessages.tooSmall(least);
}

function mostOf(origin: string, most: number): string {
  if (origin === 'string') return fieldMessages.tooLong(most);
  return origin === 'array' ? fieldMessages.tooMany(most) : fieldMessages.tooLarge(most);
}
