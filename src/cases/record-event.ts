import { eventRule } from '../../machines/engine.ts';
import { getProcedure } from '../../machines/registry.ts';
import type { CaseView, MoveReceipt } from '../contract/case.ts';
import { checkAnswers } from '../contract/check-answers.ts';
import { refusalTexts, stageTexts } from '../contract/nl/procedure.ts';
import { isRefusal, refuse, type Refusal } from '../contract/refusal.ts';
import { advanceCase, type MoveOutcome, type Prepared } from '../engine/advance-case.ts';
import type { Command, Engine, LoadedCase, Receipt } from '../engine/engine.ts';
import { layerOf } from '../access/event-layers.ts';
import type { CaseAccess } from '../access/case-access.ts';
import type { Reader } from '../access/reader.ts';
import { findBirthDate } from '../registration/form-progress.ts';
import { allowedEvents, offeredEvent, offeredEvents, referencesOf, type Offered } from './allowed-events.ts';
import { drawEvent, referencesIn } from './draw-event.ts';
import { birthdaysAfter, factsFor } from './facts.ts';
import { getCase, relationOf } from './get-case.ts';
import { possibleReferences } from './possible-references.ts';
import { readSurroundings } from './surroundings.ts';

export interface Recorded {
  type: string;
  payload: Record<string, unknown>;
  /** The revision that the person looked at; a case that has gone on since is refused, not overwritten. */
  revision?: number | undefined;
}

type Member = Extract<Reader, { kind: 'member' }>;

/** Records what a person says happened. The answer is the case after it, or the receipt where the reader lost sight of it. */
export async function recordEvent(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
  recorded: Recorded,
  command: Command,
  requestId: string,
): Promise<CaseView | MoveReceipt | Refusal> {
  const outcome = await moveCase(engine, access, caseId, recorded, command, requestId);
  if (isRefusal(outcome)) return outcome;
  const view = outcome.replayed ? undefined : await getCase(engine, access, caseId);
  return view === undefined || isRefusal(view) ? receiptView(outcome.receipt) : view;
}

/** The move alone, without looking at the case afterwards. */
export async function moveCase(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
  recorded: Recorded,
  command: Command,
  requestId: string,
): Promise<{ receipt: Receipt; replayed: boolean } | Refusal> {
  const outcome = await advanceCase<Refusal>(engine, {
    caseId,
    command,
    prepare: (loaded) => prepare(engine, access, loaded, recorded, requestId),
  });
  return settleMove(engine, access, outcome);
}

/** What a reader is told of how a move ended. */
export async function settleMove(
  engine: Engine,
  access: CaseAccess,
  outcome: MoveOutcome<Refusal>,
): Promise<{ receipt: Receipt; replayed: boolean } | Refusal> {
  switch (outcome.kind) {
    case 'moved':
      return { receipt: outcome.receipt, replayed: false };
    case 'replayed':
      access.repeats();
      return { receipt: outcome.receipt, replayed: true };
    case 'keyReused':
      // Whether somebody may see the case comes first: a used key must not tell that it exists.
      return refuse(access.permits(relationOf(access.reader, outcome.loaded)) ? 'keyReused' : 'notFound');
    case 'stopped':
      return outcome.stop;
    case 'refused':
      return notAllowed(engine, access.reader, outcome.loaded, outcome.reason);
    case 'busy':
      return { ...(await notAllowed(engine, access.reader, outcome.loaded, undefined)), refusal: 'staleRevision' };
    default:
      return refuse('notFound');
  }
}

export const receiptView = (receipt: Receipt, family = false): MoveReceipt => ({
  ...receipt,
  stageLabel: (family ? stageTexts[receipt.stage]?.family.label : stageTexts[receipt.stage]?.label) ?? receipt.stage,
});

