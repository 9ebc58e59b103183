import { z } from 'zod';
import type { DrawableSchema } from '../contract/json-schema.ts';
import { eventTexts, onBehalfFields } from '../contract/nl/procedure.ts';
import type { FieldText } from '../contract/nl/field-text.ts';
import type { Reference } from '../../machines/fields.ts';
import type { EventRule } from '../../machines/procedure.ts';

export type Options = readonly { const: string; title: string }[];
/** What each reference can point to for this reader, at this moment. */
export type Possible = ReadonlyMap<Reference, Options>;

interface Property extends DrawableSchema {
  ref?: Reference;
  pattern?: string;
}

interface Drawn {
  properties: Record<string, Property>;
  required: string[];
}

const drawn = new Map<EventRule, Drawn>();

/** The payload of an event as JSON Schema, once per rule: zod says the shape. */
function shapeOf(rule: EventRule): Drawn {
  const known = drawn.get(rule);
  if (known) return known;
  const schema = z.toJSONSchema(rule.payload, { io: 'input' }) as {
    properties?: Record<string, Property>;
    required?: string[];
  };
  const shape = { properties: schema.properties ?? {}, required: schema.required ?? [] };
  drawn.set(rule, shape);
  return shape;
}

/** The references that the payload of an event needs to be drawn. */
export const referencesIn = (rule: EventRule): Reference[] =>
  Object.values(shapeOf(rule).properties).flatMap((property) => property.ref ?? []);

/**
 * The form of an event, with Dutch titles and every reference narrowed; undefined when a required reference has nothing
 * to point to, because then the event is not possible. `onBehalf` asks who told it and when.
 */
export function drawEvent(
  type: string,
  rule: EventRule,
  possible: Possible,
  onBehalf: boolean,
): DrawableSchema | undefined {
  const shape = shapeOf(rule);
  const texts = eventTexts[type]?.fields ?? {};
  const properties: Record<string, DrawableSchema> = {};
  for (const [name, property] of Object.entries(shape.properties)) {
    const options = property.ref === undefined ? undefined : possible.get(property.ref);
    if (property.ref !== undefined && (options?.length ?? 0) === 0) {
      if (shape.required.includes(name)) return undefined;
      continue;
    }
    properties[name] = drawProperty(property, texts[name] ?? { title: name }, options);
  }
  if (onBehalf) {
    properties['toldBy'] = { type: 'string', minLength: 1, maxLength: 120, ...words(onBehalfFields['toldBy']) };
    properties['toldOn'] = { type: 'string', format: 'date', ...words(onBehalfFields['toldOn']) };
  }
  return {
    type: 'object',
    title: eventTexts[type]?.label ?? type,
    properties,
    required: [...shape.required, ...(onBehalf ? ['toldBy', 'toldOn'] : [])],
    additionalProperties: false,
  };
}

const words = (text: FieldText | undefined) => ({
  title: text?.title ?? '',
  ...(text?.description === undefined ? {} : { description: text.description }),
});

function drawProperty(property: Property, text: FieldText, options: Options | undefined): DrawableSchema {
  if (options) return { type: 'string', ...words(text), oneOf: [...options] };
  const { ref: _ref, pattern: _pattern, enum: values, ...plain } = property;
  if (values)
    return {
      type: 'string',
      ...words(text),
      oneOf: values.map((value) => ({ const: value, title: text.options?.[value] ?? value })),
    };
  return { ...plain, ...words(text) };
}
