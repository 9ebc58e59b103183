import path from 'node:path';
import { mkdtempSync } from 'node:fs';
import pg from 'pg';
import { Redis } from 'ioredis';
import { grantApplication } from '../../../src/start/grant-application.ts';
import { openDatabase, type Database } from '../../../db/database.ts';
import { migrate } from '../../../db/migrate.ts';
import { loadDemoOrganisations } from '../../../src/demo/load-demo-organisations.ts';
import { administer, startDurablePostgres } from '../../bench/durable-postgres.ts';
import type { PostgresServer } from '../../support/postgres-cluster.ts';
import { openRedis, type RedisServer } from '../../support/redis-server.ts';
import { readRows, type Rows } from '../rows.ts';
import { Managed } from './managed.ts';
import { Outages } from './outages.ts';

/** An application as a province runs it: durable PostgreSQL, Redis, processes that answer and processes that work. */
export interface ServerHouse {
  /** For what the run itself writes down. */
  folder: string;
  postgres: PostgresServer;
  redis: RedisServer;
  http: Managed[];
  workers: Managed[];
  /** Says something to Redis itself; what it cannot hear is not said. */
  tellRedis: (what: (redis: Redis) => Promise<unknown>) => Promise<void>;
  outages: Outages;
  /** Moves the clock on to the next deadline, without firing it: that is left to whoever sweeps. */
  letOneFallDue: () => Promise<void>;
  /** Nobody moves the clock by hand for a while: whoever does so fires what is due, and no sweep is left to be caught. */
  clockHeld: boolean;
  /** Asks the database as its owner, beside the application; `undefined` while it is away. */
  ask: <Row>(text: string, values?: unknown[]) => Promise<Row[] | undefined>;
  /** Waits until everything is up and answers. */
  healthy: () => Promise<void>;
  /** Reads what is stored, as the owner and without the application. */
  read: () => Promise<Rows>;
  close: () => Promise<void>;
}

const name = 'chaos';

/** What the database holds at first: the organisations and people of the demonstration, without a case. */
const organisationsOnly = ({ kysely }: Database): Promise<unknown> => loadDemoOrganisations(kysely);

/** Two processes that answer, one of which lives two hours ago, and two that work, one of which lives in 40 days. */
export async function openServerHouse(folder: string, fill = organisationsOnly): Promise<ServerHouse> {
  const postgres = await startDurablePostgres(folder);
  const redis = await openRedis(folder);
  const ownerUrl = `${postgres.url}/${name}`;
  await administer(`${postgres.url}/postgres`, `create database ${name}`);
  const databaseUrl = await prepare(ownerUrl, fill);
  const outages = new Outages();
  const start = (role: 'http' | 'worker', clockShiftHours: number) =>
    Managed.start({ role, folder, databaseUrl, redisUrl: redis.url, clockShiftHours, outages });
  const asking = <Row>(text: string, values: unknown[] = []) => ask<Row>(ownerUrl, text, values);
  const http = [await start('http', 0), await start('http', -2)];
  const workers = [await start('worker', 0), await start('worker', 40 * 24)];
  const all = [...http, ...workers];
  return {
    folder: mkdtempSync(path.join(folder, 'house-')),
    postgres,
    redis,
    http,
    workers,
    outages,
    tellRedis: (what) => tellRedis(redis.url, what),
    clockHeld: false,
    letOneFallDue: async () => void (await asking(nextFallsDue)),
    ask: asking,
    healthy: async () => void (await Promise.all(all.map((one) => one.healthy()))),
    read: () => read(ownerUrl),
    close: async () => {
      await Promise.all(all.map((one) => one.close()));
      await redis.stop();
      await postgres.stop('order');
    },
  };
}

/** The demo clock as it stands in the settings; the next deadline is due then, and not one that comes after it. */
const nextFallsDue = `
  with next as (
    select min(due_at) as at from deadline
    where fired_at is null and ended_at is null and paused_at is null and due_at > app_now())
  insert into setting (name, value)
  select 'clockOffsetMs', to_jsonb(ceil(extract(epoch from at - clock_timestamp()) * 1000)::bigint) from next where at is not null
  on conflict (name) do update
  set value = to_jsonb(greatest((setting.value #>> '{}')::bigint, (excluded.value #>> '{}')::bigint))`;

async function ask<Row>(url: string, text: string, values: unknown[]): Promise<Row[] | undefined> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query(text, values)).rows as Row[];
  } catch (error) {
    // Only what a server says that is going, coming or gone.
    const { code = '' } = error as { code?: string };
    if (/^(?:57P0|08|ECONN|EPIPE)/.test(code) || /terminated/.test(String(error))) return undefined;
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Migrated and filled; answers the address at which the application logs in. */
async function prepare(ownerUrl: string, fill: (database: Database) => Promise<unknown>): Promise<string> {
  const database = await openDatabase({ url: ownerUrl });
  try {
    await migrate(database);
    await fill(database);
    await database.kysely.insertInto('setting').values({ name: 'demoReady', value: '{}' }).execute();
    const login = { role: 'aanzet', password: 'not-used-on-loopback' };
    await grantApplication(database, login);
    const url = new URL(ownerUrl);
    url.username = login.role;
    url.password = login.password;
    return url.href;
  } finally {
    await database.close();
  }
}

async function tellRedis(url: string, what: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, commandTimeout: 1_000 });
  redis.on('error', () => {});
  try {
    await redis.connect();
    await what(redis);
  } catch {
    // It is away or hangs, which is what it may do here.
  } finally {
    redis.disconnect();
  }
}

async function read(url: string): Promise<Rows> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await readRows(async <Row>(text: string) => (await client.query(text)).rows as Row[]);
  } finally {
    await client.end();
  }
}
