import type { LightMyRequestResponse } from 'fastify';
import { Problem } from '../../src/contract/problem.ts';
import { ask } from './support.ts';
import type { Persona, WalkNetwork } from './walk/walk-network.ts';

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

/** Somebody of the network by id; throws where there is nobody. */
export function personaOf(net: WalkNetwork, id: string): Persona {
  const found = net.personas.find((one) => one.id === id);
  if (!found) throw new Error(`Nobody is ${id}`);
  return found;
}

/** A command as a client sends it, with a key of its own unless one is given; a text goes as it is. */
export function sendAs(
  net: WalkNetwork,
  who: string,
  method: 'POST' | 'PUT',
  url: string,
  payload: unknown,
  key: string = crypto.randomUUID(),
) {
  return ask(net.app, {
    method,
    url: `/api/v1${url}`,
    cookie: personaOf(net, who).cookie,
    headers: { 'idempotency-key': key, 'content-type': 'application/json' },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });
}
