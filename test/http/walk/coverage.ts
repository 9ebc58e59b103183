/**
 * What all walks of a run met together. It also remembers where each event led and where an event was offered that
 * nobody has tried yet, so that a walk can look for it: learned from answers alone, as a stranger would.
 */
export class Coverage {
  readonly stages = new Map<string, number>();
  readonly events = new Map<string, number>();
  requests = 0;
  /** From a stage, by an event, to a stage. */
  readonly #ways = new Map<string, Map<string, string>>();
  /** Where each event was offered. */
  readonly #offers = new Map<string, Set<string>>();

  seen(what: 'stages' | 'events', name: string): void {
    this[what].set(name, (this[what].get(name) ?? 0) + 1);
  }

  offered(stage: string, events: readonly string[]): void {
    for (const event of events) this.#offers.set(event, (this.#offers.get(event) ?? new Set()).add(stage));
  }

  led(from: string, event: string, to: string): void {
    if (from !== to) this.#ways.set(from, (this.#ways.get(from) ?? new Map()).set(event, to));
  }

  /** The event that leads towards something that was offered and never tried; undefined where no way is known. */
  wayToTheUntried(from: string): string | undefined {
    const untried = [...this.#offers].filter(([event]) => !this.events.has(event));
    const wished = new Set(untried.flatMap(([, stages]) => [...stages]));
    const visited = new Set([from]);
    let reached: { stage: string; first: string | undefined }[] = [{ stage: from, first: undefined }];
    while (reached.length > 0) {
      const found = reached.find(({ stage }) => wished.has(stage));
      if (found) return found.first;
      reached = reached.flatMap(({ stage, first }) =>
        [...(this.#ways.get(stage) ?? [])].flatMap(([event, to]) => {
          if (visited.has(to)) return [];
          visited.add(to);
          return [{ stage: to, first: first ?? event }];
        }),
      );
    }
    return undefined;
  }
}
