import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom, type Random } from '../../src/demo/seeded-random.ts';
import type { Application } from './application.ts';
import type { Journal } from './journal.ts';
import { Player, ServerError, settle } from './player.ts';
import { NoAnswer, User } from './user.ts';

/** When the application is killed: at work, while the demo clock moves, or before it is up. */
export const killMoments = ['work', 'clock', 'startUp', 'work', 'work'] as const;
export type KillMoment = (typeof killMoments)[number];

const usersAtOnce = 5;
/** A cycle in which hardly anything is acknowledged ends too. */
const longestMs = 8_000;
const acting = new Set(['school', 'clb', 'pbd', 'provider', 'contactPoint', 'coordinator']);

export interface Cycle {
  address: string;
  application: Application;
  journal: Journal;
  seed: number;
  newKey: () => string;
  /** Told of answers that no kill explains. */
  onServerError: (error: ServerError) => void;
}

/** Sends everything again that was never answered, each with its own key, before anybody does something new. */
export async function settleUnknown({ address, journal, onServerError }: Cycle): Promise<void> {
  for (const entry of journal.unknown()) {
    const user = new User(address, entry.actor);
    await user.signIn();
    await settle(user, journal, entry).catch((error: unknown) => {
      if (!(error instanceof ServerError)) throw error;
      onServerError(error);
    });
  }
}

/** People work until the application is killed under their hands, at a random moment after a random acknowledgement. */
export async function workUntilKilled(cycle: Cycle, moment: KillMoment): Promise<void> {
  const random = seededRandom(cycle.seed);
  const players = await signInPlayers(cycle, random);
  const killAfter = random.between(3, 30);
  const delayMs = random.between(0, 400);
  let acked = 0;
  let over = false;
  const enough = Promise.withResolvers<void>();
  const work = async (player: Player): Promise<void> => {
    while (!over) {
      if (await answered(player.act(), cycle)) acked += 1;
      if (acked >= killAfter) enough.resolve();
    }
  };
  const working = players.map(work);
  await Promise.race([enough.promise, sleep(longestMs, undefined, { ref: false })]);
  if (moment === 'clock') working.push(advance(players, cycle));
  await sleep(delayMs);
  await cycle.application.kill();
  over = true;
  await Promise.all(working);
}

/** Five days hold many deadlines: the kill falls between two of them, or inside one. */
async function advance([player]: readonly Player[], cycle: Cycle): Promise<void> {
  if (player) await answered(player.advanceClock('P5D'), cycle);
}

/** Whether it was acknowledged; no answer is what this run is about, and the journal knows about it. */
async function answered(done: Promise<boolean>, { onServerError }: Cycle): Promise<boolean> {
  try {
    return await done;
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    if (error instanceof ServerError) onServerError(error);
    // Without this a dead application would be asked thousands of times a second.
    await sleep(10);
    return false;
  }
}

async function signInPlayers({ address, journal, seed, newKey }: Cycle, random: Random): Promise<Player[]> {
  const stranger = new User(address, 'nobody');
  const list = await stranger.read<{ items: { id: string; capacity: string; link: boolean }[] }>('/demo/personas');
  const people = (list?.items ?? []).filter((one) => !one.link && acting.has(one.capacity));
  return Promise.all(
    Array.from({ length: usersAtOnce }, async (_, index) => {
      const user = new User(address, random.pick(people).id);
      await user.signIn();
      return new Player(user, journal, seededRandom(seed * 31 + index), newKey);
    }),
  );
}
