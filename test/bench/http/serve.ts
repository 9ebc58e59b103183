import { spawn } from 'node:child_process';
import path from 'node:path';
import { grantApplication } from '../../../src/start/grant-application.ts';
import { openDatabase } from '../../../db/database.ts';
import { databaseConnection } from '../../../workers/queue-connection.ts';
import { Application } from '../../chaos/application.ts';
import { registerProcess } from '../../support/run-folder.ts';
import { testMasterKeys } from '../../support/test-vault.ts';

/** A process that answers, until it is stopped. */
export interface Served {
  address: string;
  stop: () => Promise<void>;
}

/**
 * The whole http process on a database, as a server runs it: its own role in the database, one process, no worker. The
 * database is filled already; here it becomes one of the demonstration, because only there a reader can sign in by name.
 */
export async function serveHttp(folder: string, ownerUrl: string): Promise<Served & { databaseUrl: string }> {
  const login = { role: 'aanzet', password: 'not-used-on-loopback' };
  const database = await openDatabase({ url: ownerUrl });
  try {
    await database.kysely.insertInto('setting').values({ name: 'demoReady', value: '{}' }).execute();
    // BullMQ makes its own tables, where it has no Redis.
    await (await databaseConnection(database, () => {})).close();
    await grantApplication(database, login);
  } finally {
    await database.close();
  }
  const url = new URL(ownerUrl);
  url.username = login.role;
  url.password = login.password;
  const settings = {
    AANZET_ROLES: 'http',
    AANZET_DEMO: 'true',
    DATABASE_URL: url.href,
    AANZET_MASTER_KEYS: testMasterKeys,
  };
  const application = new Application(folder, settings);
  try {
    return { address: await application.ready(), databaseUrl: url.href, stop: () => application.stop() };
  } catch (error) {
    await application.kill();
    throw error;
  }
}

/** The ceiling: bare Fastify with zod in and out and one read by an index, in a process of its own. */
export async function serveBare(folder: string, databaseUrl: string): Promise<Served> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'bare-server.ts'), databaseUrl], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.pid === undefined) throw new Error('The bare server could not be started');
  registerProcess(folder, child.pid);
  const ended = new Promise<never>((_resolve, failed) =>
    child.once('exit', (code) => failed(new Error(`The bare server ended with ${code}`))),
  );
  ended.catch(() => {});
  const said = new Promise<string>((heard) => child.stdout.once('data', (chunk: Buffer) => heard(chunk.toString())));
  const address = (await Promise.race([said, ended])).trim();
  return {
    address,
    stop: async () => {
      child.kill();
      await ended.catch(() => {});
    },
  };
}
