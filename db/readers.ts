import { PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { pgTypes } from './column-parsers.ts';
import { loginOf } from './application-role.ts';
import type { Db, ServerDatabase } from './database.ts';
import { NamingClient } from './named-statements.ts';
import { readingRole } from './row-security.ts';
import type { Tables } from './tables.ts';
import { GuardedKysely } from './transaction-guard.ts';

/** Who a transaction reads for, as row-level security knows it. */
export interface RowReader {
  /** Whose slots count; empty for none. */
  organisation: string;
  /** The slots that the capacity of the session works in, or that of the link. */
  slots: readonly string[];
  /** The network whose cases a coordinator sees; empty for everybody else. */
  network: string;
  /** The one case of a personal link; empty for everybody else. */
  case: string;
  /** Whose emergencies count; empty for a link. */
  member: string;
}

/** Connections that read for readers and can do nothing else: what they see is what PostgreSQL lets the reader see. */
export interface Readers {
  /** One short transaction; nothing but its queries is to be awaited inside. */
  as: <Answer>(reader: RowReader, work: (trx: Db) => Promise<Answer>) => Promise<Answer>;
  close: () => Promise<void>;
}

const opened = new WeakMap<Db, Db>();

/** What a reader's transaction is of, for what is kept beside a database; anything else stands for itself. */
export const databaseOf = (db: Db): Db => opened.get(db) ?? db;

const connections = 6;
const connectMs = 10_000;

/** Opens them; a server's only. The first use contacts the server. */
export function openReaders({ url }: ServerDatabase, onConnectionLost: (error: Error) => void): Readers {
  const role = readingRole(loginOf(url).role);
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    Client: NamingClient,
    types: pgTypes,
    application_name: 'aanzet-reader',
    keepAlive: true,
    connectionTimeoutMillis: connectMs,
    // The role from the first statement on: plans are made for it, and nothing of the application's own can be reached.
    options: `-c timezone=UTC -c datestyle=ISO,YMD -c role=${role}`,
  });
  let closed: Promise<void> | undefined;
  pool.on('error', (error) => {
    if (closed === undefined) onConnectionLost(error);
  });
  pool.on('connect', (client) => client.on('error', () => {}));
  const kysely: Db = new GuardedKysely<Tables>(new PostgresDialect({ pool }));
  return {
    as: (reader, work) =>
      kysely
        .transaction()
        .setAccessMode('read only')
        .execute(async (trx) => {
          // For this transaction alone: whoever borrows the connection next begins without a reader.
          await sql`select set_config('aanzet.organisation', ${reader.organisation}, true),
            set_config('aanzet.slots', ${reader.slots.join(',')}, true),
            set_config('aanzet.network', ${reader.network}, true),
            set_config('aanzet.case', ${reader.case}, true),
            set_config('aanzet.member', ${reader.member}, true)`.execute(trx);
          opened.set(trx, kysely);
          return work(trx);
        }),
    close: () => (closed ??= pool.end()),
  };
}
