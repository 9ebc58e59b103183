/** Which faults struck, and how often each was there at the very moment that its name says. */
export class Struck {
  readonly #counts = new Map<string, { times: number; atTheMoment: number }>();

  count(name: string, atTheMoment: boolean): void {
    const counts = this.#counts.get(name) ?? { times: 0, atTheMoment: 0 };
    this.#counts.set(name, {
      times: counts.times + 1,
      atTheMoment: counts.atTheMoment + (atTheMoment ? 1 : 0),
    });
  }

  /** `[struck, of which at the moment that the name says]` by name. */
  list(): Record<string, [number, number]> {
    const list: Record<string, [number, number]> = {};
    for (const [name, { times, atTheMoment }] of this.#counts) list[name] = [times, atTheMoment];
    return list;
  }

  /** Faults that struck often and never at their moment: their point was not visited. */
  neverAtTheMoment(often = 5): string[] {
    return [...this.#counts].flatMap(([name, { times, atTheMoment }]) =>
      times >= often && atTheMoment === 0 ? [name] : [],
    );
  }
}
