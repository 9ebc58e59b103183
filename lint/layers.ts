/** A part of the house with its own right to look at others; `test` and everything else may see all. */
export type Layer =
  'machines' | 'db' | 'src/contract' | 'src/vault' | 'src/engine' | 'src/<subject>' | 'src/http' | 'workers' | 'web';

interface Rights {
  layers: readonly Layer[];
  /** npm packages; all of them where this is absent. */
  packages?: readonly string[];
  /** Node's own modules; false where the code must be pure, or runs in a browser. */
  node: boolean;
}

const below = ['machines', 'db', 'src/contract', 'src/vault', 'src/engine'] as const;

/** Imports run downhill only. Who is not named may not be imported. */
export const rights: Record<Layer, Rights> = {
  machines: { layers: ['machines'], packages: ['xstate', 'zod'], node: false },
  db: { layers: ['db'], packages: ['kysely', 'pg', '@electric-sql/pglite'], node: true },
  'src/contract': { layers: ['src/contract'], packages: ['zod'], node: false },
  'src/vault': { layers: ['db', 'src/vault'], packages: ['kysely'], node: true },
  'src/engine': { layers: below, node: true },
  'src/<subject>': { layers: [...below, 'src/<subject>'], node: true },
  'src/http': { layers: [...below, 'src/<subject>', 'src/http'], node: true },
  workers: { layers: [...below, 'src/<subject>', 'workers'], node: true },
  web: { layers: ['web', 'src/contract'], node: false },
};

/** Runtime dependencies that the browser shares; all others in `dependencies` belong to the server. */
export const sharedWithWeb: readonly string[] = ['zod', 'i18next', 'temporal-polyfill'];

/** Where the web may take styles, pictures and texts from that are in no layer; the handbook is written for people. */
export const besideWeb: readonly string[] = ['web/', 'docs/handleiding/'];

/** What machines take from XState to describe. What runs a machine is for `machines/engine.ts` alone. */
export const describingXstate: readonly string[] = [
  'setup',
  'createMachine',
  'assign',
  'raise',
  'cancel',
  'and',
  'or',
  'not',
  'stateIn',
];

/** The layer of a path from the root, with `/`; undefined for files that may see everything. */
export function layerOf(file: string): Layer | undefined {
  const [first = '', second = '', third] = file.split('/');
  if (first === 'machines' || first === 'db' || first === 'workers') return first;
  // Vite's settings, and how it builds, run on Node, not in the browser.
  if (first === 'web') return file === 'web/vite.config.ts' || second === 'build' ? undefined : 'web';
  // What puts the parts together sees them all, and nobody sees it.
  if (first !== 'src' || file === 'src/main.ts' || second === 'start') return undefined;
  if (third !== undefined && (second === 'contract' || second === 'vault' || second === 'engine' || second === 'http'))
    return `src/${second}`;
  return 'src/<subject>';
}
