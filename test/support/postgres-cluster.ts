import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, chmodSync, chownSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { requireBinary } from './binaries.ts';
import { freePort } from './free-port.ts';
import { registerProcess } from './run-folder.ts';

/** A private PostgreSQL that can be stopped and started again on its data. */
export interface PostgresServer {
  /** Its address without a database name; the same after every start. */
  url: string;
  port: number;
  /** `crash` ends every connection at once and writes no checkpoint; `order` waits for none either, and writes one. */
  stop: (how: 'crash' | 'order') => Promise<void>;
  start: () => Promise<void>;
}

/** Starts a private PostgreSQL for one test run; see `openPostgres`. Answers its address without a database name. */
export async function startPostgres(runFolder: string): Promise<string> {
  return (await openPostgres(runFolder)).url;
}

/**
 * A private PostgreSQL for one test run, on a free port of the loopback address. The server runs in Brussels time on
 * purpose: who forgets a zone must find out here.
 */
export async function openPostgres(runFolder: string): Promise<PostgresServer> {
  const bin = path.dirname(requireBinary('postgresql'));
  const home = mkdtempSync(path.join(runFolder, 'postgresql-'));
  const data = path.join(home, 'data');
  chmodSync(home, 0o711);
  // PostgreSQL refuses to run as root.
  const owner = process.getuid?.() === 0 ? systemUser() : undefined;
  if (owner !== undefined) chownSync(home, owner.uid, owner.gid);
  const asOwner = { ...owner, cwd: home, env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' } };
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  execFileSync(path.join(bin, 'initdb'), initdb, { ...asOwner, stdio: ['ignore', 'ignore', 'pipe'] });
  const port = await freePort();
  appendFileSync(path.join(data, 'postgresql.conf'), settings(port));
  const log = path.join(home, 'log');
  const url = `postgres://postgres@127.0.0.1:${port}`;
  let server: ChildProcess;
  const start = async (): Promise<void> => {
    server = spawn(path.join(bin, 'postgres'), ['-D', data], {
      ...asOwner,
      detached: true,
      stdio: ['ignore', openSync(log, 'a'), openSync(log, 'a')],
    });
    server.unref();
    if (server.pid === undefined) throw new Error('postgres did not start');
    registerProcess(runFolder, server.pid);
    await answers(url, log);
  };
  const stop = async (how: 'crash' | 'order'): Promise<void> => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.ref();
    // PostgreSQL's names: immediate shutdown, fast shutdown.
    server.kill(how === 'crash' ? 'SIGQUIT' : 'SIGINT');
    await ended;
  };
  await start();
  return { url, port, start, stop };
}

/** Durability is off: these databases end with the run. Nothing that the tests look at depends on it. */
function settings(port: number): string {
  return `
listen_addresses = '127.0.0.1'
port = ${port}
unix_socket_directories = ''
max_connections = 200
shared_buffers = 128MB
fsync = off
synchronous_commit = off
full_page_writes = off
timezone = 'Europe/Brussels'
`;
}

function systemUser(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    const fields = readFileSync('/etc/passwd', 'utf8').match(new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm'));
    if (fields !== null) return { uid: Number(fields[1]), gid: Number(fields[2]) };
  }
  throw new Error('The tests run as root and found neither a user postgres nor nobody for PostgreSQL.');
}

async function answers(url: string, log: string): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 100) {
    const client = new pg.Client({ connectionString: `${url}/postgres` });
    try {
      await client.connect();
      return;
    } catch {
      await sleep(100);
    } finally {
      await client.end();
    }
  }
  throw new Error(`PostgreSQL did not answer. Its log:\n${readFileSync(log, 'utf8')}`);
}
