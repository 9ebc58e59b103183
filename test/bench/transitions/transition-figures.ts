import type { Watched } from '../measure/processors.ts';
import { rounded, spreadOf, type Measured } from '../measure/summarise.ts';

export type EntryName =
  | 'pgbenchFunction64'
  | 'engine64'
  | 'pgbenchFunction1'
  | 'engine1'
  | 'pgbenchStatements32'
  | 'engine32'
  | 'dbosSteps64'
  | 'dbosMessages64'
  | 'bullmqAlways64'
  | 'pgBoss64'
  | 'graphile64'
  | 'naiveXstate64'
  | 'embedded';

/** Per contestant one measurement a run, in the order of the runs. */
export type TransitionResults = Map<EntryName, (Measured & { watched: Watched | null })[]>;

/**
 * The figures of all runs: medians, and under `ranges` the lowest and highest run. A ratio is taken inside each run
 * first, ours divided by the limit's: of rates more is better, of p50 and processor time less. Processor time is that
 * of everybody who took part (application or load generator, and server); noise from others moves it least.
 */
export function transitionFigures(results: TransitionResults): Record<string, unknown> {
  const of = (name: EntryName, figure: (one: Measured & { watched: Watched | null }) => number) =>
    (results.get(name) ?? []).map(figure);
  const rate = (name: EntryName) => of(name, (one) => one.perSecond);
  const p50 = (name: EntryName) => of(name, (one) => one.p50Ms);
  const p99 = (name: EntryName) => of(name, (one) => one.p99Ms);
  const cpuMs = (name: EntryName) => of(name, ({ watched, calls }) => ((watched?.ownSeconds ?? NaN) * 1000) / calls);
  const everyOne = [...results.values()].flat();
  return summary({
    perSecond64: rate('engine64'),
    vsPgbenchFunction64: ratios(rate('engine64'), rate('pgbenchFunction64')),
    ...Object.fromEntries(peers.map(([key, name]) => [`vs${key}`, ratios(rate('engine64'), rate(name))] as const)),
    p99VsPgbenchStatements32: ratios(p99('engine32'), p99('pgbenchStatements32')),
    p50VsPgbenchFunction1: ratios(p50('engine1'), p50('pgbenchFunction1')),
    embeddedPerSecond: rate('embedded'),
    perSecond32: rate('engine32'),
    ...Object.fromEntries(
      peers.map(
        ([key, name]) => [`${key.slice(0, 1).toLowerCase()}${key.slice(1, -2)}PerSecond64`, rate(name)] as const,
      ),
    ),
    pgbenchStatementsPerSecond32: rate('pgbenchStatements32'),
    perSecond1: rate('engine1'),
    vsPgbenchFunction1: ratios(rate('engine1'), rate('pgbenchFunction1')),
    pgbenchFunctionPerSecond64: rate('pgbenchFunction64'),
    pgbenchFunctionPerSecond1: rate('pgbenchFunction1'),
    p50Ms1: p50('engine1'),
    p99Ms64: p99('engine64'),
    embeddedP50Ms: p50('embedded'),
    cpuMs64: cpuMs('engine64'),
    cpuVsPgbenchFunction64: ratios(cpuMs('engine64'), cpuMs('pgbenchFunction64')),
    cpuVsPgbenchStatements32: ratios(cpuMs('engine32'), cpuMs('pgbenchStatements32')),
    ...Object.fromEntries(peers.map(([key, name]) => [`cpuVs${key}`, ratios(cpuMs('engine64'), cpuMs(name))] as const)),
    embeddedCpuMs: cpuMs('embedded'),
    othersPercent: everyOne.map((one) => (one.watched?.othersShare ?? NaN) * 100),
  });
}

/** Who else is measured, under the name of the ratio. */
const peers: readonly (readonly [string, EntryName])[] = [
  ['DbosSteps64', 'dbosSteps64'],
  ['DbosMessages64', 'dbosMessages64'],
  ['BullmqAlways64', 'bullmqAlways64'],
  ['PgBoss64', 'pgBoss64'],
  ['Graphile64', 'graphile64'],
  ['NaiveXstate64', 'naiveXstate64'],
];

/** What has to be reached on two processors: of a rate at least, of a latency at most. */
const goals: Record<string, { least: number } | { most: number }> = {
  vsPgbenchFunction64: { least: 1 },
  vsDbosSteps64: { least: 5 },
  vsDbosMessages64: { least: 15 },
  vsBullmqAlways64: { least: 1.3 },
  p50VsPgbenchFunction1: { most: 3 },
  p99VsPgbenchStatements32: { most: 0.9 },
};

/** The figures that did not reach their goal. */
export function missedGoals(figures: Record<string, unknown>): string[] {
  return Object.entries(goals).flatMap(([name, goal]) => {
    const value = figures[name];
    const reached = typeof value === 'number' && ('least' in goal ? value >= goal.least : value <= goal.most);
    return reached ? [] : [name];
  });
}

function summary(figures: Record<string, readonly number[]>): Record<string, unknown> {
  const spreads = Object.entries(figures).flatMap(([name, values]) => {
    const known = values.filter((value) => !Number.isNaN(value));
    return known.length === 0 ? [] : [{ name, ...spreadOf(known) }];
  });
  return {
    ...Object.fromEntries(spreads.map(({ name, median }) => [name, rounded(median)])),
    ranges: Object.fromEntries(spreads.map(({ name, min, max }) => [name, [rounded(min), rounded(max)]])),
  };
}

const ratios = (ours: readonly number[], theirs: readonly number[]): number[] =>
  ours.map((value, run) => value / (theirs[run] ?? NaN));
