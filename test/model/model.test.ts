import { fc } from '@fast-check/vitest';
import { PGliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { openDatabase, type Database } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import { GuardedKysely } from '../../db/transaction-guard.ts';
import { createTestDatabase, type DatabaseKind } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';
import { newCase, type Stage } from './case-model.ts';
import { sequences, type World } from './commands.ts';
import { RealCase } from './real-case.ts';

/** The same rows under a connection that remembers nothing. */
const withNewEngine = (database: Database): Database =>
  database.kind === 'pglite'
    ? { ...database, kysely: new GuardedKysely<Tables>(new PGliteDialect({ pglite: database.pglite })) }
    : database;

/** `npm run model -- --runs N --seed S` makes it large. */
const { MODEL_RUNS, MODEL_SEED, MODEL_PATH, MODEL_REPLAY } = process.env;
const runs = Number(MODEL_RUNS ?? 12);
const kinds: readonly DatabaseKind[] = MODEL_RUNS === undefined ? ['pglite'] : ['postgresql'];

test.each(kinds)(
  'whatever people, clocks and restarts do to a case, it is as a small model of it says (%s)',
  { timeout: 60_000 + runs * 5_000 },
  async (kind) => {
    const opened = await createTestDatabase(kind);
    let database = opened.database;
    /** A new engine; on PostgreSQL with new connections, as a new process would have them. */
    const reopen = async (): Promise<SmallNetwork> => {
      if (opened.url !== undefined) {
        if (database !== opened.database) await database.close();
        database = await openDatabase({ url: opened.url });
      }
      return openSmallNetwork(withNewEngine(database), { now: null });
    };
    const first = await openSmallNetwork(database);
    const seen = new Set<Stage>();
    let steps = 0;
    const property = fc.asyncProperty(sequences(40, MODEL_REPLAY), async (commands) => {
      const real = await RealCase.begin(first, reopen);
      const world: World = { model: newCase, answered: [], seen };
      await fc.asyncModelRun(() => ({ model: world, real }), commands);
      steps += world.model.revision;
      expect(await real.broken()).toEqual([]);
    });
    const seed = MODEL_SEED === undefined ? 20_261_123 : Number(MODEL_SEED);
    // The error names seed, path and the shortest sequence that still fails.
    await fc.assert(property, { numRuns: runs, seed, ...(MODEL_PATH === undefined ? {} : { path: MODEL_PATH }) });
    console.info(JSON.stringify({ runs, seed, events: steps, stages: seen.size }));
    if (database !== opened.database) await database.close();
    await opened.drop();
  },
);
