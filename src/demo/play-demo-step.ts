import type { Reader } from '../access/reader.ts';
import { moveCase } from '../cases/record-event.ts';
import { isRefusal } from '../contract/refusal.ts';
import type { Engine } from '../engine/engine.ts';
import { saveSection } from '../registration/save-section.ts';
import { startNaft } from '../registration/start-naft.ts';
import { demoNetworks, demoOffers, demoOrganisations, memberId, type DemoOrganisation } from './demo-organisations.ts';
import type { DemoPlan, DemoStep, Doer } from './demo-plan.ts';
import type { DemoWords } from './demo-words.ts';
import type { Random } from './seeded-random.ts';

type Member = Extract<Reader, { kind: 'member' }>;

/** The newcomer stays outside every case, to show that nothing opens. */
const outsiders = new Set(['het-venster']);

/** A case of the demonstration, with who plays which part in it. */
export interface DemoCase {
  id: string;
  plan: DemoPlan;
  age: number | null;
  crew: Partial<Record<Doer, DemoOrganisation>>;
}

export async function startDemoCase(
  engine: Engine,
  plan: DemoPlan,
  random: Random,
  words: DemoWords,
): Promise<DemoCase> {
  const inNetwork = (kind: string) =>
    demoOrganisations.filter((one) => one.network === plan.network && one.kind === kind && !outsiders.has(one.id));
  const school = random.pick(inNetwork('school'));
  const clb = random.pick(inNetwork('clb'));
  const pbd = random.pick(inNetwork('pbd'));
  const isPupil = plan.subject === 'pupil';
  const age = isPupil ? random.between(12, 17) : null;
  const reader = readerIn(plan.starter === 'school' ? school : clb);
  const input = {
    ...(plan.starter === 'school'
      ? { clb: clb.id }
      : { school: plan.noSchool ? 'none' : school.id, firstPen: plan.noSchool ? 'clb' : 'school' }),
    subject: plan.subject,
    name: isPupil ? words.firstName() : words.className(),
    ...(age === null ? {} : { age }),
    sentence: words.concern(),
    toldWho: 'both',
    ...(plan.withPbd ? { pbd: pbd.id } : {}),
  };
  const outcome = await startNaft(engine, reader, input, commandOf(engine, reader), 'demo');
  if (isRefusal(outcome) || outcome.kind === 'keyReused') {
    throw new Error(`The demonstration cannot start a case: ${JSON.stringify(outcome)}`);
  }
  const [contactPoint, coordinator] = [inNetwork('contactPoint')[0], inNetwork('coordination')[0]];
  const crew = {
    school,
    clb,
    colleague: clb,
    pbd,
    ...(contactPoint ? { contactPoint } : {}),
    ...(coordinator ? { coordinator } : {}),
  };
  return { id: outcome.receipt.id, plan, age, crew };
}

/** Plays a step where the case is ready for it; a deadline may have moved the case on in the meantime. */
export async function playStep(
  engine: Engine,
  played: DemoCase,
  step: DemoStep,
  date: string,
  random: Random,
): Promise<void> {
  const organisation = played.crew[step.by];
  if (!organisation) return;
  const reader = readerIn(organisation, step.by === 'colleague' ? organisation.members.length - 1 : 0);
  const access = { reader, permits: () => true, repeats: () => {} };
  const command = commandOf(engine, reader);
  if (step.kind === 'form') {
    const answers = fillIn(step.answers, played, date, random);
    const saved = await saveSection(engine, access, played.id, step.section, { answers, revision: 0 }, command);
    if (isRefusal(saved)) throw new Error(`The demonstration cannot save ${step.section}: ${JSON.stringify(saved)}`);
    return;
  }
  const payload = fillIn(step.payload, played, date, random);
  const outcome = await moveCase(engine, access, played.id, { type: step.type, payload }, command, 'demo');
  if (!isRefusal(outcome)) {
    const offer = demoOffers.find((one) => one.id === payload['offer']);
    const provider = demoOrganisations.find((one) => one.id === offer?.organisationId);
    if (provider) played.crew.provider = provider;
  } else if (outcome.refusal !== 'notAllowedNow' && payload['party'] === undefined) {
    throw new Error(`The demonstration cannot play ${step.type}: ${JSON.stringify(outcome)}`);
  }
}

function fillIn(
  payload: Record<string, unknown>,
  { plan, age }: DemoCase,
  date: string,
  random: Random,
): Record<string, unknown> {
  const monthAgo = new Date(Date.parse(date) - 30 * 86_400_000).toISOString().slice(0, 10);
  const offers = demoOffers.filter(
    (offer) =>
      offer.network === plan.network &&
      offer.subjects.includes(plan.subject) &&
      (age === null || (offer.ages[0] <= age && age <= offer.ages[1])),
  );
  const filled = (value: unknown): unknown => {
    if (value === '@today') return date;
    if (value === '@monthAgo') return monthAgo;
    return value === '@offer' ? random.pick(offers).id : value;
  };
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, filled(value)]));
}

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
    level: 'substantial',
  };
}

const commandOf = (engine: Engine, reader: Member) => ({
  key: engine.newId(),
  actor: reader.memberId,
  bodyHash: 'demo',
});
