import { setTimeout as sleep } from 'node:timers/promises';
import { summarise, type Measured } from './summarise.ts';

export interface ClosedLoop {
  callers: number;
  seconds: number;
  warmUpSeconds: number;
  /** One call of one caller; an error ends the measurement. */
  call: (caller: number) => Promise<void>;
}

/**
 * A closed loop: every caller waits for its answer before it asks again. Counted are the calls that end after the
 * warm-up and before the time is over.
 */
export async function closedLoop({ callers, seconds, warmUpSeconds, call }: ClosedLoop): Promise<Measured> {
  const took: number[] = [];
  const from = performance.now() + warmUpSeconds * 1000;
  const until = from + seconds * 1000;
  let calls = 0;
  let failed = false;
  const caller = async (index: number): Promise<void> => {
    while (!failed && performance.now() < until) {
      const asked = performance.now();
      await call(index);
      calls += 1;
      const answered = performance.now();
      if (answered >= from && answered < until) took.push(answered - asked);
    }
  };
  try {
    await Promise.all(Array.from({ length: callers }, (_, index) => caller(index)));
  } catch (error) {
    failed = true;
    // The other callers end their last call before the database is closed under them.
    await sleep(500);
    throw error;
  }
  return summarise(took, seconds, calls);
}
