import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { builtWebPart } from '../browser/support/web-part.ts';

const packages = path.join(import.meta.dirname, '../../node_modules/@mantine');
/** Every rule of Mantine hangs on such a generated class. */
const classesIn = (text: string): Set<string> => new Set(text.match(/\bm_[\da-f]{6,8}\b/g));

test('every part of Mantine in the pages comes with its style sheet', { timeout: 120_000 }, async () => {
  const assets = path.join(await builtWebPart(), 'assets');
  const all = (ending: string): string =>
    readdirSync(assets)
      .filter((name) => name.endsWith(ending))
      .map((name) => readFileSync(path.join(assets, name), 'utf8'))
      .join('\n');
  const whole = ['core', 'dates', 'spotlight'].map((one) =>
    readFileSync(path.join(packages, one, 'styles.css'), 'utf8'),
  );
  const styled = classesIn(whole.join('\n'));
  const used = [...classesIn(all('.js'))].filter((one) => styled.has(one));
  const served = classesIn(all('.css'));
  expect(used.length).toBeGreaterThan(50);
  expect(used.filter((one) => !served.has(one))).toEqual([]);
});
