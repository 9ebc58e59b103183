import type { Strictness } from '../../src/contract/check-answers.ts';
import { checkAnswers } from '../../src/contract/check-answers.ts';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import { fieldMessages } from '../../src/contract/nl/problems.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { join, withinForm } from './pointer.ts';
import type { Answers } from './schema.ts';
import { answersToSend, asRecord } from './schema.ts';

/** One answer that cannot be used as it stands. */
export interface Fault {
  pointer: string;
  /** The question, as it is asked. */
  field: string;
  message: string;
}

/** Says before sending what the server would say after, in the same words; in the order of the questions. */
export function validate(schema: DrawableSchema, answers: Answers, strictness: Strictness = 'complete'): Fault[] {
  const found = checkAnswers(schema, answersToSend(schema, answers), strictness);
  const faults = found.map(({ path, field, message }): Fault => ({ pointer: path, field, message }));
  const order = Object.keys(schema.properties ?? {}).map((name) => join('', name));
  const place = ({ pointer }: Fault) =>
    order.findIndex((start) => pointer === start || pointer.startsWith(`${start}/`));
  return [...faults, ...formatFaults(schema, answers, '')].sort((a, b) => place(a) - place(b));
}

/** What the server found, at the questions as this form asks them. */
export function faultsOf(problem: Problem | null, schema: DrawableSchema, root: string): Fault[] {
  return (problem?.errors ?? []).map(({ path, field, message }) => {
    const pointer = withinForm(path, root);
    return { pointer, field: titleAt(schema, pointer) ?? field, message };
  });
}

function titleAt(schema: DrawableSchema, pointer: string): string | undefined {
  let here: DrawableSchema | undefined = schema;
  for (const step of pointer.split('/').slice(1)) here = here?.properties?.[step] ?? here?.items;
  return here === schema ? undefined : here?.title;
}

/** The formats that the shared check leaves to the server. */
function formatFaults(schema: DrawableSchema, answers: Answers, pointer: string): Fault[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, child]): Fault[] => {
    const here = join(pointer, name);
    const value = answers[name];
    if (child.type === 'object') return formatFaults(child, asRecord(value), here);
    if (typeof value !== 'string' || value.trim() === '') return [];
    const fault = (message: string): Fault[] => [{ pointer: here, field: child.title ?? name, message }];
    if (child.format === 'date-time' && (Number.isNaN(Date.parse(value)) || !value.endsWith('Z')))
      return fault(fieldMessages.notATime);
    if (child.format === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return fault(fieldMessages.notAnEmail);
    return [];
  });
}
