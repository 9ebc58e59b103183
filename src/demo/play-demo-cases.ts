import type { Reader } from '../access/reader.ts';
import { moveCase } from '../cases/record-event.ts';
import { isRefusal } from '../contract/refusal.ts';
import type { Engine, LoadedCase } from '../engine/engine.ts';
import { findCase } from '../engine/load-case.ts';
import { saveSection } from '../registration/save-section.ts';
import { startNaft } from '../registration/start-naft.ts';
import { demoNetworks, demoOffers, demoOrganisations, memberId, type DemoOrganisation } from './demo-organisations.ts';
import { demoEndings, planDemoCase, type DemoPlan, type DemoStep, type Doer } from './demo-plan.ts';
import { demoWords, type DemoWords } from './demo-words.ts';
import { seededRandom, type Random } from './seeded-random.ts';

const dayMs = 86_400_000;

/** The demonstration leaves the newcomer outside every case, to show that nothing opens. */
const outsiders = new Set(['het-venster']);

interface Playing {
  plan: DemoPlan;
  /** The day, counted from the start of the story, on which the next step is played. */
  day: number;
  caseId?: string;
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
const actsBetweenMoves = 8;
const pauseMs = 6 * 60_000;

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
      acts += await playDay(engine, one, day, isContactsReviewDay, random, words);
      if (acts < actsBetweenMoves) continue;
      acts = 0;
      moved += pauseMs;
      await advance(pauseMs);
    }
    await advance(dayMs - moved);
  }
  return playing.length;
}

/** Everything that has come due for one case; returns how many acts that took. */
async function playDay(
  engine: Engine,
  one: Playing,
  day: number,
  isContactsReviewDay: boolean,
  random: Random,
  words: DemoWords,
): Promise<number> {
  let acts = 0;
  if (one.caseId === undefined) {
    if (one.day > day) return 0;
    one.caseId = await start(engine, one.plan, random, words);
    acts += 1;
  }
  if (isContactsReviewDay && one.caseId !== undefined) {
    await play(
      engine,
      one.caseId,
      one.plan,
      { kind: 'event', by: 'clb', type: 'contactsReviewed', payload: {}, afterDays: 0 },
      random,
    );
    acts += 1;
  }
  for (;;) {
    const [step] = one.plan.steps;
    if (!step || one.day + step.afterDays > day) return acts;
    one.day += step.afterDays;
    one.plan.steps.shift();
    await play(engine, one.caseId, one.plan, step, random);
    acts += 1;
  }
}

async function start(engine: Engine, plan: DemoPlan, random: Random, words: DemoWords): Promise<string> {
  const inNetwork = (kind: string) =>
    demoOrganisations.filter((one) => one.network === plan.network && one.kind === kind && !outsiders.has(one.id));
  const school = random.pick(inNetwork('school'));
  const clb = random.pick(inNetwork('clb'));
  const reader = readerIn(plan.starter === 'school' ? school : clb);
  const isPupil = plan.subject === 'pupil';
  const pbd = plan.withPbd ? { pbd: random.pick(inNetwork('pbd')).id } : {};
  const input = {
    ...(plan.starter === 'school'
      ? { clb: clb.id }
      : { school: plan.noSchool ? 'none' : school.id, firstPen: plan.noSchool ? 'clb' : 'school' }),
    subject: plan.subject,
    name: isPupil ? words.firstName() : words.className(),
    ...(isPupil ? { age: random.between(12, 17) } : {}),
    sentence: words.concern(),
    toldWho: 'both',
    ...pbd,
  };
  const outcome = await startNaft(
    engine,
    reader,
    input,
    { key: engine.newId(), actor: reader.memberId, bodyHash: 'demo' },
    'demo',
  );
  if (isRefusal(outcome) || outcome.kind === 'keyReused')
    throw new Error(`The demonstration cannot start a case: ${JSON.stringify(outcome)}`);
  return outcome.receipt.id;
}

/** Plays a step where the case is ready for it; a deadline may have moved the case on in the meantime. */
async function play(engine: Engine, caseId: string, plan: DemoPlan, step: DemoStep, random: Random): Promise<void> {
  const loaded = await findCase(engine.db, caseId);
  const reader = loaded && doerOf(loaded, plan, step.by);
  if (!reader) return;
  const access = { reader, permits: () => true, repeats: () => {} };
  const command = { key: engine.newId(), actor: reader.memberId, bodyHash: 'demo' };
  if (step.kind === 'form') {
    await saveSection(engine, access, caseId, step.section, { answers: step.answers, revision: 0 }, command);
    return;
  }
  const payload = fillIn(step.payload, loaded, plan, random);
  const outcome = await moveCase(engine, access, caseId, { type: step.type, payload }, command, 'demo');
  if (isRefusal(outcome) && outcome.refusal !== 'notAllowedNow' && payload['party'] === undefined) {
    throw new Error(`The demonstration cannot play ${step.type}: ${JSON.stringify(outcome)}`);
  }
}

function fillIn(
  payload: Record<string, unknown>,
  loaded: LoadedCase,
  plan: DemoPlan,
  random: Random,
): Record<string, unknown> {
  const { openedAt, subjectAge } = loaded.record;
  const monthAgo = new Date(Date.parse(openedAt) - 30 * dayMs).toISOString().slice(0, 10);
  const offers = demoOffers.filter(
    (offer) =>
      offer.network === plan.network &&
      offer.subjects.includes(plan.subject) &&
      (subjectAge === null || (offer.ages[0] <= subjectAge && subjectAge <= offer.ages[1])),
  );
  const filled = (value: unknown): unknown =>
    value === '@today'
      ? loaded.now.slice(0, 10)
      : value === '@monthAgo'
        ? monthAgo
        : value === '@offer'
          ? random.pick(offers).id
          : value;
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, filled(value)]));
}

function doerOf(loaded: LoadedCase, plan: DemoPlan, by: Doer): Member | undefined {
  const slot = by === 'colleague' ? 'clb' : by;
  const filler = loaded.slots.find((row) => row.slot === slot);
  const organisation = demoOrganisations.find((one) =>
    by === 'coordinator'
      ? one.network === plan.network && one.kind === 'coordination'
      : one.id === filler?.organisation_id,
  );
  return organisation && readerIn(organisation, by === 'colleague' ? organisation.members.length - 1 : 0);
}

type Member = Extract<Reader, { kind: 'member' }>;

/** A person of the demonstration, as a session would know them. */
export function readerIn(organisation: DemoOrganisation, index = 0): Member {
  const name = organisation.members[index] ?? organisation.members[0] ?? '';
  const network = demoNetworks.find((one) => one.id === organisation.network);
  return {
    kind: 'member',
    memberId: memberId(name),
    name,
    capacity: organisation.capacity as Member['capacity'],
    organisation: { id: organisation.id, name: organisation.name, kind: organisation.kind },
    network: { id: organisation.network, name: network?.name ?? '', productName: 'Aanzet' },
  };
}
