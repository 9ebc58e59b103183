import type { TestProject } from 'vitest/node';
import { openRunFolder } from './run-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Temporary folder of this test run; everything in it, and every process started in it, ends with the run. */
    runFolder: string;
  }
}

/** Vitest calls this before the first test file and what it returns after the last. */
export default function setup(project: TestProject): () => Promise<void> {
  const run = openRunFolder();
  project.provide('runFolder', run.folder);
  return run.close;
}
