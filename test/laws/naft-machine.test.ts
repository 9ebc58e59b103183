import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import { naftV1 } from '../../machines/naft-v1/machine.ts';
import { procedures } from '../../machines/registry.ts';
import { forbiddenIn, guardsNamedIn } from '../machines/machine-shape.ts';
import { importsOf, impureWordsIn } from '../machines/purity.ts';

const folder = path.resolve(import.meta.dirname, '../../machines');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

describe.each(procedures)('$id version $version', ({ machine, guardSources, states, course }) => {
  test('uses nothing that only a running actor could carry, and nothing without a name', () => {
    expect(forbiddenIn(machine.config)).toEqual([]);
  });

  test('every guard that stands somewhere has its source, and none is declared in vain', () => {
    const used = [...new Set(guardsNamedIn(machine.config))].sort();
    expect(Object.keys(guardSources).sort()).toEqual(used);
    expect(Object.keys(machine.implementations.guards).sort()).toEqual(used);
  });

  test('a rule that is called hard says where it is written', () => {
    const hard = Object.values(guardSources).filter(({ kind }) => kind === 'hard');
    expect(hard.length).toBeGreaterThan(0);
    for (const { source } of hard) expect(source).toMatch(/https?:\/\/\S+/);
  });

  test('the line of steps only shows stages of this procedure', () => {
    for (const stage of course) expect(Object.keys(states)).toContain(stage);
  });
});

test('a planted timer, call, history, wildcard or nameless rule is found', () => {
  const named = setup({ guards: { known: () => true } });
  const planted = {
    timer: named.createMachine({ initial: 'a', states: { a: { after: { 1000: 'b' } }, b: {} } }),
    wildcard: named.createMachine({ on: { '*': { actions: [] } } }),
    history: named.createMachine({ initial: 'a', states: { a: {}, b: { type: 'history' } } }),
    parallel: named.createMachine({ type: 'parallel', states: { a: {}, b: {} } }),
    'nameless guard': named.createMachine({ on: { x: { guard: () => true } } }),
    'nameless action': named.createMachine({ entry: () => {} }),
    call: named.createMachine({ invoke: { src: 'somebody' } as never }),
  };
  for (const [what, machine] of Object.entries(planted)) expect(forbiddenIn(machine.config), what).toHaveLength(1);
  expect(guardsNamedIn(named.createMachine({ on: { x: [{ guard: 'known' }] } }).config)).toEqual(['known']);
});

describe('machines are pure', () => {
  test('they import xstate, zod and each other, nothing else', () => {
    expect(files.length).toBeGreaterThan(10);
    for (const name of files) {
      const source = readFileSync(path.join(folder, name), 'utf8');
      for (const target of importsOf(source)) {
        const inside = target.startsWith('.') && path.resolve(folder, path.dirname(name), target).startsWith(folder);
        expect(inside || target === 'xstate' || target === 'zod', `${name} imports ${target}`).toBe(true);
      }
    }
  });

  test('they know no clock, no chance and no outside world', () => {
    for (const name of files) {
      expect(impureWordsIn(readFileSync(path.join(folder, name), 'utf8')), name).toEqual([]);
    }
  });

  test('only engine.ts runs XState', () => {
    const running = files.filter((name) => /\btransition\(|createActor|initialTransition\(/.test(read(name)));
    expect(running).toEqual(['engine.ts']);
  });

  test('a planted import or a look at the clock is found', () => {
    expect(importsOf("import { readFile } from 'node:fs';\nexport * from 'pg';")).toEqual(['node:fs', 'pg']);
    expect(impureWordsIn('const at = Date.now(); /* new Date() in a comment is nothing */')).toEqual(['Date']);
  });
});

const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');

test('the states of the machine and the table of holders are the same', () => {
  const open = naftV1.machine.states['open']?.states ?? {};
  const inMachine = [...Object.keys(open), ...Object.keys(naftV1.machine.states)];
  const passedThrough = ['open', 'starting'];
  expect(inMachine.filter((name) => !passedThrough.includes(name)).sort()).toEqual(Object.keys(naftV1.states).sort());
});
