/** Where a run of a pure function turns on a value it reads, every value is tried; what it never reads is never varied. */
export interface Choices {
  /** The same name gives the same answer within one run. */
  pick(name: string, options: readonly unknown[]): unknown;
  /** What this run read, and what it got. */
  readonly picked: ReadonlyMap<string, unknown>;
}

/**
 * Runs a deterministic function once for every combination of the values it reads: exhaustive over its behaviour,
 * without the product of everything it could have read.
 */
export function* everyRun<Result>(run: (choices: Choices) => Result): Generator<Result> {
  let plan: number[] = [];
  for (;;) {
    const taken: { index: number; size: number }[] = [];
    const picked = new Map<string, unknown>();
    const pick = (name: string, options: readonly unknown[]) => {
      if (picked.has(name)) return picked.get(name);
      const index = plan[taken.length] ?? 0;
      taken.push({ index, size: options.length });
      picked.set(name, options[index]);
      return options[index];
    };
    yield run({ pick, picked });
    let last = taken.pop();
    while (last && last.index + 1 >= last.size) last = taken.pop();
    if (!last) return;
    plan = [...taken.map(({ index }) => index), last.index + 1];
  }
}

/** An object whose fields are only decided when somebody reads them. A field without options is absent. */
export function decidedWhenRead(
  choices: Choices,
  path: string,
  options: Readonly<Record<string, readonly unknown[]>>,
): Record<string, unknown> {
  const valuesOf = (field: string | symbol) =>
    typeof field === 'string' && Object.hasOwn(options, field) ? options[field] : undefined;
  return new Proxy<Record<string, unknown>>(
    {},
    {
      has: (_, field) => (valuesOf(field)?.length ?? 0) > 0,
      get: (_, field) => {
        const values = valuesOf(field);
        return values && values.length > 0 ? choices.pick(`${path}.${String(field)}`, values) : undefined;
      },
      ownKeys: () => {
        throw new Error(`All of ${path} is read at once: name the fields`);
      },
    },
  );
}
