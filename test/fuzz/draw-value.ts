import { seededRandom, type Random } from '../../src/demo/seeded-random.ts';
import { keys, texts, values } from './bank.ts';
import type { Schema } from './description.ts';

/** The ids that a reference may be filled with. */
export interface KnownIds {
  uuids: readonly string[];
  words: readonly string[];
}

/** A value that fits a schema, as far as the schema tells; the same seed draws the same. */
export function drawValue(schema: Schema, seed: number, known: KnownIds): unknown {
  return draw(schema, seededRandom(seed), known, 0);
}

function draw(schema: Schema, random: Random, known: KnownIds, depth: number): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum?.length) return random.pick(schema.enum);
  const options = schema.oneOf ?? schema.anyOf;
  if (options?.length) return draw(random.pick(options), random, known, depth);
  if (schema.examples?.length && random.chance(0.5)) return random.pick(schema.examples);
  const again = (inner: Schema): unknown => draw(inner, random, known, depth + 1);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object': {
      const asked = Object.entries(schema.properties ?? {});
      const chosen = asked.filter(([name]) => schema.required?.includes(name) || random.chance(0.4));
      return Object.fromEntries(chosen.map(([name, inner]) => [name, again(inner)]));
    }
    case 'array': {
      const least = schema.minItems ?? 0;
      const most = Math.min(schema.maxItems ?? least + 3, least + 3);
      const count = depth > 6 ? least : random.between(least, most);
      return Array.from({ length: count }, () => again(schema.items ?? {}));
    }
    case 'integer':
    case 'number':
      return random.between(Math.max(schema.minimum ?? 0, -1e6), Math.min(schema.maximum ?? 100, 1e6));
    case 'boolean':
      return random.chance(0.5);
    case 'string':
      return text(schema, random, known);
    case 'null':
      return null;
    default:
      return depth > 4 ? null : random.pick(values);
  }
}

function text({ format, minLength = 0, maxLength = 60 }: Schema, random: Random, known: KnownIds): string {
  if (format === 'uuid') return random.pick(known.uuids);
  if (format === 'date') return random.pick(['2026-11-16', '2026-11-12', '2011-02-28', '2026-12-01']);
  if (format === 'date-time') return '2026-11-16T09:00:00.000Z';
  if (format === 'email') return 'naam@voorbeeld.be';
  if (random.chance(0.4)) return random.pick(known.words);
  const length = random.chance(0.05) ? maxLength : random.between(minLength, Math.min(maxLength, minLength + 20));
  return 'abé ’ï\n'.repeat(Math.ceil(length / 7)).slice(0, length);
}

/** One way to spoil a value, at the place that `at` hits. */
export interface Change {
  what: 'drop' | 'add' | 'text' | 'value' | 'wrap' | 'long' | 'deep';
  at: number;
  which: number;
}

/** Applies changes to a copy of a value. */
export const spoil = (value: unknown, changes: readonly Change[]): unknown =>
  changes.reduce((spoilt, change) => changeOne(spoilt, change), structuredClone(value));

function changeOne(value: unknown, change: Change): unknown {
  const places: { holder: Record<string, unknown>; name: string }[] = [];
  const visit = (one: unknown): void => {
    if (typeof one !== 'object' || one === null || places.length > 200) return;
    for (const name of Object.keys(one)) {
      places.push({ holder: one as Record<string, unknown>, name });
      visit((one as Record<string, unknown>)[name]);
    }
  };
  visit(value);
  const place = places[change.at % (places.length + 1)];
  if (change.what === 'add') {
    const holder = place?.holder ?? value;
    if (typeof holder !== 'object' || holder === null) return value;
    // As an own property, which is what JSON.parse makes of `__proto__`.
    const more = {
      value: structuredClone(pick(values, change.which)),
      enumerable: true,
      configurable: true,
      writable: true,
    };
    if (Array.isArray(holder)) holder.push(more.value);
    else Object.defineProperty(holder, pick(keys, change.which), more);
    return value;
  }
  if (place === undefined) return changed(value, change);
  if (change.what === 'drop') Reflect.deleteProperty(place.holder, place.name);
  else place.holder[place.name] = changed(place.holder[place.name], change);
  return value;
}

function changed(value: unknown, { what, which }: Change): unknown {
  if (what === 'text') return pick(texts, which);
  if (what === 'wrap') return which % 2 === 0 ? [value] : { value };
  if (what === 'long') return Array.from({ length: 300 }, () => value);
  if (what === 'deep') return Array.from({ length: 40 }).reduce((inner) => ({ diep: inner }), value);
  return structuredClone(pick(values, which));
}

const pick = <One>(list: readonly One[], which: number): One => list[which % list.length] as One;
