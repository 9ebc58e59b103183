/** The times in which the run itself keeps PostgreSQL away: nobody can recover before it is back. */
export class Outages {
  #open = 0;
  #endedAt = -Infinity;

  /** Does what takes the database away and puts it back. */
  async during(outage: () => Promise<void>): Promise<void> {
    this.#open += 1;
    try {
      await outage();
    } finally {
      this.#open -= 1;
      this.#endedAt = performance.now();
    }
  }

  /** How long somebody had to wait who waits since then, the time of an outage left out. */
  waitedSince(from: number): number {
    return this.#open > 0 ? 0 : performance.now() - Math.max(from, this.#endedAt);
  }
}
