import type { AskedWhen } from './form-definition.ts';

/**
 * Whether a question is asked, given the other answers: its condition holds, and so does that of the question it looks
 * back at. A condition looks back only, so this ends.
 */
export function isAskedBy(
  conditions: Readonly<Record<string, AskedWhen>>,
  name: string,
  answers: Record<string, unknown>,
): boolean {
  const when = conditions[name];
  return !when || (holds(when, answers[when.field]) && isAskedBy(conditions, when.field, answers));
}

/** Whether an answer meets a condition. */
function holds(when: Pick<AskedWhen, 'oneOf' | 'atLeast'>, answer: unknown): boolean {
  if (when.atLeast !== undefined) return typeof answer === 'number' && answer >= when.atLeast;
  const given: unknown[] = Array.isArray(answer) ? answer : [answer];
  return (when.oneOf ?? []).some((value) => given.includes(value));
}
