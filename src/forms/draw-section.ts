import {
  fieldsOf,
  isAsked,
  type FieldDefinition,
  type FieldOption,
  type SectionDefinition,
} from '../contract/form-definition.ts';
import { isOpen } from '../contract/check-answers.ts';
import type { DrawableSchema } from '../contract/json-schema.ts';
import { formWords } from '../contract/nl/interface-form.ts';

const shortText = 200;
const longText = 4000;
const mostRows = 60;

/** The questions of a part that a reader with these layers may see. */
export const readableFields = (section: SectionDefinition, layers: ReadonlySet<string>): FieldDefinition[] =>
  fieldsOf(section).filter(({ layer }) => layers.has(layer));

/**
 * A part as JSON Schema for a reader with these layers. Required is what handing in waits for, given these answers:
 * a question that is not asked now never blocks.
 */
export function drawSection(
  section: SectionDefinition,
  layers: ReadonlySet<string>,
  answers: Record<string, unknown>,
): DrawableSchema {
  const fields = readableFields(section, layers);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(fields.map((field) => [field.name, drawField(field)])),
    required: fields
      .filter((field) => field.level === 'must' && isAsked(section, field, answers))
      .map(({ name }) => name),
  };
}

/** The titles of the questions of one level that are asked and still open. */
export function openTitles(
  section: SectionDefinition,
  layers: ReadonlySet<string>,
  answers: Record<string, unknown>,
  level: 'must' | 'should',
): string[] {
  return readableFields(section, layers)
    .filter((field) => field.level === level && isOpen(answers[field.name]) && isAsked(section, field, answers))
    .map(({ title }) => title);
}

/** One question as JSON Schema. */
export function drawField(field: FieldDefinition): DrawableSchema {
  return {
    ...shapeOf(field.kind, field),
    title: field.title,
    ...(field.hint === undefined ? {} : { description: field.hint }),
  };
}

function shapeOf(
  kind: FieldDefinition['kind'],
  field: Pick<FieldDefinition, 'options' | 'minimum' | 'maximum' | 'columns' | 'title'>,
): DrawableSchema {
  switch (kind) {
    case 'short':
      return { type: 'string', minLength: 1, maxLength: shortText };
    case 'long':
      return { type: 'string', minLength: 1, maxLength: longText };
    case 'number':
      return { type: 'integer', minimum: field.minimum ?? 0, maximum: field.maximum ?? 100_000 };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'yesNo':
      return {
        type: 'string',
        oneOf: [
          { const: 'yes', title: formWords.yes },
          { const: 'no', title: formWords.no },
        ],
      };
    case 'choice':
      return { type: 'string', oneOf: consts(field.options) };
    case 'choices':
      return {
        type: 'array',
        minItems: 1,
        uniqueItems: true,
        items: { type: 'string', title: field.title, oneOf: consts(field.options) },
      };
    case 'rows':
      return {
        type: 'array',
        maxItems: mostRows,
        items: {
          type: 'object',
          title: field.title,
          additionalProperties: false,
          properties: Object.fromEntries(
            (field.columns ?? []).map((column) => [
              column.name,
              { ...shapeOf(column.kind, { ...column }), title: column.title },
            ]),
          ),
          required: [],
        },
      };
  }
}

const consts = (options: readonly FieldOption[] = []) =>
  options.map(({ value, label }) => ({ const: value, title: label }));
