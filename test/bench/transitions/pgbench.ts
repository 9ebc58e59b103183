import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findBinary } from '../../support/binaries.ts';
import { summarise, type Measured } from '../measure/summarise.ts';

export interface PgbenchOptions {
  /** Address of the database, with its name. */
  url: string;
  /** Where scripts and logs may stand. */
  folder: string;
  clients: number;
  seconds: number;
  warmUpSeconds: number;
  seed: number;
  /** What one client runs over and over. */
  script: string;
  variables: Record<string, string | number>;
}

/** Runs PostgreSQL's own load generator, a closed loop in C with prepared statements: what the machine can do. */
export async function runPgbench(options: PgbenchOptions): Promise<Measured> {
  const folder = path.join(options.folder, 'pgbench');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  try {
    writeFileSync(path.join(folder, 'script'), options.script);
    await pgbench(argumentsFor(options), folder);
    return readLogs(folder, options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function argumentsFor({ url, clients, seconds, warmUpSeconds, seed, variables }: PgbenchOptions): string[] {
  return [
    '--no-vacuum',
    '--protocol=prepared',
    `--random-seed=${seed}`,
    `--time=${seconds + warmUpSeconds}`,
    `--client=${clients}`,
    `--jobs=${Math.min(clients, 2)}`,
    '--log',
    '--log-prefix=log',
    ...Object.entries(variables).map(([name, value]) => `--define=${name}=${value}`),
    '--file=script',
    url,
  ];
}

async function pgbench(args: readonly string[], cwd: string): Promise<void> {
  const binary = findBinary('pgbench');
  if (binary === undefined) throw new Error('pgbench was not found; on Debian it comes with the package postgresql');
  const child = spawn(binary, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`pgbench failed: ${said}`);
}

/** Each line: client, number, microseconds taken, script, seconds and microseconds of the end. */
function readLogs(folder: string, { warmUpSeconds, seconds }: PgbenchOptions): Measured {
  const done = readdirSync(folder)
    .filter((name) => name.startsWith('log'))
    .flatMap((name) => readFileSync(path.join(folder, name), 'utf8').trimEnd().split('\n'))
    .map((line) => line.split(' ').map(Number))
    .map(([, , took = 0, , endSeconds = 0, endMicros = 0]) => ({
      ms: took / 1000,
      endMs: endSeconds * 1000 + endMicros / 1000,
    }));
  const firstMs = done.reduce((first, { ms, endMs }) => Math.min(first, endMs - ms), Infinity);
  const fromMs = firstMs + warmUpSeconds * 1000;
  const inside = done.filter(({ endMs }) => endMs >= fromMs && endMs < fromMs + seconds * 1000);
  return summarise(
    inside.map(({ ms }) => ms),
    seconds,
    done.length,
  );
}
