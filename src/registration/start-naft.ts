import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { readNow } from '../../db/clock.ts';
import { subjectKinds, type NaftInput } from '../../machines/naft-v1/context.ts';
import type { Slot } from '../../machines/slots.ts';
import { layerOf } from '../access/event-layers.ts';
import type { Reader } from '../access/reader.ts';
import { checkAnswers } from '../contract/check-answers.ts';
import type { DrawableSchema } from '../contract/json-schema.ts';
import { startTexts } from '../contract/nl/procedure.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import type { Command, Engine } from '../engine/engine.ts';
import { startCase, type StartOutcome } from '../engine/start-case.ts';

type Member = Extract<Reader, { kind: 'member' }>;

const title = 'Aanmelding voor NAFT';

interface Around {
  clb: { id: string; name: string }[];
  school: { id: string; name: string }[];
  pbd: { id: string; name: string }[];
  contactPoint: { id: string; name: string }[];
  coordination: { id: string; name: string }[];
}

/** The organisations of a network that a registration can name. */
async function organisationsAround(db: Db, networkId: string): Promise<Around> {
  const rows = await db
    .selectFrom('organisation as o')
    .select(['o.id', 'o.name', 'o.kind', 'o.municipality'])
    .where('network_id', '=', networkId)
    .where('kind', 'in', ['clb', 'school', 'pbd', 'contactPoint', 'coordination'])
    .where(sql<boolean>`is_open(o)`)
    .orderBy('name')
    .execute();
  const of = (kind: string) =>
    rows.filter((row) => row.kind === kind).map((row) => ({ id: row.id, name: `${row.name}, ${row.municipality}` }));
  return {
    clb: of('clb'),
    school: of('school'),
    pbd: of('pbd'),
    contactPoint: of('contactPoint'),
    coordination: of('coordination'),
  };
}

/** Who may start: a CLB; a school or youth care, whose start a CLB then adopts (only a CLB submits: hard). */
export const mayStartNaft = (reader: Reader): reader is Member =>
  reader.kind === 'member' && ['clb', 'school', 'youthCare'].includes(reader.capacity);

/**
 * The first call in a few answers; the rest follows before submission. Who may not start, or would have to choose where
 * there is nothing to choose from, gets a form without questions.
 */
export async function naftStartForm(db: Db, reader: Reader): Promise<{ input: DrawableSchema; mayStart: boolean }> {
  if (mayStartNaft(reader)) {
    const input = drawStart(reader, await organisationsAround(db, reader.network.id));
    const isOpen = Object.values(input.properties ?? {}).every(({ oneOf }) => oneOf?.length !== 0);
    if (isOpen) return { input, mayStart: true };
  }
  return {
    input: { type: 'object', title, properties: {}, required: [], additionalProperties: false },
    mayStart: false,
  };
}

