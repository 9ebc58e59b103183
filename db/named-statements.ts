import { createHash } from 'node:crypto';
import pg from 'pg';

/** How many statements one connection keeps prepared; every further one pushes out the longest unused. */
const keptStatements = 200;

/**
 * Only statements that PostgreSQL plans are worth a name. `begin`, `commit`, `set`, `create` and their kind stay
 * unnamed: several may stand in one text, and nothing is gained.
 */
const planned = /^\s*(?:select|insert|update|delete|merge|with|values)\b/i;

/** What pg's client keeps for itself about prepared statements, not in its types. */
interface PreparedRegister {
  connection: { parsedStatements: Record<string, string | undefined> };
}

type Query = (text: string, values: readonly unknown[]) => Promise<pg.QueryResult>;

/**
 * A client that names its statements, so that PostgreSQL parses and plans each text once per connection. Kysely never
 * names statements; without names a read over three tables of this schema took 2.5 to 3 times as long (on the loopback
 * address, PostgreSQL 15).
 *
 * A name is a hash of the text: it needs no list, and pg refuses a name that is reused for another text.
 */
export class NamingClient extends pg.Client {
  /** Text to name; the order is the order of last use. */
  readonly #names = new Map<string, string>();
  /** Statements to drop at the next quiet moment. */
  readonly #dropped: string[] = [];
  #generation = 0;

  /** Builds the client with the pool's settings; the number of kept statements is an argument for the tests only. */
  constructor(config?: string | pg.ClientConfig, kept: number = keptStatements) {
    super(config);
    const unnamed = this.query.bind(this) as unknown as (query: string | pg.QueryConfig) => Promise<pg.QueryResult>;
    const named: Query = async (text, values) => {
      if (this.#dropped.length > 0 && this.getTransactionStatus() !== 'E') await this.#deallocate(unnamed);
      const name = this.#nameOf(text, kept);
      try {
        return await unnamed({ text, name, values: [...values] });
      } catch (error) {
        const stale = this.#forgetIfStale(text, error);
        // Refused before anything was done, and no transaction is lost: a migration beside us disturbs nobody.
        if (stale && this.getTransactionStatus() === 'I') return unnamed({ text, values: [...values] });
        throw error;
      }
    };
    const dispatch = (first: unknown, second: unknown, third: unknown): unknown => {
      const mayName = typeof first === 'string' && Array.isArray(second) && third === undefined && planned.test(first);
      return mayName ? named(first, second) : Reflect.apply(unnamed, undefined, [first, second, third]);
    };
    // The overloads of `query` cannot be overridden one by one; everything that is not (text, values) goes through.
    this.query = dispatch as typeof this.query;
  }

  /** How many statements this connection holds prepared. */
  get preparedCount(): number {
    return this.#names.size;
  }

  #nameOf(text: string, kept: number): string {
    const known = this.#names.get(text);
    const name = known ?? `a${this.#generation}_${createHash('sha1').update(text).digest('base64url').slice(0, 20)}`;
    this.#names.delete(text);
    this.#names.set(text, name);
    if (this.#names.size > kept) {
      const [oldest] = this.#names.keys();
      if (oldest !== undefined) this.#drop(oldest);
    }
    return name;
  }

  #drop(text: string): void {
    const name = this.#names.get(text);
    this.#names.delete(text);
    if (name !== undefined) this.#dropped.push(name);
  }

  /**
   * A migration beside a running process can make a plan stale ("cached plan must not change result type"), and a
   * pooler can lose it. The next use gets a fresh name, because the old one cannot be dropped in a failed transaction.
   */
  #forgetIfStale(text: string, error: unknown): boolean {
    const code = error instanceof pg.DatabaseError ? error.code : undefined;
    if (code !== '0A000' && code !== '26000') return false;
    this.#generation++;
    const name = this.#names.get(text);
    // The server has lost it: dropping it there would be one more error, and pg must not believe in it either.
    if (code === '26000' && name !== undefined) delete this.#register().parsedStatements[name];
    this.#drop(text);
    return true;
  }

  #register(): PreparedRegister['connection'] {
    return (this as unknown as PreparedRegister).connection;
  }

  async #deallocate(unnamed: (query: string) => Promise<pg.QueryResult>): Promise<void> {
    const { parsedStatements } = this.#register();
    for (const name of this.#dropped.splice(0)) {
      // Not parsed: the statement itself was wrong, so PostgreSQL never kept it.
      if (parsedStatements[name] === undefined) continue;
      delete parsedStatements[name];
      await unnamed(`deallocate "${name}"`);
    }
  }
}
