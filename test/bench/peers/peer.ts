import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export interface PeerOptions {
  /** Address of its own empty database, or of a Redis. */
  url: string;
  callers: number;
  /** Brings a package of the peers. */
  load: (name: string) => Promise<unknown>;
  /** To be told of each durable step, with the milliseconds it took. */
  step: (ms: number) => void;
}

/** Starts a peer with so many callers at work; the function that comes back ends it. */
export type StartPeer = (options: PeerOptions) => Promise<() => Promise<unknown>>;

/** How many steps a case has: as in the anchors, a short procedure. */
export const stepsOfCase = 8;

/** What a step carries, about as much as a move of ours. */
export const payloadOf = (step: number) => ({
  step,
  actor: 'provider-member',
  why: 'Er is meer tijd nodig dan eerst gedacht: de stage begint later, en vanaf volgende week vier dagen per week.',
});

/** Packages of the folder in which the peers are installed. */
export function loaderOf(folder: string): PeerOptions['load'] {
  const require = createRequire(path.join(folder, 'package.json'));
  return async (name) => import(pathToFileURL(require.resolve(name)).href);
}
