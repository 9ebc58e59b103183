/** What one contestant did in one run. */
export interface Measured {
  /** Calls in all, the warm-up included. */
  calls: number;
  perSecond: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
}

/** Rate and latency of the calls that ended inside the window of so many seconds. */
export function summarise(tookMs: readonly number[], seconds: number, calls: number): Measured {
  const sorted = Float64Array.from(tookMs).toSorted();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { calls, perSecond: sorted.length / seconds, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}

/** The middle of several runs with the lowest and the highest. */
export interface Spread {
  median: number;
  min: number;
  max: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const at = (index: number) => sorted[index] ?? NaN;
  return { median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2, min: at(0), max: at(sorted.length - 1) };
}

/** Three figures that count, however large or small the number. */
export const rounded = (value: number): number => Number(value.toPrecision(3));
