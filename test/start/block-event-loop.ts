/** A process that blocks its own event loop for three seconds; see `event-loop.test.ts`. */
import { setTimeout as sleep } from 'node:timers/promises';
import { watchEventLoop } from '../../src/start/event-loop.ts';

const watch = watchEventLoop(400);
await sleep(1_000);
const until = performance.now() + 3_000;
while (performance.now() < until);
await sleep(500);
console.log(`over, ${watch.countBlocks()} time`);
await watch.close();
