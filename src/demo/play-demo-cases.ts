import type { Reader } from '../access/reader.ts';
import { may } from '../access/policy.ts';
import { getCase } from '../cases/get-case.ts';
import { recordEvent } from '../cases/record-event.ts';
import { isRefusal } from '../contract/refusal.ts';
import type { Engine } from '../engine/engine.ts';
import { findCase } from '../engine/load-case.ts';
import { saveSection } from '../registration/save-section.ts';
import { startNaft } from '../registration/start-naft.ts';
import { demoNetworks, demoOrganisations, memberId, type DemoOrganisation } from './demo-organisations.ts';
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
  /** How many days before today the story begins; the clock must stand there. */
  days: number;
}

/**
 * Plays every demonstration case through the same commands as people use, with the demo clock: no row is written
 * beside the engine. Returns how many cases there are. Deterministic for a seed, but for ids and numbers.
 */
export async function playDemoCases({ engine, seed, advance, days }: DemoStory): Promise<number> {
  const random = seededRandom(seed);
  const words = demoWords(random, seed);
  const playing: Playing[] = demoEndings.flatMap(([ending, count]) =>
    Array.from({ length: count }, () => {
      const plan = planDemoCase(ending, random, words);
      const length = plan.steps.reduce((sum, step) => sum + step.afterDays, 0);
      const idle = random.between(0, 14);
      return { plan, day: Math.max(0, days - length - idle) };
    }),
  );
  for (let day = 0; day < days; day += 1) {
    for (const one of playing) await playDay(engine, one, day, random, words);
    await advance(dayMs);
  }
  return playing.length;
}

async function playDay(engine: Engine, one: Playing, day: number, random: Random, words: DemoWords): Promise<void> {
  if (one.caseId === undefined) {
    if (one.day > day) return;
    one.caseId = await start(engine, one.plan, random, words);
  }
  for (;;) {
    const [step] = one.plan.steps;
    if (!step || one.day + step.afterDays > day) return;
    one.day += step.afterDays;
    one.plan.steps.shift();
    await play(engine, one.caseId, one.plan, step, random);
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
  const outcome = await startNaft(engine, reader, input, commandFor(engine, reader), 'demo');
  if (isRefusal(outcome) || outcome.kind === 'keyReused')
    throw new Error(`The demonstration cannot start a case: ${JSON.stringify(outcome)}`);
  return outcome.receipt.id;
}

/** Plays a step where the case is ready for it; a deadline may have moved the case on in the meantime. */
async function play(engine: Engine, caseId: string, plan: DemoPlan, step: DemoStep, random: Random): Promise<void> {
  const reader = await doerOf(engine, caseId, plan, step.by);
  if (!reader) return;
  const access = { reader, permits: () => true, repeats: () => {} };
  if (step.kind === 'form') {
    const form = await findCase(engine.db, caseId);
    if (form && may(reader, 'session'))
      await saveSection(
        engine,
        access,
        caseId,
        step.section,
        { answers: step.answers, revision: 0 },
        commandFor(engine, reader),
      );
    return;
  }
  const view = await getCase(engine, access, caseId);
  const allowed = isRefusal(view) ? undefined : view.allowed.find((one) => one.event === step.type);
  if (!allowed || isRefusal(view)) return;
  const payload = fillIn(
    step.payload,
    view.openedAt,
    allowed.payload.properties?.['offer']?.oneOf ?? [],
    await today(engine, caseId),
    random,
  );
  const party = payload['party'];
  if (
    typeof party === 'string' &&
    !allowed.payload.properties?.['party']?.oneOf?.some((option) => option.const === party)
  )
    return;
  const outcome = await recordEvent(
    engine,
    access,
    caseId,
    { type: step.type, payload },
    commandFor(engine, reader),
    'demo',
  );
  if (isRefusal(outcome)) throw new Error(`The demonstration cannot play ${step.type}: ${JSON.stringify(outcome)}`);
}

async function today(engine: Engine, caseId: string): Promise<string> {
  return (await findCase(engine.db, caseId))?.now.slice(0, 10) ?? '';
}

function fillIn(
  payload: Record<string, unknown>,
  openedAt: string,
  offers: readonly { const: string }[],
  now: string,
  random: Random,
): Record<string, unknown> {
  const monthAgo = new Date(Date.parse(openedAt) - 30 * dayMs).toISOString().slice(0, 10);
  const filled = (value: unknown): unknown =>
    value === '@today'
      ? now
      : value === '@monthAgo'
        ? monthAgo
        : value === '@offer'
          ? random.pick(offers).const
          : value;
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, filled(value)]));
}

async function doerOf(engine: Engine, caseId: string, plan: DemoPlan, by: Doer): Promise<Member | undefined> {
  const loaded = await findCase(engine.db, caseId);
  const slot = by === 'colleague' ? 'clb' : by;
  const filler = loaded?.slots.find((row) => row.slot === slot);
  const organisation = demoOrganisations.find((one) =>
    by === 'coordinator'
      ? one.network === plan.network && one.kind === 'coordination'
      : one.id === filler?.organisation_id,
  );
  if (!organisation) return undefined;
  return readerIn(organisation, by === 'colleague' ? organisation.members.length - 1 : 0);
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

const commandFor = (engine: Engine, reader: Member) => ({
  key: engine.newId(),
  actor: reader.memberId,
  bodyHash: 'demo',
});
