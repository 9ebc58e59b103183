import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openDatabase, type Database, type DatabaseOptions } from '../../../db/database.ts';
import { migrate } from '../../../db/migrate.ts';
import type { Facts } from '../../../machines/procedure.ts';
import { factsFor } from '../../../src/cases/facts.ts';
import { seededRandom } from '../../../src/demo/seeded-random.ts';
import { findCase } from '../../../src/engine/load-case.ts';
import type { Terms } from '../../../src/engine/terms.ts';
import { readerOf } from '../../support/small-network-organisations.ts';
import { administer } from '../durable-postgres.ts';
import { closedLoop } from '../measure/closed-loop.ts';
import type { Measured } from '../measure/summarise.ts';
import { runPgbench } from './pgbench.ts';
import { engineOn, moves, pingPong } from './ping-pong.ts';
import { caseIdOf, seedCases } from './seed-cases.ts';

export interface Timing {
  seconds: number;
  warmUpSeconds: number;
  seed: number;
}

/** One who takes part: what is measured, and how to end it. */
export interface Contestant {
  measure: (callers: number, timing: Timing) => Promise<Measured>;
  close: () => Promise<void>;
}

/** The cases on a server, in a database that both sides get a copy of. */
export interface SeededServer {
  url: string;
  template: string;
  cases: number;
  terms: Terms;
  /** What a guard may ask when the provider of a seeded case acts. */
  facts: Facts;
}

export async function seedServer(url: string, cases: number): Promise<SeededServer> {
  const template = 'seeded';
  await administer(`${url}/postgres`, `create database ${template} template template0`);
  const { database, terms } = await openSeeded({ url: `${url}/${template}` }, cases);
  const loaded = await findCase(database.kysely, caseIdOf(1));
  await database.close();
  if (!loaded) throw new Error('the first seeded case is missing');
  const { memberId, organisation } = readerOf('provider');
  const facts = factsFor({ terms }, loaded, { slot: 'provider', organisationId: organisation.id, memberId });
  return { url, template, cases, terms, facts };
}

async function openSeeded(options: DatabaseOptions, cases: number): Promise<{ database: Database; terms: Terms }> {
  const database = await openDatabase(options);
  await migrate(database);
  const { engine } = await seedCases(database, cases);
  return { database, terms: engine.terms };
}

/** The engine on PGlite in a directory, as `npm start` has it. */
export async function openEmbedded(directory: string, cases: number): Promise<Contestant> {
  const { database, terms } = await openSeeded({ directory }, cases);
  return engineContestant(database, terms, cases);
}

/** The engine on PostgreSQL, with the small pool that the application opens. */
export async function openEngine({ url, template, terms, cases }: SeededServer): Promise<Contestant> {
  await administer(`${url}/postgres`, `create database engine template ${template}`);
  return engineContestant(await openDatabase({ url: `${url}/engine` }), terms, cases);
}

/** Each caller has cases of its own, so that nobody waits for another's row; `pgbench` shares them out alike. */
function engineContestant(database: Database, terms: Terms, cases: number): Contestant {
  const move = pingPong(engineOn(database.kysely, terms));
  return {
    measure: (callers, { seconds, warmUpSeconds, seed }) => {
      const each = Math.floor(cases / callers);
      const randoms = Array.from({ length: callers }, (_, caller) => seededRandom(seed + caller));
      const call = (caller: number) => move(caller * each + (randoms[caller]?.between(1, each) ?? 1));
      return closedLoop({ callers, seconds, warmUpSeconds, call });
    },
    close: () => database.close(),
  };
}

/**
 * The rows of a move, written by PostgreSQL's own load generator: by one call of a function, and by a plain transaction
 * of separate statements.
 */
export async function openLimits(
  server: SeededServer,
  folder: string,
): Promise<{ byFunction: Contestant; byStatements: Contestant }> {
  const url = `${server.url}/pure`;
  await administer(`${server.url}/postgres`, `create database pure template ${server.template}`);
  await administer(url, readFileSync(path.join(import.meta.dirname, 'limit.sql'), 'utf8'));
  const variables = { state: await readState(url), payload: JSON.stringify(moves[1].payload) };
  const running = (statements: string): Contestant => ({
    measure: (clients, timing) => {
      const each = Math.floor(server.cases / clients);
      const script = `\\set n :client_id * ${each} + random(1, ${each})\n${statements}\n`;
      return runPgbench({ url, folder, clients, script, variables, ...timing });
    },
    close: async () => {},
  });
  const statements = readFileSync(path.join(import.meta.dirname, 'limit-statements.sql'), 'utf8');
  return {
    byFunction: running('select limit_move(:n, :state::jsonb, :payload::jsonb);'),
    byStatements: running(statements),
  };
}

/** What the engine stores of a case, so that both sides write as many bytes. */
async function readState(url: string): Promise<string> {
  const database = await openDatabase({ url, connections: 1 });
  try {
    const { state } = await database.kysely.selectFrom('cases').select('state').limit(1).executeTakeFirstOrThrow();
    return JSON.stringify(state);
  } finally {
    await database.close();
  }
}
