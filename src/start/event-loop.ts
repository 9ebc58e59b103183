import { Worker } from 'node:worker_threads';

export interface EventLoopWatch {
  /** How often the event loop stood still for longer than the bound. */
  countBlocks: () => number;
  close: () => Promise<void>;
}

const beatMs = 100;

/**
 * Watches this process's event loop from a thread of its own: a process that is blocked cannot tell it itself, neither
 * in its log nor by its answers. Liveness needs nothing more: who does not answer is not alive, and work that was taken
 * before the block is fenced by its lease.
 */
export function watchEventLoop(blockedMs = 5_000): EventLoopWatch {
  const shared = new SharedArrayBuffer(8);
  const cells = new Int32Array(shared);
  const beat = setInterval(() => Atomics.add(cells, 0, 1), beatMs).unref();
  const thread = new Worker(new URL('./event-loop-watch.ts', import.meta.url), { workerData: { shared, blockedMs } });
  thread.unref();
  return {
    countBlocks: () => Atomics.load(cells, 1),
    close: async () => {
      clearInterval(beat);
      await thread.terminate();
    },
  };
}
