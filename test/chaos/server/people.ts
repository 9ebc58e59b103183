import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../../../src/demo/seeded-random.ts';
import type { Journal } from '../journal.ts';
import { Player, type Habits, type Settle } from '../player.ts';
import { NoAnswer, User } from '../user.ts';
import { anywhere } from './anywhere.ts';
import type { ServerHouse } from './server-house.ts';

const usersAtOnce = 8;
/** Between two things that somebody does: without it the people alone would keep both processors busy. */
const thinkMs = [0, 60] as const;
/** A long run has thousands of cases: the clock goes in small steps, so that no single step has hours of work. */
const habitsIn = (house: ServerHouse): Habits => ({
  start: 0.1,
  get clock() {
    return house.clockHeld ? 0 : 0.02;
  },
  otherEvent: 0.3,
  advances: ['PT1H', 'PT3H', 'PT6H'],
});
const acting = new Set(['school', 'clb', 'pbd', 'provider', 'contactPoint', 'coordinator']);

export interface People {
  /** Whether somebody could not go on, for a reason that no fault explains. */
  failed: () => boolean;
  /** Waits until everything that was sent is answered; throws what held somebody up. */
  stop: () => Promise<void>;
}

/** People who work on whatever process answers until they are told to stop. */
export async function startPeople(house: ServerHouse, seed: number, journal: Journal, settle: Settle): Promise<People> {
  let keys = 0;
  let over = false;
  let failure: Error | undefined;
  const random = seededRandom(seed * 7 + 1);
  const address = anywhere(house, random);
  const stranger = new User(address, 'nobody');
  const list = await stranger.read<{ items: { id: string; capacity: string; link: boolean }[] }>('/demo/personas');
  const personas = (list?.items ?? []).filter((one) => !one.link && acting.has(one.capacity));
  const work = async (index: number): Promise<void> => {
    const own = seededRandom(seed * 31 + index);
    const user = new User(address, own.pick(personas).id);
    await user.signIn();
    const player = new Player(user, journal, own, () => `chaos-${seed}-${(keys += 1)}`, settle, habitsIn(house));
    while (!over) {
      try {
        await player.act();
        await sleep(own.between(...thinkMs));
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        await sleep(20);
      }
    }
  };
  const working = Array.from({ length: usersAtOnce }, (_, index) =>
    work(index).catch((error: unknown) => {
      failure ??= error instanceof Error ? error : new Error(String(error));
      over = true;
    }),
  );
  return {
    failed: () => failure !== undefined,
    stop: async () => {
      over = true;
      await Promise.all(working);
      if (failure !== undefined) throw failure;
    },
  };
}
