import { EventEmitter } from 'node:events';
import type { PGlite, Results, Transaction } from '@electric-sql/pglite';
import type { PgNotification, PgPool, PgPoolClient, PgQueryResult } from 'bullmq';
import { assertOutsideTransaction } from '../db/transaction-guard.ts';

/**
 * What BullMQ's PostgreSQL backend needs of a `pg.Pool`, around the one connection of an open PGlite that the
 * application uses at the same time. Closing the pool leaves PGlite open: it belongs to the application.
 */
export class PglitePool extends EventEmitter implements PgPool {
  readonly #pglite: PGlite;
  readonly #schema: string;
  readonly #clients = new Set<PgliteClient>();

  /** `schema`: where the statements of this pool, and only they, look for their tables. */
  constructor(pglite: PGlite, schema: string) {
    super();
    this.#pglite = pglite;
    this.#schema = schema;
  }

  /**
   * Runs one statement between those of the application; waits for a transaction that is under way. BullMQ names its
   * tables without a schema (`event`, `job`), and so does the application: a path for the whole session would let one
   * read the other's rows, so each statement brings its own.
   */
  async query<R = unknown>(text: string, params?: readonly unknown[]): Promise<PgQueryResult<R>> {
    assertOutsideTransaction();
    return this.#pglite.transaction(async (transaction) => {
      await transaction.exec(`set local search_path to ${this.#schema}`);
      return run<R>(transaction, text, params);
    });
  }

  /** A client for transactions and for LISTEN. */
  connect(): Promise<PgPoolClient> {
    assertOutsideTransaction();
    const client = new PgliteClient(this.#pglite, () => this.#clients.delete(client));
    this.#clients.add(client);
    return Promise.resolve(client);
  }

  /** Gives back what its clients still hold. */
  async end(): Promise<void> {
    await Promise.all([...this.#clients].map((client) => client.giveBack()));
  }
}

/** A transaction of this client, which PGlite keeps closed to all others until it ends. */
interface OpenTransaction {
  transaction: Transaction;
  end(how: 'commit' | 'rollback'): Promise<void>;
}

class PgliteClient extends EventEmitter implements PgPoolClient {
  readonly #pglite: PGlite;
  readonly #released: () => void;
  readonly #unlisten: (() => Promise<void>)[] = [];
  #open: OpenTransaction | undefined;

  constructor(pglite: PGlite, released: () => void) {
    super();
    this.#pglite = pglite;
    this.#released = released;
  }

  /**
   * BEGIN, COMMIT, ROLLBACK and LISTEN are not sent as they are. Sent as text, a BEGIN would draw the application's
   * statements into this client's transaction, and one failing statement would spoil the only connection for all.
   */
  async query<R = unknown>(text: string, params?: readonly unknown[]): Promise<PgQueryResult<R>> {
    const bare = text.replaceAll(/--.*$/gm, '').trim().replace(/;$/, '');
    const [, verb = '', channel = ''] = /^(begin|commit|rollback|listen)\b\s*(\w*)/i.exec(bare) ?? [];
    switch (verb.toLowerCase()) {
      case 'begin':
        this.#open = await begin(this.#pglite);
        return { rows: [] };
      case 'commit':
      case 'rollback':
        await this.#end(verb.toLowerCase() === 'commit' ? 'commit' : 'rollback');
        return { rows: [] };
      case 'listen':
        await this.#listen(channel);
        return { rows: [] };
      default:
        return run<R>(this.#open?.transaction ?? this.#pglite, text, params);
    }
  }

  /** Ends the client's use. An open transaction is rolled back, so that it cannot hold the database for ever. */
  release(): void {
    void this.giveBack().catch((error: unknown) => this.emit('error', error));
  }

  async giveBack(): Promise<void> {
    this.#released();
    await this.#end('rollback');
    for (const unlisten of this.#unlisten.splice(0)) if (!this.#pglite.closed) await unlisten();
  }

  async #end(how: 'commit' | 'rollback'): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    await open?.end(how);
  }

  async #listen(channel: string): Promise<void> {
    const heard = (payload: string): boolean =>
      this.emit('notification', { channel, payload } satisfies PgNotification);
    this.#unlisten.push(await this.#pglite.listen(channel, heard));
  }
}

/** Rejected to make PGlite roll back; never seen outside. */
class RollBack extends Error {}

function begin(pglite: PGlite): Promise<OpenTransaction> {
  return new Promise((began, failed) => {
    const finished = Promise.withResolvers<void>();
    const closed = pglite.transaction((transaction) => {
      began({
        transaction,
        end: async (how) => {
          if (how === 'commit') finished.resolve();
          else finished.reject(new RollBack());
          await closed.catch((error: unknown) => {
            if (!(error instanceof RollBack)) throw error;
          });
        },
      });
      return finished.promise;
    });
    closed.catch(failed);
  });
}

async function run<R>(
  on: Pick<PGlite, 'query' | 'exec'> | Transaction,
  text: string,
  params?: readonly unknown[],
): Promise<PgQueryResult<R>> {
  // Without parameters there may be several statements in one text, which only `exec` takes.
  const result =
    params === undefined || params.length === 0
      ? ((await on.exec(text)).at(-1) as Results<R> | undefined)
      : await on.query<R>(text, [...params]);
  return { rows: result?.rows ?? [], rowCount: result?.affectedRows ?? result?.rows.length ?? 0 };
}
