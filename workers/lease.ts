/** How long a process may be silent before another takes its work: a killed one holds nothing up for longer. */
export const leaseSeconds = 15;

const beatsPerLease = 3;

/**
 * Does work under a lease that is renewed while it lasts. Whoever loses the lease all the same (a blocked event loop, a
 * database that was away) finds out when it writes: its token no longer fits.
 */
export async function underLease<Result>(
  renew: () => Promise<unknown>,
  work: () => Promise<Result>,
  seconds: number = leaseSeconds,
): Promise<Result> {
  // A beat that fails is no reason to stop: the next one may come through, and the token decides in the end.
  const beat = setInterval(() => void renew().catch(() => undefined), (seconds * 1_000) / beatsPerLease);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}
