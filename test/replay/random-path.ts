import { z } from 'zod';
import { mayHappen } from '../../machines/engine.ts';
import type { Reference } from '../../machines/fields.ts';
import type { NaftContext, NaftInput } from '../../machines/naft-v1/context.ts';
import { naftV1 } from '../../machines/naft-v1/machine.ts';
import type { CaseEvent, EventRule, Facts } from '../../machines/procedure.ts';
import type { Slot } from '../../machines/slots.ts';
import { factsFor } from '../../src/cases/facts.ts';
import type { Random } from '../../src/demo/seeded-random.ts';
import { advanceCase, type Prepared } from '../../src/engine/advance-case.ts';
import type { Actor, LoadedCase } from '../../src/engine/engine.ts';
import { startCase } from '../../src/engine/start-case.ts';
import { everyInput } from '../machines/naft-possibilities.ts';
import type { SmallNetwork } from '../support/small-network.ts';
import { layerOf } from '../../src/access/event-layers.ts';

export interface Path {
  caseId: string;
  input: NaftInput;
  /** What the machine was asked and accepted, in order. */
  events: CaseEvent[];
}

type Choice = Extract<Prepared<never>, { event: unknown }>;

/** How often time passes up to the next deadline, beside what people do. */
const timePasses = 0.25;

/** Plays one case by chance, every move through the one write path: people in their slots, and deadlines that fall due. */
export async function playRandomPath(network: SmallNetwork, random: Random, most: number): Promise<Path> {
  const input = random.pick(everyInput);
  const caseId = await start(network, input);
  for (const section of ['school', 'pbd', 'clb'] as const)
    if (random.chance(0.8)) await network.completeSection(caseId, section);
  const events: CaseEvent[] = [];
  for (let step = 0; step < most; step += 1) {
    let chosen: Choice | undefined;
    const waits = random.chance(timePasses);
    const outcome = await advanceCase<'nothing'>(network.engine, {
      caseId,
      prepare: async (loaded) => {
        chosen = waits ? await nextDeadline(network, loaded) : chooseEvent(network, loaded, random);
        return chosen ?? { stop: 'nothing' };
      },
    });
    if (outcome.kind === 'moved' && chosen)
      events.push({ type: chosen.event.type, payload: chosen.event.payload, facts: chosen.facts });
    else if (outcome.kind !== 'stopped' && outcome.kind !== 'refused' && outcome.kind !== 'notDue')
      throw new Error(`${chosen?.event.type} ended as ${outcome.kind}`);
  }
  return { caseId, input, events };
}

async function start(network: SmallNetwork, input: NaftInput): Promise<string> {
  const { clb } = network.readers;
  const fills = (slot: Slot, organisationId: string) => ({ slot, organisationId });
  const started = await startCase(network.engine, {
    procedure: naftV1.id,
    networkId: network.network.id,
    now: await network.now(),
    machineInput: input,
    subject: { kind: input.subject, name: null, age: null },
    payload: {},
    layer: 'identity',
    actor: {
      kind: 'member',
      slot: 'clb',
      organisationId: clb.organisation.id,
      memberId: clb.memberId,
      capacity: 'clb',
      name: clb.name,
    },
    coordinationId: 'coordinator',
    slots: [
      fills('clb', 'clb'),
      ...(input.hasSchool ? [fills('school', 'school')] : []),
      ...(input.hasPbd && input.hasSchool ? [fills('pbd', 'pbd')] : []),
    ],
  });
  if (started.kind === 'keyReused') throw new Error('No key was used');
  return started.receipt.id;
}

/** Sets the clock to the next deadline of this case and lets it pass. */
async function nextDeadline(network: SmallNetwork, loaded: LoadedCase): Promise<Choice | undefined> {
  const [row] = loaded.deadlines
    .filter(({ fired_at, paused_at, kept }) => fired_at === null && paused_at === null && !kept)
    .sort((a, b) => (a.due_at < b.due_at ? -1 : 1));
  if (!row) return undefined;
  if (row.due_at > loaded.now) {
    await network.setNow(row.due_at);
    loaded.now = await network.now();
  }
  const about = { kind: row.kind, deadlineId: row.id };
  const event =
    row.role === 'term'
      ? { type: 'deadlinePassed', payload: about }
      : row.role === 'reminder'
        ? { type: 'reminderSent', payload: about }
        : { type: 'escalated', payload: { ...about, level: row.level, to: row.told } };
  const nobody = { slot: 'system', organisationId: null, memberId: null } as const;
  return {
    event: { ...event, layer: null, actor: { kind: 'system', name: 'Aanzet' } },
    facts: factsFor(network.engine, loaded, nobody),
  };
}

