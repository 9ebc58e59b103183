import { objectsIn } from './names-in-machines.ts';

const isNamed = (value: unknown): boolean =>
  typeof value === 'string' || (typeof value === 'object' && value !== null && 'type' in value);

const each = (value: unknown): unknown[] => (value === undefined ? [] : [value].flat());

/** What law 5 forbids, as far as it stands in a machine's configuration. */
export function forbiddenIn(config: unknown): string[] {
  const found: string[] = [];
  for (const object of objectsIn(config)) {
    for (const key of ['after', 'invoke', 'spawn', 'history', 'onDone']) {
      if (Object.hasOwn(object, key)) found.push(key);
    }
    for (const type of ['history', 'parallel']) if (object['type'] === type) found.push(type);
    const on = object['on'];
    if (typeof on === 'object' && on !== null) {
      for (const type of Object.keys(on)) if (type.includes('*')) found.push(`wildcard ${type}`);
    }
    if (Object.hasOwn(object, 'guard') && !isNamed(object['guard'])) found.push('guard without a name');
    for (const place of ['actions', 'entry', 'exit']) {
      for (const action of each(object[place])) if (!isNamed(action)) found.push(`${place} without a name`);
    }
  }
  return found;
}

/** The names of the guards that stand in a machine's configuration. */
export function guardsNamedIn(config: unknown): string[] {
  const names: string[] = [];
  for (const { guard } of objectsIn(config)) {
    if (typeof guard === 'string') names.push(guard);
    else if (typeof guard === 'object' && guard !== null && 'type' in guard) names.push(String(guard.type));
  }
  return names;
}
