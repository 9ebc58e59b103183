import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { dumpSchema } from '../../db/schema-dump.ts';
import { createEmptyDatabase, describeOnBothDatabases } from '../support/databases.ts';

const committed = readFileSync(new URL('../../db/schema.sql', import.meta.url), 'utf8');

describeOnBothDatabases('the migrated database', (database) => {
  test('is what db/schema.sql says (after a migration: npm run schema)', async () => {
    expect(await dumpSchema(database())).toBe(committed);
  });

  test('explains every table with a comment', async () => {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
         and obj_description(oid, 'pg_class') is null`.execute(database().kysely);
    expect(rows).toEqual([]);
  });
});

describe('the dump of a schema', () => {
  /** Everything that the dump can tell, to see that both databases spell it alike and that each change shows. */
  const statements = [
    `create domain percentage as numeric(5,2) check (value between 0 and 100)`,
    `create type colour as enum ('red', 'green')`,
    `create table parent (id uuid primary key, name text not null default 'x', tint colour, share percentage,
       length int generated always as (char_length(name)) stored, constraint named check (name <> ''))`,
    `comment on table parent is 'A parent'`,
    `comment on column parent.name is 'As written'`,
    `create table child (n int8 generated always as identity, parent_id uuid not null references parent on delete cascade,
       at timestamptz not null default now(), body jsonb, unique (parent_id, at)) `,
    `create index child_open on child (at desc) include (n) where body is null`,
    `create function twice(n int) returns int language sql immutable as 'select n * 2'`,
    `comment on function twice is 'Doubles'`,
    `revoke execute on function twice from public`,
    `alter function twice owner to pg_database_owner`,
    `create function note() returns trigger language plpgsql as 'begin return new; end'`,
    `create trigger noted before update on child for each row execute function note()`,
    `alter table child enable row level security`,
    `create policy all_of_it on child for select using (n > 0)`,
    `grant select on child to public`,
    `create view open_children as select n, parent_id from child where body is null`,
  ];

  test('reads the same on PGlite and PostgreSQL, and shows every single change', async () => {
    const [embedded, server] = [await createEmptyDatabase('pglite'), await createEmptyDatabase('postgresql')];
    let before = await dumpSchema(embedded.database);
    for (const statement of statements) {
      await sql.raw(statement).execute(embedded.database.kysely);
      await sql.raw(statement).execute(server.database.kysely);
      const after = await dumpSchema(embedded.database);
      expect(after, statement).not.toBe(before);
      expect(await dumpSchema(server.database), statement).toBe(after);
      before = after;
    }
    await Promise.all([embedded.drop(), server.drop()]);
  });
});
