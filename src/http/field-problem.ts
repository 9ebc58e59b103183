import { fieldLabels } from '../contract/nl/people.ts';
import type { FieldProblem } from '../contract/problem.ts';

const longest = 60;

/** A wrong field by its place: a JSON pointer, and the Dutch label of the question (its own name when there is none). */
export function fieldProblem(path: readonly PropertyKey[], message: string): FieldProblem {
  const names = path.map((part) => String(part).slice(0, longest).toWellFormed().replaceAll('\0', '�'));
  const name = names.findLast((part) => !/^\d+$/.test(part)) ?? '';
  const pointer = names.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  const label = Object.hasOwn(fieldLabels, name) ? fieldLabels[name] : undefined;
  return { path: pointer, field: label ?? name, message };
}

/** A wrong query parameter, named by its name alone. */
export function queryProblem(path: readonly PropertyKey[], message: string): FieldProblem {
  const problem = fieldProblem(path, message);
  return { ...problem, path: problem.path.slice(1) };
}
