import type { LightMyRequestResponse } from 'fastify';
import { Problem } from '../../src/contract/problem.ts';

/** The start form, filled in by a school or a CLB of the small network. */
export const startInput = (by: 'school-member' | 'clb-member'): Record<string, unknown> => ({
  ...(by === 'school-member' ? { clb: 'clb' } : { school: 'school', firstPen: 'clb' }),
  subject: 'pupil',
  name: 'Robin',
  age: 15,
  sentence: 'Komt niet meer naar school.',
  toldWho: 'both',
  pbd: 'pbd',
});

/** Status and code of a refusal; throws where it is no problem+json of the closed list. */
export function problemIn(answer: LightMyRequestResponse): [number, string] {
  if (answer.headers['content-type'] !== 'application/problem+json')
    throw new Error(`No problem: ${answer.statusCode} ${answer.body}`);
  const { status, code } = Problem.parse(answer.json());
  if (status !== answer.statusCode) throw new Error(`Says ${status}, is ${answer.statusCode}`);
  return [status, code];
}
