import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import { plainDay } from '../time/format.ts';
import { t } from '../words.ts';
import { join } from './pointer.ts';
import { asList, asRecord, controlOf, optionsOf, withoutBlanks } from './schema.ts';

export interface Fault {
  pointer: string;
  message: string;
  /** `missing` may still be saved as a draft; `shape` may not. */
  kind: 'missing' | 'shape';
}

/** Says in Dutch what the server would refuse, before anything is sent. The server stays the judge. */
export function validate(schema: DrawableSchema, value: unknown, required = true, pointer = ''): Fault[] {
  const name = schema.title ?? t.form.thisField;
  const filled = withoutBlanks(value);
  const control = controlOf(schema, required);
  if (control === 'group') {
    if (filled === undefined && !required) return [];
    const record = asRecord(value);
    return Object.entries(schema.properties ?? {}).flatMap(([key, child]) =>
      validate(child, record[key], schema.required?.includes(key) ?? false, join(pointer, key)),
    );
  }
  if (filled === undefined) {
    const open = required && !((schema.type === 'array' && (schema.minItems ?? 0) === 0) || control === 'check');
    return open ? [{ pointer, message: missingMessage(control, name), kind: 'missing' }] : [];
  }
  if (control === 'rows' || control === 'choices') return listFaults(schema, value, pointer, name);
  const message = valueFault(schema, control, filled, name);
  return message === null ? [] : [{ pointer, message, kind: 'shape' }];
}

function missingMessage(control: ReturnType<typeof controlOf>, name: string): string {
  if (control === 'choice' || control === 'choices' || control === 'yesNo') return t.form.chooseOne(name);
  if (control === 'rows') return t.form.addOne(name);
  return t.form.fillIn(name);
}

function listFaults(schema: DrawableSchema, value: unknown, pointer: string, name: string): Fault[] {
  const items = asList(value);
  const faults: Fault[] = [];
  if (items.length < (schema.minItems ?? 0))
    faults.push({ pointer, message: t.form.atLeastItems(name, schema.minItems ?? 0), kind: 'missing' });
  if (schema.maxItems !== undefined && items.length > schema.maxItems)
    faults.push({ pointer, message: t.form.atMostItems(name, schema.maxItems), kind: 'shape' });
  const { items: row } = schema;
  if (row && !optionsOf(row))
    items.forEach((item, index) => faults.push(...validate(row, item, row.type === 'object', join(pointer, index))));
  return faults;
}

function valueFault(
  schema: DrawableSchema,
  control: ReturnType<typeof controlOf>,
  value: unknown,
  name: string,
): string | null {
  if (control === 'number') return numberFault(schema, value, name);
  if (control === 'yesNo' || control === 'check') return null;
  const text = typeof value === 'string' ? value : '';
  if (control === 'choice') return optionsOf(schema)?.some((one) => one.value === text) ? null : t.form.chooseOne(name);
  if (control === 'date') return dateFault(schema, text, name);
  if (control === 'dateTime')
    return Number.isNaN(Date.parse(text)) || !text.endsWith('Z') ? t.form.noDateTime(name) : null;
  if (schema.format === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return t.form.noEmail(name);
  if (schema.minLength !== undefined && text.length < schema.minLength) return t.form.tooShort(name, schema.minLength);
  if (schema.maxLength !== undefined && text.length > schema.maxLength) return t.form.tooLong(name, schema.maxLength);
  return null;
}

function dateFault(schema: DrawableSchema, text: string, name: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const [example] = schema.examples ?? [];
  return t.form.noDate(name, plainDay(typeof example === 'string' ? example : '2010-03-27'));
}

function numberFault(schema: DrawableSchema, value: unknown, name: string): string | null {
  if (typeof value !== 'number' || Number.isNaN(value)) return t.form.noNumber(name);
  if (schema.type === 'integer' && !Number.isInteger(value)) return t.form.wholeNumber(name);
  if (schema.minimum !== undefined && value < schema.minimum) return t.form.atLeast(name, schema.minimum);
  if (schema.maximum !== undefined && value > schema.maximum) return t.form.atMost(name, schema.maximum);
  return null;
}
