import { expect, test } from 'vitest';
import { migrate, onlyAdds } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { dumpSchema } from '../../db/schema-dump.ts';
import { createEmptyDatabase } from '../support/databases.ts';
import { takenAway } from '../support/schema-change.ts';

test('a migration that says that it only adds leaves all that was there as it was', { timeout: 90_000 }, async () => {
  const { database, drop } = await createEmptyDatabase('pglite');
  const names = Object.keys(migrations);
  const adding = names.filter(onlyAdds);
  expect(adding.length).toBeGreaterThan(0);
  for (const name of adding) {
    const before = names.slice(0, names.indexOf(name));
    await migrate(database, pick(before));
    const was = await dumpSchema(database);
    await migrate(database, pick([...before, name]));
    expect(takenAway(was, await dumpSchema(database)), name).toEqual([]);
  }
  await drop();
});

const pick = (names: readonly string[]) =>
  Object.fromEntries(Object.entries(migrations).filter(([name]) => names.includes(name)));

test('what would disturb a process of the release before is found', () => {
  const was =
    'table a\n  id uuid not null\n  constraint a_pkey PRIMARY KEY (id)\n\nfunction f() returns text\n  body 1\n';
  const after = (...lines: string[]) => takenAway(was, lines.join('\n'));
  const [table, column, key, f, body] = [
    'table a',
    '  id uuid not null',
    '  constraint a_pkey PRIMARY KEY (id)',
    'function f() returns text',
    '  body 1',
  ] as const;
  const added = ['', 'table b', '  n int not null', ''];
  expect(after(table, column, '  note text', key, ...added, f, body)).toEqual([]);
  expect(after(table, key, '', f, body)).toEqual(['table a: id uuid not null']);
  expect(after('table a', column, key)).toEqual(['function f() returns text']);
  expect(after(table, column, key, '', f, '  body 2')).toEqual(['function f() returns text: body 1']);
  // Rows are written whole: what an older process does not know is null.
  expect(after(table, column, '  more text not null default 1', key, '', f, body)).toEqual([
    'table a: more text not null default 1',
  ]);
  expect(after(table, column, key, '  constraint c CHECK (true)', '', f, body)).toEqual([
    'table a: constraint c CHECK (true)',
  ]);
  expect(after(table, column, key, '  create UNIQUE INDEX i ON a', '', f, body)).toEqual([
    'table a: create UNIQUE INDEX i ON a',
  ]);
});
