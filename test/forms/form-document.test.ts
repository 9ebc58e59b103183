import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { layerWords, levelWords } from '../../src/contract/nl/form-words.ts';
import { exampleForm } from '../../src/forms/example/index.ts';

const document = readFileSync('docs/formulier.md', 'utf8');

/** The rows of the table under a heading, cell by cell. */
const rowsUnder = (heading: string): string[][] => {
  const [, after = ''] = document.split(`### ${heading}\n`);
  const [table = ''] = after.split(/\n#{2,3} /);
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  return table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map(cells);
};

/** The addresses of the sources, by the name that the tables give them. */
const addresses = new Map(
  [...document.matchAll(/^\[([a-z-]+)\]: (https?:\/\/\S+)$/gm)].map(([, name = '', url = '']) => [name, url]),
);
const namedIn = (text: string): string[] => [...text.matchAll(/\]\[([a-z-]+)\]/g)].map(([, name = '']) => name);

describe.each(exampleForm.sections)('docs/formulier.md tells of “$label”', ({ label, groups }) => {
  const fields = groups.flatMap((group) => group.fields);

  test('every question as it is, in the order of the form, and no other', () => {
    expect(rowsUnder(label).map((cells) => cells.slice(0, 5))).toEqual(
      fields.map(({ name, title, level, layer, grade }) => [
        `\`${name}\``,
        title,
        levelWords[level],
        layerWords[layer],
        grade,
      ]),
    );
  });

  test('a source for what claims one, and for nothing else', () => {
    for (const [name, , , , grade, source = ''] of rowsUnder(label))
      expect(namedIn(source).length > 0, `${name} is of grade ${grade} and names ${source}`).toBe(grade !== 'C');
  });
});

test('every source that docs/formulier.md names has its address, and every address is named', () => {
  expect([...new Set(namedIn(document))].toSorted()).toEqual([...addresses.keys()].toSorted());
});
