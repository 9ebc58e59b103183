/** Wrong codes from one address within the window, before no code of it is looked at any more. */
const mostWrong = 20;
const windowMs = 10 * 60_000;
/** More addresses than this are not remembered: the oldest go. */
const mostAddresses = 10_000;

/**
 * Counts wrong codes by address, per process. It bounds noise and load; what keeps guessers out is the length of a code.
 * Behind a proxy that hides who asks, all share one count.
 */
export class CodeAttempts {
  readonly #now: () => number;
  readonly #wrong = new Map<string, { count: number; since: number }>();

  /** `now` in milliseconds, from any fixed point. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Whether this address may try another code. */
  mayTry(address: string): boolean {
    const found = this.#wrong.get(address);
    if (found === undefined || this.#now() - found.since < windowMs) return (found?.count ?? 0) < mostWrong;
    this.#wrong.delete(address);
    return true;
  }

  countWrong(address: string): void {
    const found = this.#wrong.get(address) ?? { count: 0, since: this.#now() };
    this.#wrong.delete(address);
    this.#wrong.set(address, { ...found, count: found.count + 1 });
    const [oldest] = this.#wrong.keys();
    if (this.#wrong.size > mostAddresses && oldest !== undefined) this.#wrong.delete(oldest);
  }
}
