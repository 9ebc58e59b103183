import os from 'node:os';

/** How large the machine is on which a figure was measured; without it no figure says anything. */
export const describeMachine = (): Record<string, unknown> => ({
  processors: os.availableParallelism(),
  memoryGb: Math.round(os.totalmem() / 2 ** 30),
  node: process.versions.node,
});
