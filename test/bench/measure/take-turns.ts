import type { BenchOptions } from './options.ts';
import { waitForQuiet, watchProcessors, type Watched } from './processors.ts';
import type { Measured } from './summarise.ts';

export interface Turn<Name extends string> {
  name: Name;
  measure: (timing: { seconds: number; seed: number }) => Promise<Measured>;
}

/**
 * Measures one after the other, run after run; each run begins with another one, so that a noisy minute hits all of them.
 * Answers what each did, run by run.
 */
export async function takeTurns<Name extends string>(
  turns: readonly Turn<Name>[],
  runs: number,
  { seconds, seed, say }: Pick<BenchOptions, 'seconds' | 'seed' | 'say'>,
): Promise<Map<Name, (Measured & { watched: Watched | null })[]>> {
  const results = new Map(turns.map(({ name }) => [name, [] as (Measured & { watched: Watched | null })[]]));
  for (let run = 0; run < runs; run += 1) {
    const first = run % turns.length;
    for (const { name, measure } of [...turns.slice(first), ...turns.slice(0, first)]) {
      await waitForQuiet();
      const watching = watchProcessors();
      const measured = await measure({ seconds, seed: seed + run });
      const watched = watching();
      results.get(name)?.push({ ...measured, watched });
      const { perSecond, p50Ms, p95Ms, p99Ms } = measured;
      const others = watched === null ? '' : `  others used ${Math.round(watched.othersShare * 100)} %`;
      say(
        `run ${run + 1} ${name.padEnd(16)} ${`${Math.round(perSecond)}`.padStart(6)}/s  p50 ${p50Ms.toFixed(2)} ms` +
          `  p95 ${p95Ms.toFixed(2)} ms  p99 ${p99Ms.toFixed(2)} ms${others}`,
      );
    }
  }
  return results;
}
