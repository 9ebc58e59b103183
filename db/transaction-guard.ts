import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, type Dialect, type TransactionBuilder } from 'kysely';

/** The code inside `transaction().execute(…)` asked the database itself, instead of the transaction, for something. */
export class OutsideTransaction extends Error {
  override readonly name = 'OutsideTransaction';
  constructor() {
    super(
      'The database was used inside a transaction without going through that transaction. PGlite has one connection, ' +
        'which the transaction holds: this would wait for ever. Pass `trx` on, and enqueue through the outbox.',
    );
  }
}

const running = new AsyncLocalStorage<{ open: boolean }>();

/**
 * Throws when the caller runs inside a transaction. For everything that takes its own connection, BullMQ included.
 * On PostgreSQL the same mistake shows up later and worse: as soon as all connections of the pool wait for each other.
 */
export function assertOutsideTransaction(): void {
  if (running.getStore()?.open === true) throw new OutsideTransaction();
}

/** Runs a callback as the inside of a transaction; work that outlives the callback is outside again. */
async function insideTransaction<T>(callback: () => Promise<T>): Promise<T> {
  const mark = { open: true };
  try {
    return await running.run(mark, callback);
  } finally {
    mark.open = false;
  }
}

/** Kysely that refuses to take a second connection inside a transaction, instead of hanging. */
export class GuardedKysely<Tables> extends Kysely<Tables> {
  constructor(dialect: Dialect) {
    super({ dialect: guarded(dialect) });
  }

  override transaction(): TransactionBuilder<Tables> {
    return marked(super.transaction());
  }

  /** Not offered: nothing tells where such a transaction ends, so the guard could not see into it. */
  override startTransaction(): never {
    throw new Error('Use transaction().execute(…).');
  }
}

function marked<Tables>(builder: TransactionBuilder<Tables>): TransactionBuilder<Tables> {
  const execute = builder.execute.bind(builder);
  const setIsolationLevel = builder.setIsolationLevel.bind(builder);
  const setAccessMode = builder.setAccessMode.bind(builder);
  builder.execute = (callback) => execute((trx) => insideTransaction(() => callback(trx)));
  builder.setIsolationLevel = (level) => marked(setIsolationLevel(level));
  builder.setAccessMode = (mode) => marked(setAccessMode(mode));
  return builder;
}

/**
 * The dialect with a driver that asks the guard before each connection. Kysely would queue for PGlite's only connection
 * before it asks the driver, so that queue moves into the driver, behind the guard.
 */
function guarded(dialect: Dialect): Dialect {
  const oneAtATime = !dialect.createAdapter().supportsMultipleConnections;
  return {
    createAdapter: () => Object.defineProperty(dialect.createAdapter(), 'supportsMultipleConnections', { value: true }),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => {
      const driver = dialect.createDriver();
      const acquire = driver.acquireConnection.bind(driver);
      const release = driver.releaseConnection.bind(driver);
      const turns = oneAtATime ? new Turns() : undefined;
      driver.acquireConnection = async (options) => {
        assertOutsideTransaction();
        await turns?.take();
        return acquire(options);
      };
      driver.releaseConnection = async (connection, options) => {
        await release(connection, options);
        turns?.pass();
      };
      return driver;
    },
  };
}

/** First come, first served. */
class Turns {
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  /** Resolves when it is the caller's turn. */
  async take(): Promise<void> {
    if (!this.#taken) {
      this.#taken = true;
      return;
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Ends the turn. */
  pass(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#taken = false;
    else next();
  }
}
