import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bugs } from './bugs.ts';

const root = path.join(import.meta.dirname, '..', '..');

describe('a seeded bug', () => {
  test.each(bugs)('fits the code as it is: $name', ({ file, find, replace }) => {
    expect(readFileSync(path.join(root, file), 'utf8').split(find)).toHaveLength(2);
    expect(replace).not.toBe(find);
  });

  test.each(bugs.filter(({ file }) => file.startsWith('db/migrations/')))(
    'stands in the version of its function that stays: $name',
    ({ file }) => {
      const [name] = functionsIn(file);
      const last = readdirSync(path.join(root, 'db', 'migrations'))
        .sort()
        .map((migration) => `db/migrations/${migration}`)
        .findLast((migration) => functionsIn(migration).includes(name ?? 'none'));
      expect(last).toBe(file);
    },
  );
});

/** The functions that a migration writes, also where a later one says whether it creates or replaces. */
const functionsIn = (file: string): string[] =>
  [
    ...readFileSync(path.join(root, file), 'utf8').matchAll(/(?:create (?:or replace )?|\$\{create\} )function (\w+)/g),
  ].map(([, name]) => name ?? '');
