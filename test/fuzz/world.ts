import type { Described, Schema } from './description.ts';
import type { KnownIds } from './draw-value.ts';
import type { Asker } from './people.ts';

interface Offer {
  event: string;
  payload: Schema;
}
interface Section {
  id: string;
  schema: Schema;
  revision: number;
  mayWrite: boolean;
}

/** What the requests are drawn from: who may ask, what there is, and what was offered to whom when they looked last. */
export interface World {
  askers: readonly Asker[];
  cases: readonly string[];
  /** By the name of a parameter in the path; `id` by the first part of the path behind the prefix. */
  ids: Readonly<Record<string, readonly string[]>>;
  known: KnownIds;
  /** The body of this route that fits now, as far as one knows; what it is described as, otherwise. */
  bodyFor: (route: Described, asker: Asker, params: readonly string[]) => Schema | undefined;
  /** Whom this route let in before. */
  letInBy: (route: Described) => readonly Asker[];
  /** Remembers that it let somebody in. */
  noteLetIn: (route: Described, asker: Asker) => void;
  /** Remembers what an answer tells about what may happen next. */
  learn: (route: Described, asker: Asker, params: readonly string[], body: Buffer) => void;
}

type Get = (path: string, asker: Asker) => Promise<unknown>;
interface Items {
  items: { id: string }[];
}

/** Looks around as those who work there. */
export async function lookAround(askers: readonly Asker[], get: Get): Promise<World> {
  const offers = new Map<string, Offer[]>();
  const sections = new Map<string, Section[]>();
  const as = (id: string): Asker => askers.find((one) => one.id === id) as Asker;
  const clb = as('clb-member');
  const idsAt = async (path: string, asker: Asker) => ((await get(path, asker)) as Items).items.map(({ id }) => id);
  const cases = await idsAt('/cases?limit=200&state=all', clb);
  const attachments = (await Promise.all(cases.map((id) => idsAt(`/cases/${id}/attachments`, clb)))).flat();
  const procedures = new Map<Asker, { id: string; input: Schema }[]>();
  for (const asker of askers) {
    const found = (await get('/procedures', asker)) as { id: string; input: Schema }[] | undefined;
    if (Array.isArray(found)) procedures.set(asker, found);
  }
  const organisations = await idsAt('/organisations?limit=200', as('administrator-member'));
  const ids = {
    cases,
    attachment: [...attachments, crypto.randomUUID()],
    // Nobody who asks: whoever is ended asks nothing more.
    members: ['clb-victim', 'clb-victim-2', 'oost-victim'],
    organisations,
    slots: await idsAt('/slots?limit=200', as('clb-access')),
    inbox: await idsAt('/inbox?limit=50', clb),
    'failed-work': [crypto.randomUUID()],
    section: ['school', 'pbd', 'clb'],
    field: ['concern', 'unjustifiedHalfDays', 'clbOnlyNote', 'indication', 'discipline'],
    seq: ['1', '2', '5', '9', '12', '20'],
    slot: ['school', 'pbd', 'clb', 'provider', 'pupil'],
    version: ['1', '2', 'draft', '0'],
    kind: ['deadline', 'mail', 'effect', 'notice'],
  };
  const words = ['school', 'clb', 'naft', 'pupil', 'provider', '2026-11-16', 'P1D', 'PT1H', clb.id, 'Robin'];
  const known = { uuids: [...cases.slice(0, 5), ...attachments], words: [...words, ...cases.slice(0, 3)] };
  const keyOf = (asker: Asker, id: string | undefined): string => `${asker.id} ${id}`;

  const learn: World['learn'] = (route, asker, [id], body) => {
    const said = JSON.parse(body.toString('utf8')) as { allowed?: Offer[]; sections?: Section[] };
    if (said.allowed !== undefined) offers.set(keyOf(asker, id), said.allowed);
    if (said.sections !== undefined && route.path.endsWith('/form')) sections.set(keyOf(asker, id), said.sections);
  };
  for (const asker of askers)
    for (const id of cases)
      for (const path of [`/cases/${id}`, `/cases/${id}/form`]) {
        const said = await get(path, asker);
        if (said !== undefined) learn({ path } as Described, asker, [id], Buffer.from(JSON.stringify(said)));
      }

  const bodyFor: World['bodyFor'] = (route, asker, params) => {
    const key = keyOf(asker, params[0]);
    if (route.path === '/api/v1/cases') {
      const options = procedures.get(asker) ?? [];
      return anyOf(
        options.map(({ id, input }) => objectOf({ procedure: { const: id }, input })),
        route.body,
      );
    }
    if (route.path.endsWith('/events')) {
      const options = offers.get(key) ?? [];
      return anyOf(
        options.map(({ event, payload }) => objectOf({ type: { const: event }, payload })),
        route.body,
      );
    }
    if (route.path.endsWith('/form/{section}')) {
      const found = sections.get(key)?.find(({ id }) => id === params[1]);
      if (found !== undefined) return objectOf({ answers: found.schema, revision: { const: found.revision } });
    }
    return route.body;
  };
  const letIn = new Map<Described, Set<Asker>>();
  return {
    askers,
    cases,
    ids,
    known,
    bodyFor,
    learn,
    letInBy: (route) => [...(letIn.get(route) ?? [])],
    noteLetIn: (route, asker) => void letIn.set(route, (letIn.get(route) ?? new Set()).add(asker)),
  };
}

const objectOf = (properties: Record<string, Schema>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
});

const anyOf = (options: readonly Schema[], otherwise: Schema | undefined): Schema | undefined =>
  options.length === 0 ? otherwise : { anyOf: [...options] };
