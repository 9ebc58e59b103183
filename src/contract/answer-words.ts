import { isOpen } from './check-answers.ts';
import type { DrawableSchema } from './json-schema.ts';
import { formWords } from './nl/interface-form.ts';

/**
 * An answer as a reader sees it, on the page, on paper and in the log; null when nothing was answered. Rows of a list
 * stand on lines of their own, their cells with their titles.
 */
export function answerWords(schema: DrawableSchema, value: unknown): string | null {
  if (isOpen(value) || (typeof value === 'string' && value.trim() === '')) return null;
  const option = schema.oneOf?.find((one) => one.const === value);
  if (option) return option.title;
  if (typeof value === 'boolean') return value ? formWords.yes : formWords.no;
  if (typeof value === 'number') return new Intl.NumberFormat('nl-BE').format(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => answerWords(schema.items ?? {}, item)).filter((words) => words !== null);
    return items.length === 0 ? null : items.join(schema.items?.type === 'object' ? '\n' : ', ');
  }
  if (typeof value === 'object') return rowWords(schema, value as Record<string, unknown>);
  if (typeof value !== 'string') return null;
  return schema.format === 'date' ? dayWords(value) : value;
}

function rowWords(schema: DrawableSchema, row: Record<string, unknown>): string | null {
  const cells = Object.entries(schema.properties ?? {}).flatMap(([name, child]) => {
    const words = answerWords(child, row[name]);
    return words === null ? [] : [`${child.title ?? name}: ${words}`];
  });
  return cells.length === 0 ? null : cells.join('; ');
}

/** `23/11/2026` of `2026-11-23`; other text stays as it is. */
export function dayWords(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  return year && month && day ? `${Number(day)}/${Number(month)}/${year}` : date;
}
