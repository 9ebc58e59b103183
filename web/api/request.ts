import { quietHeader } from '../../src/contract/quiet.ts';
import type { Problem } from '../../src/contract/problem.ts';

import { isSomebodyThere } from './activity.ts';

/** The server answered, and the answer is no. */
export class Refused extends Error {
  readonly status: number;
  readonly problem: Problem | null;

  constructor(status: number, problem: Problem | null) {
    super(problem?.detail ?? `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

/** Nobody answered: offline, or the server is away. What was asked may or may not have happened. */
export class NoAnswer extends Error {}

interface Ask {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** Idempotency key; needed by every verb but GET, the same again when the same submission is tried again. */
  key?: string;
  signal?: AbortSignal;
}

/** One call to our own server. The answer is trusted to have the contract's shape: the server proves it. */
export async function request<Answer>(path: string, ask: Ask = {}): Promise<Answer> {
  const headers = new Headers({ accept: 'application/json' });
  if (ask.body !== undefined) headers.set('content-type', 'application/json');
  if (!isSomebodyThere()) headers.set(quietHeader, '1');
  if (ask.key !== undefined) headers.set('idempotency-key', ask.key);
  const init: RequestInit = { method: ask.method ?? 'GET', headers, credentials: 'same-origin' };
  if (ask.body !== undefined) init.body = JSON.stringify(ask.body);
  if (ask.signal) init.signal = ask.signal;
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, init);
  } catch (cause) {
    if (ask.signal?.aborted) throw cause;
    throw new NoAnswer('no answer', { cause });
  }
  const json = await readJson(response);
  if (!response.ok) throw new Refused(response.status, isProblem(json) ? json : null);
  return json as Answer;
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isProblem(json: unknown): json is Problem {
  return typeof json === 'object' && json !== null && 'code' in json && 'detail' in json;
}
