import type { Schema } from '../chaos/draw-answer.ts';

/** The stem of every word that is typed into a field; nothing else in the project says it with a capital. */
export const stem = 'Kanarie';
const looks = /kanarie/i;

let count = 0;
/** A new word; no two fields get the same one. */
export const canary = (): string => `${stem}${(count += 1)}`;

/** How often a text holds the stem: as it is, in base64 whatever stands before it, and as mails fold their lines. */
export function findCanaries(text: string): string[] {
  const unfolded = text.replaceAll(/=\r?\n/g, '');
  const found = unfolded.match(new RegExp(`.{0,60}${looks.source}\\w*.{0,20}`, 'gi')) ?? [];
  const encoded = [0, 1, 2].map((shift) =>
    Buffer.from(`${'-'.repeat(shift)}${stem}`)
      .toString('base64')
      .slice(shift === 0 ? 0 : shift + 1, -3),
  );
  return [...found, ...encoded.filter((one) => unfolded.includes(one))];
}

/** An answer in which every text that a person can type is a canary; options, days and numbers are as asked. */
export function canaryAnswer(schema: Schema, today: string): unknown {
  const again = (inner: Schema): unknown => canaryAnswer(inner, today);
  if (schema.const !== undefined) return schema.const;
  const [option] = schema.oneOf?.map((one) => one.const) ?? schema.enum ?? [];
  if (option !== undefined) return option;
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, again(inner)]));
    case 'array':
      return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => again(schema.items ?? {}));
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    default:
      if (schema.format === 'date') return today;
      if (schema.format === 'email') return `${canary()}@voorbeeld.be`;
      return `${canary()} belde vanmorgen over 0470 12 34 56 en mama.${canary()}@voorbeeld.be`.slice(
        0,
        schema.maxLength,
      );
  }
}
