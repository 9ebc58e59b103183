import { emergencyReasons } from '../../machines/every-procedure/events.ts';
import { layerOf } from '../access/event-layers.ts';
import type { Reader } from '../access/reader.ts';
import { factsFor } from '../cases/facts.ts';
import { relationOf } from '../cases/get-case.ts';
import type { EmergencyOpened, OpenEmergency } from '../contract/emergency.ts';
import { emergencyRefusals as words, emergencyWords } from '../contract/nl/emergency.ts';
import { fieldMessages } from '../contract/nl/problems.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import { advanceCase, answerAgain, type Prepared } from '../engine/advance-case.ts';
import type { Command, Engine, LoadedCase } from '../engine/engine.ts';
import { findAnswer } from '../engine/load-case.ts';
import { coordinatorsAreSecret } from './desk.ts';
import { meansOf, proveAnew, type Brought } from './second-factor.ts';

/** How long somebody reads; the database holds no access that is longer. */
export const emergencyMinutes = 60;

type Member = Extract<Reader, { kind: 'member' }>;

/**
 * Opens one case for reading. Whether a case with this number exists is told to nobody before everything else is right,
 * and then it costs the proof: each number that is tried takes another one.
 */
export async function openEmergency(
  engine: Engine,
  brought: Brought,
  asked: OpenEmergency,
  command: Command,
  requestId: string,
): Promise<EmergencyOpened | Refusal> {
  const { reader } = brought;
  if (reader.capacity === 'coordinator' && !(await coordinatorsAreSecret(engine.db, reader.network.id)))
    return refuse('notAllowedNow', { detail: words.coordinators });
  const answered = await findAnswer(engine.db, command);
  if (answered) {
    const again = answerAgain(answered, command);
    return again.kind === 'keyReused' ? refuse('keyReused') : openedOf(engine, reader, again.receipt.id);
  }
  if (!emergencyReasons.some((one) => one === asked.reason))
    return refuse('invalidInput', {
      errors: [{ path: '/reason', field: emergencyWords.reason, message: fieldMessages.notAnOption }],
    });
  const unproven = await proveAnew(engine.db, brought);
  if (unproven) return unproven;
  const found = await engine.db
    .selectFrom('cases')
    .select('id')
    .where('number', '=', asked.number)
    .where('network_id', '=', reader.network.id)
    .executeTakeFirst();
  if (!found) return unknown();
  const outcome = await advanceCase<Refusal>(engine, {
    caseId: found.id,
    command,
    prepare: (loaded) => prepare(engine, brought, asked, loaded, requestId),
  });
  if (outcome.kind === 'stopped') return outcome.stop;
  if (outcome.kind === 'keyReused') return refuse('keyReused');
  if (outcome.kind === 'moved' || outcome.kind === 'replayed') return openedOf(engine, reader, found.id);
  return unknown();
}

const unknown = (): Refusal => refuse('notFound', { detail: words.unknown });

function prepare(
  engine: Engine,
  { reader, demo }: Brought,
  { reason, text }: OpenEmergency,
  loaded: LoadedCase,
  requestId: string,
): Prepared<Refusal> {
  const { record, now } = loaded;
  if (record.final || record.networkId !== reader.network.id) return { stop: unknown() };
  // Whoever has a place in the case knows of it, and needs no emergency.
  if (relationOf(reader, loaded).slots.some((slot) => slot !== 'coordinator'))
    return { stop: refuse('notAllowedNow', { detail: words.ownCase }) };
  const id = engine.newId();
  const type = 'emergencyAccessOpened';
  const payload = { access: id, reason, text };
  const member = { memberId: reader.memberId, organisationId: reader.organisation.id, capacity: reader.capacity };
  return {
    event: {
      type,
      payload,
      layer: layerOf(type, payload),
      actor: { kind: 'member', ...member, slot: 'emergency', name: `${reader.name}, ${reader.organisation.name}` },
      requestId,
      emergency: {
        id,
        case_id: record.id,
        member_id: reader.memberId,
        organisation_id: reader.organisation.id,
        capacity: reader.capacity,
        reason,
        proof: meansOf(reader, demo),
        from_at: now,
        until_at: new Date(Date.parse(now) + emergencyMinutes * 60_000).toISOString(),
      },
    },
    facts: factsFor(engine, loaded, { slot: 'system', organisationId: null, memberId: null }),
  };
}

/** The newest of this member in the case: the one that was just opened, or that this key opened before. */
async function openedOf({ db }: Engine, reader: Member, caseId: string): Promise<EmergencyOpened | Refusal> {
  const row = await db
    .selectFrom('emergency_access as e')
    .innerJoin('cases as c', 'c.id', 'e.case_id')
    .select(['e.id', 'e.case_id as caseId', 'c.number', 'e.until_at as until'])
    .where('e.member_id', '=', reader.memberId)
    .where('e.case_id', '=', caseId)
    .orderBy('e.from_at', 'desc')
    .executeTakeFirst();
  return row ?? unknown();
}
