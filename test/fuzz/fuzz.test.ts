import { expect, inject, test } from 'vitest';
import { postgresUrl } from '../support/databases.ts';
import { runFuzz } from './fuzz.ts';

/** `npm run fuzz -- --inputs N --seed S` makes it large, or runs one again. */
test(
  'whatever is sent to whichever route, the answer is one that was promised, in time, and tells nobody too much',
  {
    timeout: 120_000,
  },
  async () => {
    const seed = Math.floor(Math.random() * 1_000_000_000);
    const report = await runFuzz({
      inputs: 1_500,
      seed,
      folder: inject('runFolder'),
      postgresUrl: await postgresUrl(),
      say: () => {},
    });
    const { found, statuses, slowest, ...figures } = report;
    console.info(JSON.stringify(figures));
    expect(found).toEqual([]);
    expect(figures).toMatchObject({
      inputs: 1_500,
      serverErrors: 0,
      slow: 0,
      schemaMismatches: 0,
      canaries: 0,
      unanswered: 0,
    });
    // It came behind the doors, and did not only knock.
    for (const status of ['200', '400', '403', '404', '409']) expect(Object.keys(statuses)).toContain(status);
    expect(Object.keys(slowest).length).toBeGreaterThan(0);
  },
);
