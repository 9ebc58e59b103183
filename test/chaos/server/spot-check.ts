import type { Journal } from '../journal.ts';
import type { ServerHouse } from './server-house.ts';

/**
 * A look between two cycles, by plain SQL, so that a long run ends at the first breach and not hours later. The checks at
 * the end look at everything again. Answers what is wrong.
 */
export class SpotCheck {
  readonly #house: ServerHouse;
  readonly #journal: Journal;
  #seen = 0;

  constructor(house: ServerHouse, journal: Journal) {
    this.#house = house;
    this.#journal = journal;
  }

  async look(): Promise<string[]> {
    const fresh = this.#journal.entries.slice(this.#seen);
    const acked = fresh.filter(({ outcome }) => outcome === 'acked').map(({ key }) => key);
    const lost = await this.#house.ask<{ key: string }>(
      'select key from unnest($1::text[]) sent (key) where key not in (select key from command)',
      [acked],
    );
    const gaps = await this.#house.ask<{ id: string }>(
      `select c.id from cases c join (select case_id, count(*) as number, max(seq) as last from event group by case_id) e
        on e.case_id = c.id where e.last <> c.revision or e.number <> e.last`,
    );
    if (lost !== undefined) this.#seen += fresh.length;
    return [
      ...(lost ?? []).map(({ key }) => `${key} was acknowledged and is not there`),
      ...(gaps ?? []).map(({ id }) => `${id} misses an event or has one twice`),
    ];
  }
}
