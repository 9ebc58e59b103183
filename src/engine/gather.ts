export interface GatherOptions<Item, Answer> {
  /** Items handed over in one go at most. */
  most: number;
  /** Goes that run at the same time at most. */
  lanes: number;
  /** Items with one name never go together; without it everything may. */
  apart?: (item: Item) => string;
  /** Handles some items at once: an answer or an error for each, in their order. Never rejects. */
  work: (items: readonly Item[]) => Promise<readonly PromiseSettledResult<Answer>[]>;
}

interface Waiting<Item, Answer> {
  item: Item;
  settle: (result: PromiseSettledResult<Answer>) => void;
}

/**
 * Lets callers who ask at the same time share one go: what comes while all lanes are busy waits, and goes together.
 * Nobody waits for company; the order of coming is kept as far as `apart` allows.
 */
export class Gatherer<Item, Answer> {
  readonly #options: GatherOptions<Item, Answer>;
  #waiting: Waiting<Item, Answer>[] = [];
  #busy = 0;
  #scheduled = false;

  constructor(options: GatherOptions<Item, Answer>) {
    this.#options = options;
  }

  /** The answer to one item; rejects with the error of that item alone. */
  ask(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const settle = (result: PromiseSettledResult<Answer>) =>
        result.status === 'fulfilled' ? resolve(result.value) : reject(result.reason as Error);
      this.#waiting.push({ item, settle });
      this.#schedule();
    });
  }

  /** A full go starts at once; otherwise everybody whose turn it is right now comes along. */
  #schedule(): void {
    if (this.#busy >= this.#options.lanes) return;
    if (this.#waiting.length >= this.#options.most) return this.#go();
    if (this.#scheduled) return;
    this.#scheduled = true;
    process.nextTick(() => {
      this.#scheduled = false;
      while (this.#waiting.length > 0 && this.#busy < this.#options.lanes) this.#go();
    });
  }

  #go(): void {
    const going = this.#take();
    this.#busy += 1;
    void this.#options
      .work(going.map(({ item }) => item))
      .then((results) => {
        for (const [index, { settle }] of going.entries()) {
          settle(results[index] ?? { status: 'rejected', reason: new Error('An item was left without an answer') });
        }
      })
      .finally(() => {
        this.#busy -= 1;
        if (this.#waiting.length > 0) this.#schedule();
      });
  }

  #take(): Waiting<Item, Answer>[] {
    const { most, apart } = this.#options;
    if (!apart) return this.#waiting.splice(0, most);
    const names = new Set<string>();
    const left: Waiting<Item, Answer>[] = [];
    const going = this.#waiting.filter((one) => {
      const name = apart(one.item);
      const goes = names.size < most && !names.has(name);
      if (goes) names.add(name);
      else left.push(one);
      return goes;
    });
    this.#waiting = left;
    return going;
  }
}
