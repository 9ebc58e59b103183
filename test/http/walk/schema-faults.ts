import type { Handed } from './drawn-answer.ts';

/** The keywords of design section 8; any other is one that a stranger's form cannot draw. */
const keywords = new Set([
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'minItems',
  'maxItems',
  'uniqueItems',
  'enum',
  'const',
  'oneOf',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'format',
  'title',
  'description',
  'default',
  'examples',
  '$defs',
  '$ref',
]);
const formats = new Set(['date', 'date-time', 'email', 'uuid']);
/** `onceLikeThis` or `likeThis1`: a name from code, not a word for people. */
const identifier = /^[a-z]+(?:[A-Z0-9_-][A-Za-z0-9_-]*)*$/;

/** What keeps this schema from being drawn as a Dutch form by itself; `place` is a pointer. */
export function schemaFaults(schema: Handed, place = ''): string[] {
  const says = (fault: string): string => `${place || '/'}: ${fault}`;
  const faults = Object.keys(schema)
    .filter((key) => !keywords.has(key) && key !== 'pattern')
    .map((key) => says(`keyword ${key}`));
  if ('pattern' in schema && !schema.examples?.length) faults.push(says('a pattern without an example'));
  if (schema.format !== undefined && !formats.has(schema.format)) faults.push(says(`format ${schema.format}`));
  if (isNoTitle(schema.title)) faults.push(says(`title ${JSON.stringify(schema.title)}`));
  if (schema.description !== undefined && isNoTitle(schema.description)) faults.push(says('no real description'));
  faults.push(...optionFaults(schema).map(says));
  const properties = schema.properties ?? {};
  const missing = (schema.required ?? []).filter((name) => !Object.hasOwn(properties, name));
  faults.push(...missing.map((name) => says(`requires ${name}, which is not there`)));
  if (schema.type === 'object' && schema.additionalProperties !== false) faults.push(says('takes other properties'));
  if (schema.items) faults.push(...schemaFaults(schema.items, `${place}/items`));
  return [...faults, ...Object.entries(properties).flatMap(([name, inner]) => schemaFaults(inner, `${place}/${name}`))];
}

function optionFaults({ oneOf, enum: values }: Handed): string[] {
  const empty = (oneOf ?? values)?.length === 0 ? ['nothing to choose from'] : [];
  const consts = oneOf?.map((option) => option.const) ?? [];
  const twice = new Set(consts).size < consts.length ? ['the same option twice'] : [];
  const untitled = (oneOf ?? []).filter(({ title }) => isNoTitle(title));
  return [...empty, ...twice, ...untitled.map((option) => `option ${option.const} is called ${option.title}`)];
}

const isNoTitle = (title: string | undefined): boolean =>
  title === undefined || title.trim() === '' || identifier.test(title);
