import type { Engine } from '../engine/engine.ts';
import { demoEndings, planDemoCase, type DemoPlan, type DemoStep } from './demo-plan.ts';
import { demoWords, type DemoWords } from './demo-words.ts';
import { playStep, startDemoCase, type DemoCase } from './play-demo-step.ts';
import { seededRandom, type Random } from './seeded-random.ts';

const dayMs = 86_400_000;

interface Playing {
  plan: DemoPlan;
  /** The day, counted from the start of the story, on which the last step was due. */
  day: number;
  /** Once it has started. */
  played?: DemoCase;
}

export interface DemoStory {
  engine: Engine;
  seed: number;
  /** Moves the demo clock on, firing what falls due on the way. */
  advance: (ms: number) => Promise<unknown>;
  /** Where the demo clock stands when the story begins; it ends on the last of `days`. */
  beginsAt: string;
  days: number;
}

/** People act in small groups through the morning, never at a weekend. */
const actsBetweenMoves = 20;
const pauseMs = 15 * 60_000;

/**
 * Plays every demonstration case through the same commands as people use, with the demo clock: no row is written
 * beside the engine. Returns how many cases there are. Deterministic for a seed, but for ids and numbers.
 */
export async function playDemoCases({ engine, seed, advance, beginsAt, days }: DemoStory): Promise<number> {
  const random = seededRandom(seed);
  const words = demoWords(random, seed);
  const playing: Playing[] = demoEndings.flatMap(([ending, count]) =>
    Array.from({ length: count }, () => {
      const plan = planDemoCase(ending, random, words);
      const length = plan.steps.reduce((sum, step) => sum + step.afterDays, 0);
      // Most were touched lately; some have waited so long that a ladder runs.
      const idle = random.chance(0.25) ? random.between(15, 35) : random.between(3, 12);
      return { plan, day: Math.max(0, days - length - idle) };
    }),
  );
  for (let day = 0; day < days; day += 1) {
    const date = new Date(Date.parse(beginsAt) + day * dayMs);
    const weekday = date.getUTCDay();
    // In the second week of September every CLB looks at who fills the slots this year.
    const isContactsReviewDay =
      date.getUTCMonth() === 8 && date.getUTCDate() >= 8 && date.getUTCDate() <= 14 && weekday === 2;
    let acts = 0;
    let moved = 0;
    for (const one of weekday === 0 || weekday === 6 ? [] : playing) {
      acts += await playDay(
        { engine, day, date: date.toISOString().slice(0, 10), random, words },
        one,
        isContactsReviewDay,
      );
      if (acts < actsBetweenMoves) continue;
      acts = 0;
      moved += pauseMs;
      await advance(pauseMs);
    }
    await advance(dayMs - moved);
  }
  return playing.length;
}

interface Day {
  engine: Engine;
  day: number;
  /** The same day as people write it. */
  date: string;
  random: Random;
  words: DemoWords;
}

const contactsReviewed: DemoStep = { kind: 'event', by: 'clb', type: 'contactsReviewed', payload: {}, afterDays: 0 };

/** Everything that has come due for one case; returns how many acts that took. */
async function playDay({ engine, day, date, random, words }: Day, one: Playing, reviews: boolean): Promise<number> {
  let acts = 0;
  if (one.played === undefined) {
    if (one.day > day) return 0;
    one.played = await startDemoCase(engine, one.plan, random, words);
    acts += 1;
  }
  if (reviews) await playStep(engine, one.played, contactsReviewed, date, random);
  for (;;) {
    const [step] = one.plan.steps;
    if (!step || one.day + step.afterDays > day) return acts;
    one.day += step.afterDays;
    one.plan.steps.shift();
    await playStep(engine, one.played, step, date, random);
    acts += 1;
  }
}
