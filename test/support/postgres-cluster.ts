import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, chownSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { requireBinary } from './binaries.ts';
import { freePort } from './free-port.ts';
import { registerProcess } from './run-folder.ts';

/**
 * A private PostgreSQL for one test run, on a free port of the loopback address. Returns the address without a
 * database name. The server runs in Brussels time on purpose: who forgets a zone must find out here.
 */
export async function startPostgres(runFolder: string): Promise<string> {
  const bin = path.dirname(requireBinary('postgresql'));
  const home = path.join(runFolder, 'postgresql');
  const data = path.join(home, 'data');
  mkdirSync(home);
  // PostgreSQL refuses to run as root.
  const owner = process.getuid?.() === 0 ? systemUser() : undefined;
  if (owner !== undefined) chownSync(home, owner.uid, owner.gid);
  const asOwner = { ...owner, cwd: home, env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' } };
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  execFileSync(path.join(bin, 'initdb'), initdb, { ...asOwner, stdio: ['ignore', 'ignore', 'pipe'] });
  const port = await freePort();
  appendFileSync(path.join(data, 'postgresql.conf'), settings(port));
  const log = path.join(home, 'log');
  const server = spawn(path.join(bin, 'postgres'), ['-D', data], {
    ...asOwner,
    detached: true,
    stdio: ['ignore', openSync(log, 'a'), openSync(log, 'a')],
  });
  server.unref();
  if (server.pid === undefined) throw new Error('postgres did not start');
  registerProcess(runFolder, server.pid);
  const url = `postgres://postgres@127.0.0.1:${port}`;
  await answers(url, log);
  return url;
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
