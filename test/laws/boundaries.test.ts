import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/**
 * A guard must be seen to fail. The linter of the house runs over a copy of an almost empty house in which every rule
 * is broken once, and must name each of these files; the clean files beside them must pass.
 */
interface Plant {
  file: string;
  source: string;
  /** What the linter must say about it; nothing for a clean file. */
  says?: string;
}

const downhill: readonly Plant[] = [
  { file: 'machines/a.ts', source: `import '../db/kept.ts';`, says: 'machines may not import db' },
  { file: 'machines/b.ts', source: `import '../src/contract/kept.ts';`, says: 'machines may not import src/contract' },
  { file: 'machines/c.ts', source: `import 'node:fs';`, says: 'machines may not import node:fs' },
  { file: 'machines/d.ts', source: `import 'kysely';`, says: 'machines may not import the package kysely' },
  { file: 'machines/deep/e.ts', source: `import '../../workers/kept.ts';`, says: 'machines may not import workers' },
  { file: 'machines/f.ts', source: `export * from '../db/kept.ts';`, says: 'machines may not import db' },
  { file: 'machines/g.ts', source: `export const late = import('../db/kept.ts');`, says: 'machines may not import db' },
  { file: 'machines/h.ts', source: `export type { Kept } from '../db/kept.ts';`, says: 'machines may not import db' },
  { file: 'machines/i.ts', source: `import '../test/kept.ts';`, says: 'machines may not import test/kept.ts' },
  { file: 'db/a.ts', source: `import '../machines/kept.ts';`, says: 'db may not import machines' },
  { file: 'db/b.ts', source: `import '../src/engine/kept.ts';`, says: 'db may not import src/engine' },
  { file: 'db/c.ts', source: `import '../workers/kept.ts';`, says: 'db may not import workers' },
  { file: 'db/d.ts', source: `import 'fastify';`, says: 'db may not import the package fastify' },
  { file: 'src/contract/a.ts', source: `import '../engine/kept.ts';`, says: 'src/contract may not import src/engine' },
  { file: 'src/contract/b.ts', source: `import 'fastify';`, says: 'src/contract may not import the package fastify' },
  { file: 'src/contract/c.ts', source: `import 'node:path';`, says: 'src/contract may not import node:path' },
  { file: 'src/engine/a.ts', source: `import '../cases/kept.ts';`, says: 'src/engine may not import src/<subject>' },
  { file: 'src/engine/b.ts', source: `import '../../workers/kept.ts';`, says: 'src/engine may not import workers' },
  { file: 'src/cases/a.ts', source: `import '../http/kept.ts';`, says: 'src/<subject> may not import src/http' },
  { file: 'src/cases/b.ts', source: `import '../../workers/kept.ts';`, says: 'src/<subject> may not import workers' },
  { file: 'src/cases/c.ts', source: `import '../main.ts';`, says: 'src/<subject> may not import src/main.ts' },
  {
    file: 'src/cases/e.ts',
    source: `import '../start/kept.ts';`,
    says: 'src/<subject> may not import src/start/kept.ts',
  },
  { file: 'src/http/a.ts', source: `import '../../workers/kept.ts';`, says: 'src/http may not import workers' },
  { file: 'workers/a.ts', source: `import '../src/http/kept.ts';`, says: 'workers may not import src/http' },
  { file: 'web/a.tsx', source: `import '../src/engine/kept.ts';`, says: 'web may not import src/engine' },
  { file: 'web/b.tsx', source: `import '../db/kept.ts';`, says: 'web may not import db' },
  { file: 'web/c.tsx', source: `import 'kysely';`, says: 'web may not import the package kysely' },
  { file: 'web/d.tsx', source: `import 'node:fs';`, says: 'web may not import node:fs' },
  {
    file: 'web/e.tsx',
    source: `export const all = import.meta.glob('../src/engine/*.ts');`,
    says: 'web may not import src/engine',
  },
  { file: 'web/f.tsx', source: `import '../docs/measured.md';`, says: 'web may not import docs/measured.md' },
  {
    file: 'web/g.tsx',
    source: `export const all = import.meta.glob(['../db/*.ts']);`,
    says: 'web must name what it takes in',
  },
];

const runningMachines: readonly Plant[] = [
  { file: 'machines/j.ts', source: `import { createActor } from 'xstate'; createActor;`, says: 'may take createActor' },
  { file: 'machines/k.ts', source: `import { transition } from 'xstate'; transition;`, says: 'may take transition' },
  { file: 'machines/l.ts', source: `import * as all from 'xstate'; all;`, says: 'may take all of xstate' },
  { file: 'machines/m.ts', source: `export { createActor } from 'xstate';`, says: 'may take all of xstate' },
];

const clock: readonly Plant[] = [
  { file: 'machines/n.ts', source: `export const now = new Date();`, says: 'Time is an argument' },
  { file: 'src/cases/d.ts', source: `export const now = Date.now();`, says: 'Time is an argument' },
  { file: 'src/engine/c.ts', source: `export const now = Date();`, says: 'Time is an argument' },
  {
    file: 'workers/b.ts',
    source: `import { Temporal } from 'temporal-polyfill'; export const now = Temporal.Now.instant();`,
    says: 'Time is an argument',
  },
];

