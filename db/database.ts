import type { PGlite } from '@electric-sql/pglite';
import { PGliteDialect, PostgresDialect, type Kysely, type Transaction } from 'kysely';
import pg from 'pg';
import { pgTypes } from './column-parsers.ts';
import { NamingClient } from './named-statements.ts';
import { openPgliteDirectory, openPgliteInMemory, type OpenPglite } from './pglite.ts';
import type { Tables } from './tables.ts';
import { GuardedKysely } from './transaction-guard.ts';

/** What a query runs on: the database, or a transaction of it. */
export type Db = Kysely<Tables>;
/** A transaction: what reads under a lock or writes several rows asks for this type, so the compiler demands one. */
export type Trx = Transaction<Tables>;

/** Where the data is: a PostgreSQL server, a PGlite directory, or memory (tests). */
export type DatabaseOptions =
  | {
      /** `postgres://…`, PostgreSQL 15 or newer. */
      url: string;
      /** Connections in the pool; few is fast (6 by default). */
      connections?: number;
      /** Told when an idle connection breaks; the pool has replaced it by then. By default a process warning. */
      onConnectionLost?: (error: Error) => void;
    }
  | { directory: string }
  | {
      memory: true;
      /** `pglite.dumpDataDir()` of another database, to start as its copy. */
      dump?: Blob;
    };

interface Open {
  /** Typed queries; refuses to be used inside one of its own transactions (see `transaction-guard.ts`). */
  kysely: Db;
  /** Waits for what runs, then closes; does nothing the second time. */
  close: () => Promise<void>;
}

/** PGlite: PostgreSQL 18 inside this process, with one connection and without fsync. */
export interface EmbeddedDatabase extends Open {
  kind: 'pglite';
  pglite: PGlite;
}

/** A PostgreSQL server. */
export interface ServerDatabase extends Open {
  kind: 'postgresql';
  pool: pg.Pool;
  url: string;
}

export type Database = EmbeddedDatabase | ServerDatabase;

/** A killed client is noticed by the server; a stopped one is not, and would hold its row locks for ever. */
const idleInTransactionMs = 60_000;
const connectMs = 10_000;

/**
 * Opens the database; both kinds answer every column type alike (see `column-parsers.ts`).
 * @throws DirectoryInUse when another process has the directory open. A server is first contacted by the first query.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if ('url' in options) return openServer(options);
  return embedded(
    await ('directory' in options ? openPgliteDirectory(options.directory) : openPgliteInMemory(options.dump)),
  );
}

function embedded({ pglite, close }: OpenPglite): EmbeddedDatabase {
  return { kind: 'pglite', pglite, close, kysely: new GuardedKysely<Tables>(new PGliteDialect({ pglite })) };
}

function openServer(options: Extract<DatabaseOptions, { url: string }>): ServerDatabase {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections ?? 6,
    Client: NamingClient,
    types: pgTypes,
    application_name: 'aanzet',
    keepAlive: true,
    connectionTimeoutMillis: connectMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    // What the parsers rely on. A URL with `options` of its own replaces these, and then the first instant fails loudly.
    options: '-c timezone=UTC -c datestyle=ISO,YMD',
  });
  let closed: Promise<void> | undefined;
  const lost = options.onConnectionLost ?? ((error: Error) => process.emitWarning(error));
  // A connection may still be saying goodbye when the server goes; that is no loss any more.
  pool.on('error', (error) => {
    if (closed === undefined) lost(error);
  });
  // The pool listens to connections that nobody uses. One that breaks in somebody's hands, between two statements, would
  // end the process as an error that nobody listened to; whoever holds it hears it from the next statement.
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    kind: 'postgresql',
    pool,
    url: options.url,
    kysely: new GuardedKysely<Tables>(new PostgresDialect({ pool })),
    close: () => (closed ??= pool.end()),
  };
}
