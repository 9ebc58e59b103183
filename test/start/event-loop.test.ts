import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ServerProcess } from '../support/server-process.ts';

test('an event loop that stands still is told while it does, by a thread of its own', async () => {
  const blocked = new ServerProcess('test/start/block-event-loop.ts', {});
  const words = () => blocked.said;
  for (let waited = 0; !words().includes('event loop blocked') && waited < 10_000; waited += 50) await sleep(50);
  // The process itself has said nothing yet: it is still blocked.
  expect(words()).toContain('event loop blocked');
  expect(words()).not.toContain('over');
  expect(await blocked.ended()).toBe(0);
  expect(words()).toMatch(/over, 1 time/);
  expect(words()).toContain('event loop runs again');
}, 60_000);
