import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Per database and name, who comes last in this process. */
const lastInLine = new WeakMap<Database, Map<string, Promise<unknown>>>();

/**
 * Runs work under a name alone: whoever asks with the same name waits, in this process in the order of asking, and in
 * other processes too. A killed process gives its turn back at once.
 */
export function takeTurns<Answer>(database: Database, name: string, work: () => Promise<Answer>): Promise<Answer> {
  const lines = lastInLine.get(database) ?? new Map<string, Promise<unknown>>();
  lastInLine.set(database, lines);
  const turn = (lines.get(name) ?? Promise.resolve()).then(() => locked(database, name, work));
  lines.set(
    name,
    turn.catch(() => undefined),
  );
  return turn;
}

async function locked<Answer>(database: Database, name: string, work: () => Promise<Answer>): Promise<Answer> {
  // PGlite has no other process, and but one connection, which may not be held.
  if (database.kind === 'pglite') return work();
  return database.kysely.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(hashtext(${`aanzet.${name}`}))`.execute(connection);
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(hashtext(${`aanzet.${name}`}))`.execute(connection);
    }
  });
}