const types: readonly Plant[] = [
  { file: 'src/a1.ts', source: `export function f() { Promise.resolve(1); }`, says: 'no-floating-promises' },
  {
    file: 'src/a2.ts',
    source: `export const f = [1].map(String); f.forEach(async () => {});`,
    says: 'no-misused-promises',
  },
  {
    file: 'src/a3.ts',
    source: `export function f(x: 'a' | 'b'): number { switch (x) { case 'a': return 1; } return 2; }`,
    says: 'switch-exhaustiveness-check',
  },
  { file: 'src/a4.ts', source: `export const f = (x: any): void => void x;`, says: 'no-explicit-any' },
  { file: 'src/a5.ts', source: `export const f = (x: string | null): string => x!;`, says: 'no-non-null-assertion' },
  {
    file: 'src/a6.ts',
    source: `import { Kept } from './contract/kept.ts'; export const f = (x: Kept): Kept => x;`,
    says: 'consistent-type-imports',
  },
  {
    file: 'src/a7.ts',
    source: `export const f = async (x: number): Promise<number> => await x;`,
    says: 'await-thenable',
  },
  { file: 'src/a8.ts', source: `export function f() { throw 'text'; }`, says: 'only-throw-error' },
  {
    file: 'src/cycle/a.ts',
    source: `import { b } from './b.ts'; export const a = (): unknown => b;`,
    says: 'no-cycle',
  },
  {
    file: 'src/cycle/b.ts',
    source: `import { a } from './a.ts'; export const b = (): unknown => a;`,
    says: 'no-cycle',
  },
];

const kept = 'export interface Kept { n: number }\nexport const one = 1;';
const clean: readonly Plant[] = [
  ...['machines', 'db', 'workers', 'test', 'src/contract', 'src/engine', 'src/cases', 'src/http'].map((folder) => ({
    file: `${folder}/kept.ts`,
    source: kept,
  })),
  {
    file: 'machines/machine.ts',
    source: `import { assign, setup, type Actor } from 'xstate'; import { z } from 'zod'; import './kept.ts';
      export const m = [setup, assign, z]; export type A = Actor<never>;`,
  },
  { file: 'machines/engine.ts', source: `import { transition } from 'xstate'; export const t = transition;` },
  { file: 'db/good.ts', source: `import { sql } from 'kysely'; export const now = [new Date(), Date.now(), sql];` },
  { file: 'src/contract/good.ts', source: `import { z } from 'zod'; export const s = z.string();` },
  {
    file: 'src/engine/good.ts',
    source: `import '../../db/kept.ts'; import '../../machines/kept.ts'; import 'node:path';`,
  },
  {
    file: 'src/cases/good.ts',
    source: `import '../offering/kept.ts'; import '../engine/kept.ts'; export const d = new Date(0);`,
  },
  { file: 'src/offering/kept.ts', source: kept },
  { file: 'src/http/good.ts', source: `import '../cases/kept.ts'; import '../engine/kept.ts';` },
  { file: 'workers/good.ts', source: `import '../src/cases/kept.ts'; import 'bullmq';` },
  {
    file: 'src/start/good.ts',
    source: `import '../http/kept.ts'; import '../../workers/kept.ts'; export const now = new Date();`,
  },
  {
    file: 'web/good.tsx',
    source: `import '../src/contract/kept.ts'; import 'react'; import 'zod'; export const t = Date.now();`,
  },
  {
    file: 'web/book.tsx',
    source: `export const pages = import.meta.glob('../docs/handleiding/*.md', { query: '?raw' });`,
  },
  {
    file: 'test/good.ts',
    source: `import '../src/http/kept.ts'; import '../workers/kept.ts'; export const t = Date.now();`,
  },
];

describe('the linter', () => {
  const planted = [...downhill, ...runningMachines, ...clock, ...types];
  let house = '';
  let said = '';
  beforeAll(() => {
    house = mkdtempSync(path.join(os.tmpdir(), 'aanzet-lint-'));
    for (const name of ['.oxlintrc.json', 'lint', 'package.json', 'tsconfig.json']) {
      cpSync(name, path.join(house, name), { recursive: true });
    }
    symlinkSync(path.resolve('node_modules'), path.join(house, 'node_modules'));
    for (const { file, source } of [...planted, ...clean]) {
      mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
      writeFileSync(path.join(house, file), `${source}\n`);
    }
    const oxlint = path.resolve('node_modules/oxlint/bin/oxlint');
    const run = spawnSync(process.execPath, [oxlint, '--format', 'unix'], { cwd: house, encoding: 'utf8' });
    said = run.stdout + run.stderr;
    if (run.status === 0) throw new Error('the linter found nothing at all');
  });
  afterAll(() => rmSync(house, { recursive: true, force: true }));
  const about = (file: string): string =>
    said
      .split('\n')
      .filter((line) => line.startsWith(`${file}:`))
      .join('\n');

  test.each(planted)('refuses $file: $source', ({ file, says }) => {
    expect(about(file)).toContain(says);
  });

  test.each(clean)('passes $file', ({ file }) => {
    expect(about(file)).toBe('');
  });
});
