import {
  assertSchemaCompatibility,
  createPostgresBackend,
  LATEST_SCHEMA_VERSION,
  Queue,
  runMigrations,
  Worker,
  type PgPool,
  type Processor,
  type QueueOptions,
  type WorkerOptions,
} from 'bullmq';
import pg from 'pg';
import type { Database } from '../db/database.ts';
import { PglitePool } from './pglite-pool.ts';

/** Where BullMQ keeps its jobs. */
export type QueueKind = 'pglite' | 'postgresql' | 'redis';

/** The schema that holds BullMQ's tables, beside the application's `public`. */
const schema = 'bullmq';

/** Makes BullMQ's own classes for one backend; everything above it is the same code for all three. */
export interface QueueConnection {
  kind: QueueKind;
  queue(name: string, options: Omit<QueueOptions, 'connection'>): Queue;
  worker(name: string, processor: Processor, options: Omit<WorkerOptions, 'connection'>): Worker;
  close(): Promise<void>;
}

/** On Redis. A producer gives up when Redis is away (the outbox tries again); a worker waits for it. */
export function redisConnection(url: string): QueueConnection {
  const producer = { url, maxRetriesPerRequest: 1, enableOfflineQueue: false };
  const consumer = { url, maxRetriesPerRequest: null };
  return {
    kind: 'redis',
    queue: (name, options) => new Queue(name, { ...options, connection: producer }),
    worker: (name, processor, options) => new Worker(name, processor, { ...options, connection: consumer }),
    close: () => Promise.resolve(),
  };
}

/** On the application's own database. Brings BullMQ's schema up to date first. */
export async function databaseConnection(
  database: Database,
  onError: (error: Error) => void,
): Promise<QueueConnection> {
  const pool = database.kind === 'pglite' ? new PglitePool(database.pglite, schema) : serverPool(database.url);
  pool.on('error', onError);
  await prepareSchema(pool);
  // The classes' types know Redis only unless told; at run time the third argument decides.
  return {
    kind: database.kind,
    queue: (name, options) =>
      new Queue(name, { ...options, connection: pool }, createPostgresBackend) as unknown as Queue,
    worker: (name, processor, options) =>
      new Worker(name, processor, { ...options, connection: pool }, createPostgresBackend) as unknown as Worker,
    close: () => pool.end(),
  };
}

/** A pool of BullMQ's own: each worker keeps one connection for LISTEN, which must not starve the application. */
function serverPool(url: string): PgPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 12,
    keepAlive: true,
    application_name: 'aanzet-queue',
    options: `-c search_path=${schema}`,
  });
  // As in `db/database.ts`: a connection that breaks in BullMQ's hands must not end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  // BullMQ describes of pg only what it calls; pg's overloads do not fit its narrower types.
  return pool as unknown as PgPool;
}

async function prepareSchema(pool: PgPool): Promise<void> {
  const client = await pool.connect();
  try {
    // An application role without the right to create needs none when the owner has migrated before.
    const version = await assertSchemaCompatibility(client, schema).catch(() => 0);
    if (version < LATEST_SCHEMA_VERSION) await runMigrations(client, schema);
  } finally {
    client.release();
  }
}
