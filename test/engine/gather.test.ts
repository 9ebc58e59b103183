import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Gatherer } from '../../src/engine/gather.ts';

const fine = <Answer>(value: Answer): PromiseSettledResult<Answer> => ({ status: 'fulfilled', value });

/** A gatherer that notes what went together; each go takes some time. */
function open({
  most = 64,
  lanes = 1,
  apart,
}: { most?: number; lanes?: number; apart?: (item: string) => string } = {}) {
  const goes: string[][] = [];
  const running = { now: 0, most: 0 };
  const gatherer = new Gatherer<string, string>({
    most,
    lanes,
    ...(apart ? { apart } : {}),
    work: async (items) => {
      goes.push([...items]);
      running.now += 1;
      running.most = Math.max(running.most, running.now);
      await sleep(5);
      running.now -= 1;
      return items.map((item) =>
        item.startsWith('bad') ? { status: 'rejected', reason: new Error(item) } : fine(item.toUpperCase()),
      );
    },
  });
  return { goes, running, ask: (...items: string[]) => Promise.allSettled(items.map((item) => gatherer.ask(item))) };
}

test('one who asks alone goes at once and alone', async () => {
  const { goes, ask } = open();
  expect(await ask('a')).toEqual([fine('A')]);
  expect(goes).toEqual([['a']]);
});

test('who asks at the same time goes together, and everybody gets the own answer', async () => {
  const { goes, ask } = open();
  expect(await ask('a', 'b', 'c')).toEqual([fine('A'), fine('B'), fine('C')]);
  expect(goes).toEqual([['a', 'b', 'c']]);
});

test('who comes while all lanes are busy waits, and then goes with the others who waited', async () => {
  const { goes, running, ask } = open({ lanes: 2, most: 2 });
  const first = ask('a', 'b', 'c', 'd');
  await sleep(1);
  await Promise.all([first, ask('e'), ask('f')]);
  expect(goes).toEqual([
    ['a', 'b'],
    ['c', 'd'],
    ['e', 'f'],
  ]);
  expect(running.most).toBe(2);
});

test('no more go together than may', async () => {
  const { goes, ask } = open({ most: 3 });
  await ask('a', 'b', 'c', 'd', 'e', 'f', 'g');
  expect(goes.map((go) => go.length)).toEqual([3, 3, 1]);
});

test('two of one name never go together, and keep their order', async () => {
  const { goes, ask } = open({ apart: (item) => item.slice(0, 1) });
  await ask('a1', 'a2', 'b1', 'a3');
  expect(goes).toEqual([['a1', 'b1'], ['a2'], ['a3']]);
});

test('an error belongs to one, the others get their answer', async () => {
  const { ask } = open();
  expect(await ask('a', 'bad b', 'c')).toEqual([
    fine('A'),
    { status: 'rejected', reason: new Error('bad b') },
    fine('C'),
  ]);
});

test('nobody is left waiting where an answer is missing', async () => {
  const gatherer = new Gatherer<string, string>({ most: 9, lanes: 1, work: () => Promise.resolve([fine('A')]) });
  const [first, second] = await Promise.allSettled([gatherer.ask('a'), gatherer.ask('b')]);
  expect(first).toEqual(fine('A'));
  expect(second.status).toBe('rejected');
});
