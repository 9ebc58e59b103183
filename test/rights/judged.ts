import type { Database } from '../../db/database.ts';
import { judgeDraws } from './draws.ts';
import { Judge } from './judge.ts';
import { judgeAgain, judgeMatrix } from './matrix.ts';
import type { Story } from './play.ts';
import { playPool } from './pool.ts';
import { openWorld } from './world.ts';

export interface RightsAsked {
  draws: number;
  seed: number;
  /** Every cell; otherwise every reader in the cases where somebody has something, and a few others. */
  whole: boolean;
  only?: (story: Story) => boolean;
  tell?: (line: string) => void;
}

export interface RightsReport {
  cells: number;
  differences: number;
  routesOutside: number;
  leaks: number;
  missing: number;
  draws: number;
  seed: number;
  cases: number;
  people: number;
  words: number;
  requests: number;
  drawsPerSecond: number;
  seconds: number;
  /** Every kind of difference once, with how often it was met. */
  lines: readonly string[];
}

/** Plays the cases, asks every cell and then by chance, on a migrated database without content. */
export async function judgeRights(database: Database, asked: RightsAsked): Promise<RightsReport> {
  const { draws, seed, whole, only, tell = () => {} } = asked;
  const began = performance.now();
  const seconds = (since: number) => Math.round((performance.now() - since) / 100) / 10;
  const world = await openWorld(database);
  try {
    const pool = await playPool(world, only);
    tell(
      `${pool.cases.length} cases, ${world.people.length} people, ${pool.canaries.all.size} words in ${seconds(began)} s`,
    );
    const judge = new Judge(world, pool, whole);
    await judgeMatrix(judge, { whole, tell });
    const { verdict } = judge;
    const { cells } = verdict;
    const drawing = performance.now();
    await judgeDraws(judge, { draws, seed, tell });
    if (!whole)
      for (const { played, goOn } of pool.later) {
        await goOn();
        await judgeAgain(judge, played);
      }
    return {
      cells: whole ? cells : verdict.cells,
      differences: verdict.differences.size,
      routesOutside: verdict.routesOutside.size,
      leaks: verdict.leaks.size,
      missing: verdict.missing.size,
      draws,
      seed,
      cases: pool.cases.length,
      people: world.people.length,
      words: pool.canaries.all.size,
      requests: verdict.requests,
      drawsPerSecond: draws === 0 ? 0 : Math.round(draws / Math.max(0.1, seconds(drawing))),
      seconds: seconds(began),
      lines: verdict.lines,
    };
  } finally {
    await world.close();
  }
}