function drawStart(reader: Reader, around: Around): DrawableSchema {
  const words = (name: string) => ({
    title: startTexts[name]?.title ?? name,
    ...(startTexts[name]?.description === undefined ? {} : { description: startTexts[name].description }),
  });
  const chosen = (name: string, options: readonly { id: string; name: string }[]): DrawableSchema => ({
    type: 'string',
    ...words(name),
    oneOf: options.map((option) => ({ const: option.id, title: option.name })),
  });
  const ofTexts = (name: string, values: readonly string[]): DrawableSchema =>
    chosen(
      name,
      values.map((value) => ({ id: value, name: startTexts[name]?.options?.[value] ?? value })),
    );
  const text = (name: string, maxLength: number): DrawableSchema => ({
    type: 'string',
    minLength: 1,
    maxLength,
    ...words(name),
  });
  const noSchool = { id: 'none', name: startTexts['school']?.options?.['none'] ?? 'none' };
  const isSchool = reader.capacity === 'school';
  const isClb = reader.capacity === 'clb';
  const properties: Record<string, DrawableSchema> = {
    ...(isClb ? {} : { clb: chosen('clb', around.clb) }),
    ...(isSchool ? {} : { school: chosen('school', [noSchool, ...around.school]) }),
    subject: { ...ofTexts('subject', subjectKinds), default: 'pupil' },
    name: text('name', 80),
    age: { type: 'integer', minimum: 2, maximum: 30, ...words('age') },
    sentence: text('sentence', 300),
    toldWho: ofTexts('toldWho', ['pupil', 'parents', 'both', 'notYet']),
    toldHow: text('toldHow', 300),
    toldOn: { type: 'string', format: 'date', ...words('toldOn') },
    ...(isClb ? { firstPen: { ...ofTexts('firstPen', ['clb', 'school']), default: 'clb' } } : {}),
    ...(around.pbd.length > 0 ? { pbd: chosen('pbd', around.pbd) } : {}),
  };
  const optional = new Set(['age', 'toldHow', 'toldOn', 'pbd', 'firstPen']);
  return {
    type: 'object',
    title,
    properties,
    required: Object.keys(properties).filter((name) => !optional.has(name)),
    additionalProperties: false,
  };
}

/** Starts a registration for this reader, in the slot that belongs to the reader's capacity. */
export async function startNaft(
  engine: Engine,
  reader: Member,
  input: Record<string, unknown>,
  command: Command,
  requestId: string,
): Promise<StartOutcome | Refusal> {
  const around = await organisationsAround(engine.db, reader.network.id);
  const errors = checkAnswers(drawStart(reader, around), input, 'complete', '/input');
  if (errors.length > 0) return refuse('invalidInput', { errors });
  const now = await readNow(engine.db);
  const settings = engine.terms.settings(reader.network.id, now);
  const own = reader.organisation.id;
  const answer = (name: string) => (typeof input[name] === 'string' ? input[name] : undefined);
  const school = reader.capacity === 'school' ? own : answer('school') === 'none' ? undefined : answer('school');
  const clb = reader.capacity === 'clb' ? own : answer('clb');
  const contactPoint = around.contactPoint[0]?.id;
  const route = settings.route === 'direct' || contactPoint === undefined ? 'direct' : settings.route;
  const age = typeof input['age'] === 'number' ? input['age'] : null;
  const machineInput: NaftInput = {
    subject: subjectKinds.find((kind) => kind === answer('subject')) ?? 'pupil',
    competent: age === null || age >= 12,
    hasSchool: school !== undefined,
    hasPbd: answer('pbd') !== undefined && school !== undefined,
    startsAt:
      school !== undefined && (reader.capacity === 'school' || answer('firstPen') === 'school') ? 'school' : 'clb',
    route,
    convener: settings.startTableConvener,
    networkAsks: [...settings.consentParties],
  };
  const starter: Slot | undefined =
    reader.capacity === 'school' ? 'school' : reader.capacity === 'clb' ? 'clb' : undefined;
  const slotOf = (slot: Slot, organisationId: string | undefined) =>
    organisationId === undefined
      ? []
      : [{ slot, organisationId, ...(slot === starter ? { memberId: reader.memberId } : {}) }];
  return startCase(engine, {
    procedure: 'naft',
    networkId: reader.network.id,
    now,
    machineInput,
    subject: { kind: machineInput.subject, name: answer('name') ?? null, age },
    payload: input,
    layer: layerOf('caseStarted', input),
    actor: {
      kind: 'member',
      memberId: reader.memberId,
      organisationId: own,
      capacity: reader.capacity,
      slot: starter ?? 'initiator',
      name: `${reader.name}, ${reader.organisation.name}`,
    },
    slots: [
      ...slotOf('clb', clb),
      ...slotOf('school', school),
      ...slotOf('pbd', machineInput.hasPbd ? answer('pbd') : undefined),
    ],
    command,
    coordinationId: around.coordination[0]?.id ?? null,
    requestId,
  });
}
