import type { FieldProblem, Problem, ProblemCode } from './problem.ts';

/** An expected refusal, as a value; `src/http` turns it into problem+json. Exceptions are bugs. */
export interface Refusal {
  refusal: ProblemCode;
  errors?: FieldProblem[];
  /** Replaces the general Dutch sentence of the code. */
  detail?: string;
  extra?: Partial<Pick<Problem, 'stage' | 'reason' | 'revision' | 'allowed' | 'theirs' | 'yours'>>;
}

export const refuse = (refusal: ProblemCode, more: Omit<Refusal, 'refusal'> = {}): Refusal => ({ refusal, ...more });

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refusal' in value && typeof value.refusal === 'string';
