import pg from 'pg';
import { openPostgres, type PostgresServer } from '../support/postgres-cluster.ts';

/** What a bench needs of its server beside durability: no checkpoint in the middle of a short run. */
const settings = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  max_wal_size: '8GB',
  checkpoint_timeout: '15min',
  jit: 'off',
} as const;

/**
 * A private PostgreSQL that keeps what it acknowledges, also when the power goes: the tests' server with durability
 * switched on. Refuses to go on where that did not work. Answers it with its version.
 */
export async function startDurablePostgres(folder: string): Promise<PostgresServer & { version: string }> {
  const server = await openPostgres(folder);
  const { url } = server;
  const client = new pg.Client({ connectionString: `${url}/postgres` });
  await client.connect();
  try {
    for (const [name, value] of Object.entries(settings)) await client.query(`alter system set ${name} = '${value}'`);
    await client.query('select pg_reload_conf()');
    await client.end();
    return { ...server, version: await assertDurable(url) };
  } finally {
    await client.end();
  }
}

async function assertDurable(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: `${url}/postgres` });
  await client.connect();
  try {
    const { rows } = await client.query<{ durable: boolean; version: string }>(
      `select bool_and(setting = 'on') as durable, current_setting('server_version') as version
       from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')`,
    );
    const [row] = rows;
    if (row?.durable !== true) throw new Error('PostgreSQL did not switch durability on');
    await client.query('checkpoint');
    return row.version;
  } finally {
    await client.end();
  }
}

/** Runs one statement on a database of its own connection. */
export async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
