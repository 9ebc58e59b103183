import type { Effect } from '../../machines/effects.ts';
import type { MachineState, Position } from '../../machines/engine.ts';
import { getProcedure } from '../../machines/registry.ts';
import { draftOf, type Draft } from './draft.ts';
import type { CaseRecord, LoadedCase, OrganisationRecord, PlannedEvent, Receipt } from './engine.ts';
import type { Move } from './move.ts';
import { climb, endRow, nextDueAt, passesByItself } from './plan-deadlines.ts';
import { perform } from './plan-effects.ts';
import { tellRung, tellSlot } from './plan-notices.ts';
import { fillSlot } from './plan-slots.ts';
import { writeMove } from './write-move.ts';
import type { Slot } from '../../machines/slots.ts';

export interface StartSlots {
  slots: { slot: Slot; organisationId: string; memberId?: string }[];
}

type Accepted = { state: MachineState; position: Position; effects: readonly Effect[] };

/**
 * Everything one accepted event writes, worked out without touching anything: the case as it will be, its event with
 * the next link of the chain, slots, deadlines, ledger, notices, outbox, audit and the answer for the key.
 */
export function planMove(
  engine: Draft['engine'],
  loaded: LoadedCase,
  decision: Accepted,
  event: PlannedEvent,
  extra: readonly OrganisationRecord[],
  start?: StartSlots,
): { move: Move; receipt: Receipt } {
  const { record } = loaded;
  const { position } = decision;
  const draft = draftOf(engine, loaded, extra, { holder: position.holder, stepClock: position.clock });
  for (const { slot, organisationId, memberId } of start?.slots ?? [])
    fillSlot(draft, slot, { organisationId, memberId: memberId ?? null });
  const fires = firedDeadline(draft, loaded, event);
  for (const effect of decision.effects) {
    // Nobody is told what they just did themselves.
    if (effect.type === 'notify' && isActor(draft, effect.slot, event)) continue;
    perform(draft, effect);
  }
  if (fires) follow(draft, event, fires);
  // Nobody of the CLB was there when somebody answered on the own page.
  if (event.actor.kind === 'link') tellSlot(draft, 'clb', 'familyAnswered');
  if (position.final) for (const row of draft.running.values()) endRow(draft, row);
  const next = nextRecord(draft, loaded, decision, start !== undefined);
  if (
    next.holderSlot !== record.holderSlot ||
    next.holderOrganisationId !== record.holderOrganisationId ||
    next.stage !== record.stage
  ) {
    const actsAlone = event.actor.kind === 'member' && event.actor.organisationId === next.holderOrganisationId;
    if (!actsAlone) tellSlot(draft, next.holderSlot, 'yourTurn');
  }
  possession(draft, record, next, event, start !== undefined);
  return writeMove(draft, next, event, record.headHash, fires?.id, start !== undefined);
}

function isActor(draft: Draft, slot: Slot | 'holder', { actor }: PlannedEvent): boolean {
  const filler = draft.filled.get(slot === 'holder' ? (draft.holder ?? '') : slot);
  if (actor.kind !== 'member' || filler?.organisation_id !== actor.organisationId) return false;
  return filler.member_id === null || filler.member_id === actor.memberId;
}

/** The row that a deadline event is about; the commit refuses when it is no longer due. */
function firedDeadline(draft: Draft, loaded: LoadedCase, event: PlannedEvent) {
  const id = event.payload['deadlineId'];
  if (event.actor.kind !== 'system' || typeof id !== 'string') return undefined;
  const row = loaded.deadlines.find((deadline) => deadline.id === id);
  if (row) draft.running.set(id, { ...row, fired_at: draft.at });
  return row;
}

function follow(draft: Draft, event: PlannedEvent, fired: LoadedCase['deadlines'][number]): void {
  const parent = fired.parent_id === null ? undefined : draft.running.get(fired.parent_id);
  const stillRuns = draft.running.has(fired.id) && !draft.endedDeadlines.has(fired.id);
  if (fired.role === 'term' && stillRuns) {
    if (event.type === 'deadlinePassed') tellPassed(draft, fired);
    climb(draft, fired, 1);
  } else if (fired.role === 'reminder') {
    tellSlot(draft, fired.slot as Slot | null, 'reminder');
    endRow(draft, fired);
  } else if (fired.role === 'escalation') {
    tellRung(draft, fired);
    endRow(draft, fired);
    if (parent) climb(draft, parent, fired.level + 1);
  }
}

function tellPassed(draft: Draft, fired: LoadedCase['deadlines'][number]): void {
  if (!passesByItself.has(fired.kind)) tellSlot(draft, fired.slot as Slot | null, 'termPassed');
}

function nextRecord(draft: Draft, loaded: LoadedCase, decision: Accepted, isNew: boolean): CaseRecord {
  const { record } = loaded;
  const { position, state } = decision;
  const stopped = state.context['clockStopped'] === true;
  const stayed = !isNew && position.stage === record.stage;
  const due = nextDueAt(draft);
  return {
    ...record,
    revision: record.revision + 1,
    stage: position.stage,
    state,
    final: position.final,
    stageSince: stayed ? record.stageSince : draft.at,
    holderSlot: position.holder,
    holderOrganisationId: (position.holder && draft.filled.get(position.holder)?.organisation_id) ?? null,
    coHolderSlot: position.coHolder,
    noClockReason: position.final ? 'caseEnded' : stopped ? 'clockStopped' : null,
    nextDueAt: due,
    clockStoppedAt: stopped ? (record.clockStoppedAt ?? draft.at) : null,
    clockStoppedReason: stopped ? draft.stopReason : null,
    subject: draft.erase ? null : record.subject,
    subjectMark: draft.erase ? null : record.subjectMark,
    closedAt: position.final ? (record.closedAt ?? draft.at) : null,
    ...getProcedure(record.procedure, record.procedureVersion).sharing(state.context as never),
  };
}

/** The possession ledger: contiguous intervals, so that they add up to the whole exactly. */
function possession(draft: Draft, before: CaseRecord, next: CaseRecord, event: PlannedEvent, isNew: boolean): void {
  const stopped = next.clockStoppedAt !== null;
  const same =
    !isNew &&
    before.stage === next.stage &&
    before.holderSlot === next.holderSlot &&
    before.holderOrganisationId === next.holderOrganisationId &&
    (before.clockStoppedAt !== null) === stopped;
  if (same) return;
  draft.possessionChanges = true;
  const interval = {
    case_id: draft.caseId,
    seq: next.revision,
    stage: next.stage,
    slot: next.holderSlot,
    organisation_id: next.holderOrganisationId,
    possession: stopped ? ('stopped' as const) : ('inHand' as const),
    from_at: draft.at,
    until_at: null,
  };
  if (!next.final) draft.ledger.push(interval);
  // While a case was closed nobody had it in hand.
  if (before.closedAt !== null) {
    const closed = { stage: before.stage, slot: null, organisation_id: null, possession: 'outside' as const };
    draft.ledger.push({ ...interval, ...closed, seq: before.revision, from_at: before.closedAt, until_at: draft.at });
  }
  // What happened before anybody registered it is nobody's delay: it lies outside.
  const startedOn = event.type === 'registeredAfterwards' ? event.payload['startedOn'] : undefined;
  if (typeof startedOn === 'string' && startedOn < before.openedAt.slice(0, 10)) {
    const from_at = new Date(`${startedOn}T00:00:00Z`).toISOString();
    draft.ledger.push({
      ...interval,
      seq: 0,
      stage: 'beforeRegistration',
      possession: 'outside',
      from_at,
      until_at: before.openedAt,
    });
  }
}
