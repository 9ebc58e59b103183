import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Measured } from '../measure/summarise.ts';
import { administer } from '../durable-postgres.ts';
import type { Contestant, Timing } from '../transitions/contestants.ts';

export interface PeerPlace {
  name: string;
  /** Where the packages of the peers are. */
  folder: string;
  /** A server on which each measurement gets a new database; or a Redis. */
  postgres?: string;
  redis?: string;
}

/** A peer as one who takes part; each measurement is a new process. Throws with its own words where it fails. */
export function openPeer({ name, folder, postgres, redis }: PeerPlace): Contestant {
  return {
    measure: async (callers, { seconds, warmUpSeconds }: Timing) => {
      const database = `peer_${name.toLowerCase()}`;
      if (postgres !== undefined) {
        await administer(`${postgres}/postgres`, `drop database if exists ${database} with (force)`);
        await administer(`${postgres}/postgres`, `create database ${database} template template0`);
      }
      const url = postgres === undefined ? redis : `${postgres}/${database}`;
      return runPeer({ name, url, folder, callers, seconds, warmUpSeconds });
    },
    close: async () => {},
  };
}

async function runPeer(asked: Record<string, unknown>): Promise<Measured> {
  const script = path.join(import.meta.dirname, '..', 'run.ts');
  const child = spawn(process.execPath, [script, 'peer', JSON.stringify(asked)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complained = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const line = said.split('\n').find((one) => one.startsWith('{"calls"'));
  if (code !== 0 || line === undefined) throw new Error(`${String(asked['name'])} failed: ${complained || said}`);
  return JSON.parse(line) as Measured;
}
