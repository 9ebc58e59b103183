import { NoAnswer, Refused, request } from './request.ts';

/**
 * Sends one thing that must happen once. While the outcome is unknown the same body goes out under the same key;
 * once the server has decided, the next attempt is a new submission.
 */
export class Submission {
  #last: { path: string; body: string; key: string } | null = null;

  async send<Answer>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Answer> {
    const text = JSON.stringify(body ?? null);
    if (this.#last?.path !== path || this.#last.body !== text)
      this.#last = { path, body: text, key: crypto.randomUUID() };
    try {
      const answer = await request<Answer>(path, {
        method,
        key: this.#last.key,
        ...(body === undefined ? {} : { body }),
      });
      this.#last = null;
      return answer;
    } catch (error) {
      if (error instanceof Refused && error.status < 500) this.#last = null;
      throw error;
    }
  }
}

/** For the small things that have no form: the key lives as long as the call. */
export function post<Answer>(path: string, body?: unknown): Promise<Answer> {
  return new Submission().send<Answer>('POST', path, body);
}

/** Worth trying again with the same words: nobody answered, or the server stumbled. */
export function isPassing(error: unknown): boolean {
  return error instanceof NoAnswer || (error instanceof Refused && (error.status >= 500 || error.status === 429));
}