/** Authorise, then the revision, then the payload: who may not see the case learns nothing from the rest. */
async function prepare(
  engine: Engine,
  access: CaseAccess,
  loaded: LoadedCase,
  recorded: Recorded,
  requestId: string,
): Promise<Prepared<Refusal>> {
  const { reader } = access;
  const relation = relationOf(reader, loaded);
  if (!access.permits(relation)) return { stop: refuse('notFound') };
  if (recorded.revision !== undefined && recorded.revision !== loaded.record.revision) {
    return { stop: { ...(await notAllowed(engine, reader, loaded, undefined)), refusal: 'staleRevision' } };
  }
  const chosen = offeredEvent(engine, loaded, reader, relation, recorded.type);
  if (!chosen || 'reason' in chosen || reader.kind !== 'member') {
    return {
      stop: await notAllowed(
        engine,
        reader,
        loaded,
        chosen && 'reason' in chosen ? chosen.reason : reasonFor(loaded, recorded.type),
      ),
    };
  }
  return prepareOffered(engine, reader, loaded, chosen, recorded, requestId);
}

async function prepareOffered(
  engine: Engine,
  reader: Member,
  loaded: LoadedCase,
  chosen: Offered,
  recorded: Recorded,
  requestId: string,
): Promise<Prepared<Refusal>> {
  const { rule, slot, onBehalf, type } = chosen;
  const needed = new Set(referencesIn(rule));
  const around = needed.size > 0 && (await readSurroundings(engine, loaded.record, reader, needed));
  const possible = around ? possibleReferences(around, loaded, slot, needed) : new Map();
  const schema = drawEvent(type, rule, possible, onBehalf);
  if (!schema) return { stop: await notAllowed(engine, reader, loaded, 'notInThisStage') };
  const errors = checkAnswers(schema, recorded.payload, 'complete', '/payload');
  if (errors.length > 0) return { stop: refuse('invalidInput', { errors }) };
  const actor = { slot, organisationId: reader.organisation.id, memberId: reader.memberId };
  return {
    event: {
      type,
      payload: recorded.payload,
      layer: layerOf(type, recorded.payload),
      actor: {
        kind: 'member',
        ...actor,
        capacity: reader.capacity,
        name: `${reader.name}, ${reader.organisation.name}`,
      },
      requestId,
      ...(type === 'emergencyAccessReviewed' ? { reviews: reviewOf(recorded.payload) } : {}),
    },
    facts: factsFor(engine, loaded, actor, {
      ...(await lookUp(engine, loaded, recorded)),
      ...(around ? { emergencies: { toReview: around.emergencies.length } } : {}),
    }),
  };
}

const reviewOf = ({ access, justified }: Record<string, unknown>) => ({
  id: String(access),
  justified: justified === 'yes',
});

/** What the machine needs and only the database knows. */
async function lookUp(engine: Engine, loaded: LoadedCase, { type, payload }: Recorded) {
  const offerId = payload['offer'];
  const offer =
    typeof offerId === 'string'
      ? await engine.db.selectFrom('offer').select('organisation_id').where('id', '=', offerId).executeTakeFirst()
      : undefined;
  const birthDate = type === 'clbSectionHandedIn' ? await findBirthDate(engine, loaded) : null;
  return {
    offerOrganisationId: offer?.organisation_id ?? null,
    birthdays: birthdaysAfter(loaded.now.slice(0, 10), birthDate),
  };
}

function reasonFor(loaded: LoadedCase, type: string): string {
  const procedure = getProcedure(loaded.record.procedure, loaded.record.procedureVersion);
  if (loaded.record.final) return 'caseEnded';
  return eventRule(procedure, type) ? 'notInThisStage' : 'unknownEvent';
}

/** Law 8: a refusal names where the case stands and what this reader may do instead: what the page would offer. */
export async function notAllowed(
  engine: Engine,
  reader: Reader,
  loaded: LoadedCase,
  reason: string | undefined,
): Promise<Refusal> {
  const { offered } = offeredEvents(engine, loaded, reader, relationOf(reader, loaded));
  const around = await readSurroundings(engine, loaded.record, reader, referencesOf(offered));
  const detail = reason === undefined ? undefined : refusalTexts[reason];
  return refuse('notAllowedNow', {
    ...(detail === undefined ? {} : { detail }),
    extra: {
      stage: loaded.record.stage,
      revision: loaded.record.revision,
      ...(reason === undefined ? {} : { reason }),
      allowed: allowedEvents(around, loaded, offered).map(({ event, label }) => ({ event, label })),
    },
  });
}
