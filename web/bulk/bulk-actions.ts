import type { AllowedEvent } from '../../src/contract/case.ts';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';

/** What makes sense in several cases at once; each asks for a reason or a word of explanation. */
const events = ['noteAdded', 'slotHandedOver', 'statusAsked', 'clockStopped'];

/** So many cases at most: each is asked what may happen in it. */
export const mostCases = 200;

interface Looked {
  id: string;
  allowed: readonly AllowedEvent[];
}

export interface BulkAction {
  event: string;
  label: string;
  description: string;
  schema: DrawableSchema;
  /** The cases in which the server offers it. */
  ids: readonly string[];
}

/** What the server offers in at least one of these cases, with one form for all of them. */
export function actionsFor(cases: readonly Looked[]): BulkAction[] {
  return events.flatMap((event) => {
    const offers = cases.flatMap(({ id, allowed }) =>
      allowed.filter((one) => one.event === event).map((one) => ({ id, one })),
    );
    const [first] = offers;
    if (!first) return [];
    // A case that asks other questions than the first is left alone.
    const alike = offers.filter(({ one }) => questions(one.payload) === questions(first.one.payload));
    const schema = shared(alike.map(({ one }) => one.payload));
    const { label, description } = first.one;
    return schema ? [{ event, label, description, schema, ids: alike.map(({ id }) => id) }] : [];
  });
}

const questions = ({ properties, required }: DrawableSchema): string =>
  JSON.stringify([Object.keys(properties ?? {}), required ?? []]);

/** The form of the first, with only those answers to choose from that every one of them takes. */
function shared(schemas: readonly DrawableSchema[]): DrawableSchema | undefined {
  const [first] = schemas;
  if (!first) return undefined;
  const properties: Record<string, DrawableSchema> = {};
  for (const [name, property] of Object.entries(first.properties ?? {})) {
    const options = property.oneOf?.filter((option) =>
      schemas.every(({ properties: theirs }) => theirs?.[name]?.oneOf?.some((one) => one.const === option.const)),
    );
    if (options?.length === 0) {
      if (first.required?.includes(name)) return undefined;
      continue;
    }
    properties[name] = options ? { ...property, oneOf: options } : property;
  }
  return { ...first, properties };
}
