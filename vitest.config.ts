import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // One process per file: PGlite's WebAssembly memory is given back, and a file cannot disturb its neighbour.
    pool: 'forks',
    testTimeout: 20_000,
    // The first file that needs PostgreSQL waits for initdb, and on a bare machine for its installation.
    hookTimeout: 180_000,
    teardownTimeout: 20_000,
    restoreMocks: true,
  },
});
