import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Where the application takes its Dutch words from: the catalogue, and the form that ships with it. */
const folders = ['src/contract/nl', 'src/forms/example'];
const literal = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;
/** A text that is nearly all blanks to fill in would fit anything. */
const leastLetters = 6;

/** Whether the application shows exactly these words; a blank in a text, as in "Bewaard om …", takes any filling. */
export function productWords(): (words: string) => boolean {
  const whole = new Set<string>();
  const patterns: RegExp[] = [];
  for (const folder of folders)
    for (const file of readdirSync(folder)) {
      const source = readFileSync(path.join(folder, file), 'utf8');
      for (const [, single, double, template] of source.matchAll(literal)) {
        const text = single ?? double;
        if (text !== undefined) whole.add(text);
        else if (template !== undefined) keep(template);
      }
    }
  return (words) => whole.has(words) || patterns.some((pattern) => pattern.test(words));

  function keep(template: string): void {
    const fixed = template.split(/\$\{[^}]*\}/);
    if (fixed.join('').replaceAll(/\P{L}/gu, '').length < leastLetters) return;
    const escaped = fixed.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
    patterns.push(new RegExp(`^${escaped.join('.+')}$`));
  }
}
