/** Rules of this house for oxlint, which loads this file through `.oxlintrc.json`. */
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { besideWeb, describingXstate, layerOf, rights, sharedWithWeb, type Layer } from './layers.ts';

interface Node {
  type: string;
}
interface ImportNode extends Node {
  importKind?: 'type' | 'value';
  source: (Node & { value?: unknown }) | null;
  specifiers?: (Node & { importKind?: 'type' | 'value'; imported?: { name?: string } })[];
}
interface CallNode extends Node {
  callee: Node & { name?: string; object?: Node & { name?: string }; property?: Node & { name?: string } };
  arguments: Node[];
}
interface MemberNode extends Node {
  object: Node & { name?: string };
  property: Node & { name?: string };
}
interface GlobNode extends Node {
  callee: Node & { object?: Node; property?: Node & { name?: string } };
  arguments: (Node & { value?: unknown })[];
}
interface Context {
  filename: string;
  cwd: string;
  report(problem: { node: Node; message: string }): void;
}

/** Imports run downhill only: `layers.ts` says who may see whom. */
const downhill = {
  create(context: Context) {
    const file = path.relative(context.cwd, context.filename).replaceAll(path.sep, '/');
    const layer = layerOf(file);
    if (layer === undefined) return {};
    const check = (node: ImportNode): void => {
      const specifier = node.source?.value;
      if (typeof specifier !== 'string') return;
      const message = forbidden(context, file, layer, specifier) ?? runsMachine(file, layer, specifier, node);
      if (message !== undefined) context.report({ node, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      // `import.meta.glob('../folder/*')`, by which the bundler takes in files.
      CallExpression(node: GlobNode): void {
        const { callee, arguments: asked } = node;
        if (callee.object?.type !== 'MetaProperty' || callee.property?.name !== 'glob') return;
        const pattern = asked[0]?.value;
        const message =
          typeof pattern === 'string'
            ? forbidden(context, file, layer, pattern)
            : `${layer} must name what it takes in, in one string`;
        if (message !== undefined) context.report({ node, message });
      },
    };
  },
};

function forbidden(context: Context, file: string, layer: Layer, specifier: string): string | undefined {
  const { layers, packages, node } = rights[layer];
  if (specifier.startsWith('.') || specifier.startsWith('/')) {
    const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
    const seen = layerOf(target);
    if (seen !== undefined && layers.includes(seen)) return undefined;
    // Styles and pictures beside a screen; nothing else without a layer is for the layers.
    if (layer === 'web' && besideWeb.some((folder) => target.startsWith(folder))) return undefined;
    return `${layer} may not import ${seen ?? target} (imports run downhill only)`;
  }
  if (isBuiltin(specifier)) return node ? undefined : `${layer} may not import ${specifier} of Node`;
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const known =
    packages === undefined ? !(layer === 'web' && serverPackages(context.cwd).has(name)) : packages.includes(name);
  return known ? undefined : `${layer} may not import the package ${name}`;
}

function runsMachine(file: string, layer: Layer, specifier: string, node: ImportNode): string | undefined {
  if (layer !== 'machines' || specifier !== 'xstate' || file === 'machines/engine.ts' || node.importKind === 'type') {
    return undefined;
  }
  const named = (node.specifiers ?? []).filter((one) => one.importKind !== 'type');
  const running = named.find(
    ({ imported }) => imported?.name === undefined || !describingXstate.includes(imported.name),
  );
  // `import * as`, `import()` and `export from` would give everything away.
  if (running === undefined && node.type === 'ImportDeclaration') return undefined;
  return `Only machines/engine.ts may take ${running?.imported?.name ?? 'all of xstate'}: one file runs machines`;
}

let server: Set<string> | undefined;

/** What only the server may load: the runtime dependencies that the browser does not share. */
function serverPackages(root: string): Set<string> {
  if (server !== undefined) return server;
  const parsed = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  server = new Set(Object.keys(parsed.dependencies).filter((name) => !sharedWithWeb.includes(name)));
  return server;
}

const ownClock: readonly string[] = ['machines', 'src', 'workers'];

/** Time is an argument: the clock is the database's, and only `db/` and `src/start/` know the real one. */
const givenTime = {
  create(context: Context) {
    const file = path.relative(context.cwd, context.filename).replaceAll(path.sep, '/');
    if (file.startsWith('src/start/') || !ownClock.includes(file.split('/')[0] ?? '')) return {};
    const report = (node: Node): void =>
      context.report({ node, message: 'Time is an argument here: only db/ and src/start/ read a clock' });
    const readsClock = (node: CallNode): void => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0) report(node);
    };
    return {
      NewExpression: readsClock,
      CallExpression: readsClock,
      MemberExpression(node: MemberNode): void {
        const [object, property] = [node.object.name, node.property.name];
        if ((object === 'Date' && property === 'now') || (object === 'Temporal' && property === 'Now')) report(node);
      },
    };
  },
};

export default { meta: { name: 'aanzet' }, rules: { downhill, 'given-time': givenTime } };