/** One of the events that may happen now, by somebody who is in the case, with answers by chance. */
function chooseEvent(network: SmallNetwork, loaded: LoadedCase, random: Random): Choice | undefined {
  const { record } = loaded;
  const types = Object.entries(naftV1.events).filter(([, { by }]) => !by.includes('system'));
  const offered = types.flatMap(([type, rule]) => {
    const actor = pickActor(loaded, rule, random);
    if (!actor) return [];
    const payload = pickPayload(loaded, rule, actor, random);
    if (!payload) return [];
    const facts = factsOf(network, loaded, actor, payload);
    return mayHappen(naftV1, record.state, { type, facts }).may
      ? [{ event: { type, payload, layer: layerOf(type, payload), actor }, facts }]
      : [];
  });
  // Notes and side roads may always happen: left to chance alone, no case would come far.
  const steps = offered.filter(({ event }) => naftV1.events[event.type]?.weight === 'step');
  const among = steps.length > 0 && random.chance(0.7) ? steps : offered;
  return among.length === 0 ? undefined : random.pick(among);
}

type MemberActor = Extract<Actor, { kind: 'member' }> & { slot: Slot };

function pickActor({ slots }: LoadedCase, rule: EventRule, random: Random): MemberActor | undefined {
  const may = new Set<string>([...rule.by, ...(rule.onBehalfBy ?? [])]);
  const filled = slots.filter(({ slot, organisation_id }) => may.has(slot) && organisation_id !== null);
  if (filled.length === 0) return undefined;
  const { slot, organisation_id: id } = random.pick(filled);
  return {
    kind: 'member',
    slot: slot as Slot,
    organisationId: String(id),
    memberId: `${id}-member`,
    capacity: slot,
    name: 'Iemand',
  };
}

function pickPayload(loaded: LoadedCase, rule: EventRule, actor: MemberActor, random: Random) {
  const payload: Record<string, unknown> = {};
  for (const [field, schema] of Object.entries(rule.payload.shape)) {
    const values = valuesOf(schema as z.core.$ZodType, loaded, actor);
    if (values.length === 0) return undefined;
    const value = values[random.between(0, values.length - 1)];
    if (value !== undefined) payload[field] = value;
  }
  return payload;
}

function valuesOf(schema: z.core.$ZodType, loaded: LoadedCase, actor: MemberActor): readonly unknown[] {
  if (schema instanceof z.ZodOptional) return [undefined, ...valuesOf(schema.unwrap(), loaded, actor)];
  const reference = z.globalRegistry.get(schema)?.ref;
  if (reference !== undefined) return pointsTo(reference as Reference, loaded, actor);
  if (schema instanceof z.ZodEnum) return schema.options;
  if (schema instanceof z.ZodISODate) return [loaded.now.slice(0, 10)];
  if (schema instanceof z.ZodString) return ['Een tekst.'];
  if (schema instanceof z.ZodNumber) return [0, 1, 2];
  throw new Error(`No values for ${schema.constructor.name}`);
}

function pointsTo(reference: Reference, { record, slots }: LoadedCase, actor: MemberActor): readonly string[] {
  const { consents } = record.state.context as unknown as NaftContext;
  const inside = new Set(slots.map(({ organisation_id }) => organisation_id));
  const outside = (...ids: string[]) => ids.filter((id) => !inside.has(id));
  switch (reference) {
    case 'offer':
      return ['offer-of-provider', 'offer-of-provider2'];
    case 'school':
      return outside('school', 'school2');
    case 'schoolOrNone':
      return [...outside('school', 'school2'), ...(slots.some(({ slot }) => slot === 'school') ? ['none'] : [])];
    case 'clb':
      return outside('clb', 'clb2');
    case 'ownMember':
      return [`${actor.organisationId}-anchor`];
    case 'notToParents':
      return ['yes', 'no'];
    case 'openConsent':
      return Object.entries(consents).flatMap(([party, state]) => (state === 'given' ? [] : [party]));
    case 'givenConsent':
      return Object.entries(consents).flatMap(([party, state]) => (state === 'given' ? [party] : []));
    case 'emergencyAccess':
      return [];
    case 'sameSubjectCase':
      return [record.id];
    case 'layer':
      return ['clbOnly'];
  }
}

function factsOf(
  network: SmallNetwork,
  loaded: LoadedCase,
  actor: MemberActor,
  payload: Record<string, unknown>,
): Facts {
  const { offer } = payload;
  return factsFor(network.engine, loaded, actor, {
    offerOrganisationId: typeof offer === 'string' ? offer.replace('offer-of-', '') : null,
  });
}
