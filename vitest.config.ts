import { defineConfig } from 'vitest/config';

/** What every test runs under. */
const test = {
  // One process per file: PGlite's WebAssembly memory is given back, and a file cannot disturb its neighbour.
  pool: 'forks',
  testTimeout: 20_000,
  // The first file that needs PostgreSQL waits for initdb, and on a bare machine for its installation.
  hookTimeout: 180_000,
  teardownTimeout: 20_000,
  restoreMocks: true,
} as const;

/**
 * What looks at the clock, and so has the machine to itself; and what waits for the oldest transaction of the whole
 * PostgreSQL, which may be another file's.
 */
const alone = [
  'test/audit/sealed-audit.test.ts',
  'test/browser/long-list.test.ts',
  'test/browser/first-page.test.ts',
  'test/bench/**/*.test.ts',
  'test/start/processes.test.ts',
  'test/start/event-loop.test.ts',
  'test/workers/relay-effects.test.ts',
];

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    projects: [
      {
        test: {
          ...test,
          name: 'side by side',
          include: ['test/**/*.test.ts'],
          exclude: alone,
          // More than processors: many tests wait for a clock, a killed process or a page.
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...test, name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
