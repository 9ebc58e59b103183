/**
 * The thread beside the one that does the work (see `event-loop.ts`): looks whether that one's beats go on, and says so
 * on standard output when they stop and when they come back. It writes by itself, because the other cannot.
 */
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { logSentences } from '../http/log.ts';

const { shared, blockedMs } = workerData as { shared: SharedArrayBuffer; blockedMs: number };
const [beats, blocks] = [0, 1];
const cells = new Int32Array(shared);
let seen = Atomics.load(cells, beats);
let since = performance.now();
let told = false;

const say = (msg: string, ms: number): void => {
  const line = JSON.stringify({ level: 40, time: Date.now(), ms: Math.round(ms), event: 'eventLoop', msg });
  writeSync(1, `${line}\n`);
};

setInterval(
  () => {
    const [now, beat] = [performance.now(), Atomics.load(cells, beats)];
    if (beat !== seen) {
      if (told) say(logSentences.unblocked, now - since);
      [seen, since, told] = [beat, now, false];
    } else if (!told && now - since > blockedMs) {
      Atomics.add(cells, blocks, 1);
      say(logSentences.blocked, now - since);
      told = true;
    }
  },
  Math.min(250, blockedMs / 4),
);
