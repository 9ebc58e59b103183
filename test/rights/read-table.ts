/** What one reader has in one case. */
export interface Grant {
  /** `GET ~/history`, with `~` for `/api/v1/cases/:id`. */
  routes: ReadonlySet<string>;
  layers: ReadonlySet<string>;
  /** Of which copies of the form: those of everybody, those that the own organisation received, none. */
  copies: 'all' | 'own' | 'none';
}

/** The blocks about slots: `provider there` with its routes, layers and copies. */
export function readGrants(text: string): ReadonlyMap<string, Grant> {
  const read = new Map<string, Grant>();
  for (const block of text.trim().split('\n\n')) {
    const [head = '', ...lines] = block.split('\n');
    const [slots = '', states = ''] = head.split(' : ');
    const parts = lines.map((line) => line.trim().split(' '));
    const after = (first: string) => parts.filter(([word]) => word === first).flatMap(([, ...rest]) => rest);
    const grant: Grant = {
      layers: new Set(after('layers')),
      copies: (after('copies')[0] ?? 'none') as Grant['copies'],
      routes: new Set(['GET', 'PUT', 'POST'].flatMap((verb) => after(verb).map((address) => `${verb} ${address}`))),
    };
    for (const slot of slots.split(' ')) for (const state of states.split(' ')) read.set(`${slot} ${state}`, grant);
  }
  return read;
}

/** The blocks about addresses: `GET /cases` with who may ask it. */
export function readDoors(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const read = new Map<string, Set<string>>();
  let who: string[] = [];
  for (const line of text.trim().split('\n')) {
    const [verb = '', ...addresses] = line.trim().split(' ');
    if (!line.startsWith(' ')) who = line === 'signed in' ? [line] : line.split(' ');
    else
      for (const address of addresses) {
        const name = `${verb} ${address}`;
        read.set(name, new Set([...(read.get(name) ?? []), ...who]));
      }
  }
  return read;
}
