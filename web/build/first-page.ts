import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { HtmlTagDescriptor, Plugin } from 'vite';

const web = path.join(import.meta.dirname, '..');
/** What people meet first: the house, and the list on which they arrive. */
const begin = ['main.tsx', 'worklist/WorklistPage.tsx'].map((file) => path.join(web, file));
/** Libraries of which a file takes a few parts by name from one front door; the rest waits for later pages. */
const frontDoor = /node_modules\/(?:@mantine\/(?:core|hooks)\/esm\/index|lucide-react\/dist\/esm\/lucide-react)\.mjs$/;

interface Graph {
  getModuleInfo: (id: string) => { importedIds: readonly string[] } | null;
}

/** `TextInput`, `text-input` and `useDisclosure`, `use-disclosure` are the same part. */
const plain = (name: string): string => name.replaceAll('-', '').toLowerCase();

const partsByName = new Map<string, Map<string, string>>();

/** The files behind a front door, by the plain name of what they hold. */
function partsBehind(door: string, graph: Graph): Map<string, string> {
  const known = partsByName.get(door);
  if (known) return known;
  const ids = graph.getModuleInfo(door)?.importedIds ?? [];
  const parts = new Map(ids.map((id) => [plain(path.basename(id, '.mjs')), id]));
  partsByName.set(door, parts);
  return parts;
}

/** What one module cannot do without. */
function neededBy(id: string, graph: Graph): readonly string[] {
  const imported = graph.getModuleInfo(id)?.importedIds ?? [];
  const doors = imported.filter((one) => frontDoor.test(one));
  if (doors.length === 0) return imported;
  const names = [...readFileSync(id, 'utf8').matchAll(/import \{([^}]*)\} from '(?:@mantine|lucide)/g)].flatMap(
    ([, list = '']) => list.split(',').map((name) => plain(name.trim())),
  );
  const parts = doors.flatMap((door) => names.flatMap((name) => partsBehind(door, graph).get(name) ?? []));
  return [...imported.filter((one) => !frontDoor.test(one)), ...parts];
}

let known: ReadonlySet<string> | undefined;

/** Every module that the first page cannot do without. */
function neededAtFirst(graph: Graph): ReadonlySet<string> {
  if (known) return known;
  const found = new Set(begin);
  for (const id of found) for (const next of neededBy(id, graph)) found.add(next);
  known = found;
  return found;
}

/**
 * Puts the script of the first page into one file: on a phone each file costs a journey, and all that is shared by
 * later pages alone waits with them.
 */
export const firstPageChunk = {
  name: (id: string, graph: Graph): string | null => (neededAtFirst(graph).has(id) ? 'first' : null),
};

/** Lets the browser ask who is signed in while the script still comes in. */
export function askEarly(): Plugin {
  const me: HtmlTagDescriptor = {
    tag: 'link',
    attrs: { rel: 'preload', href: '/api/v1/me', as: 'fetch', crossorigin: true },
    injectTo: 'head',
  };
  return { name: 'aanzet-ask-early', apply: 'build', transformIndexHtml: { order: 'post', handler: () => [me] } };
}
