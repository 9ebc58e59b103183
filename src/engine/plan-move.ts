import type { Effect } from '../../machines/effects.ts';
import type { MachineState, Position } from '../../machines/engine.ts';
import { draftOf, type Draft } from './draft.ts';
import type { Actor, CaseRecord, Command, LoadedCase, OrganisationRecord, Receipt } from './engine.ts';
import { chainHash, payloadHash } from './event-chain.ts';
import type { Move } from './move.ts';
import { climb, endRow, nextDueAt } from './plan-deadlines.ts';
import { perform } from './plan-effects.ts';
import { tellRung, tellSlot } from './plan-notices.ts';
import { fillSlot } from './plan-slots.ts';
import type { Slot } from '../../machines/slots.ts';

export interface PlannedEvent {
  type: string;
  payload: Record<string, unknown>;
  actor: Actor;
  command?: Command;
  requestId?: string;
}

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
  for (const effect of decision.effects) perform(draft, effect);
  if (fires) follow(draft, event, fires);
  if (position.final) for (const row of [...draft.running.values()]) endRow(draft, row);
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
  return write(draft, next, event, record.headHash, fires?.id, start !== undefined);
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

const silent = new Set([
  'turned12',
  'turned18',
  'schoolYearStart',
  'summerNear',
  'providerAnswerLapse',
  'clbObjection',
  'contactDataWindow',
]);
function tellPassed(draft: Draft, fired: LoadedCase['deadlines'][number]): void {
  if (!silent.has(fired.kind)) tellSlot(draft, fired.slot as Slot | null, 'termPassed');
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
    subjectName: draft.erase ? null : record.subjectName,
    subjectAge: draft.erase ? null : record.subjectAge,
    closedAt: position.final ? (record.closedAt ?? draft.at) : null,
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
  const interval = {
    case_id: draft.caseId,
    seq: next.revision,
    stage: next.stage,
    slot: next.holderSlot,
    organisation_id: next.holderOrganisationId,
    possession: stopped ? ('stopped' as const) : ('inHand' as const),
    from_at: draft.at,
    until_at: next.final ? draft.at : null,
  };
  draft.ledger.push(interval);
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

function write(
  draft: Draft,
  next: CaseRecord,
  event: PlannedEvent,
  prevHash: string,
  fires: string | undefined,
  isNew: boolean,
): { move: Move; receipt: Receipt } {
  const { actor } = event;
  const member = actor.kind === 'member' ? actor : null;
  const link = {
    case_id: next.id,
    seq: next.revision,
    type: event.type,
    at: draft.at,
    stage: next.stage,
    actor_kind: actor.kind,
    actor_slot: member?.slot ?? null,
    actor_organisation_id: member?.organisationId ?? null,
    actor_member_id: member?.memberId ?? null,
    payload_hash: payloadHash(event.payload),
    prev_hash: prevHash,
  };
  const hash = chainHash(link);
  const receipt: Receipt = { id: next.id, number: next.number, revision: next.revision, stage: next.stage };
  const list = <Name extends string, Item>(name: Name, items: readonly Item[]) =>
    items.length > 0 ? ({ [name]: items } as Record<Name, Item[]>) : {};
  const move: Move = {
    new: isNew,
    at: draft.at,
    actor: member
      ? { kind: 'member', slot: member.slot, organisationId: member.organisationId, memberId: member.memberId }
      : { kind: 'system' },
    case: caseRow({ ...next, headHash: hash }),
    event: { ...link, actor_name: actor.name, payload: event.payload, hash },
    audit: {
      id: draft.engine.newId(),
      at: draft.at,
      actor: member?.memberId ?? 'system',
      organisation_id: member?.organisationId ?? null,
      capacity: member?.capacity ?? 'system',
      case_id: next.id,
      action: event.type,
      outcome: 'done',
      request_id: event.requestId ?? null,
    },
    ...(fires === undefined ? {} : { fires }),
    ...(event.command && {
      command: {
        actor: event.command.actor,
        key: event.command.key,
        body_hash: event.command.bodyHash,
        case_id: next.id,
        answer: receipt,
        at: draft.at,
      },
    }),
    ...list('endSlots', draft.endedSlots),
    ...list('slots', draft.newSlots),
    ...list('endDeadlines', [...draft.endedDeadlines]),
    ...list('changeDeadlines', [...draft.changedDeadlines.values()]),
    ...list(
      'deadlines',
      draft.newDeadlines.filter((row) => !draft.endedDeadlines.has(row.id)),
    ),
    ...list('ledger', draft.ledger),
    ...list(
      'sections',
      draft.emptiedSections.map((section) => emptySection(draft, section)),
    ),
    ...list('notices', draft.notices),
    ...list(
      'outbox',
      draft.outbox.map((effect) => outboxRow(draft, effect)),
    ),
    ...(draft.erase ? { erase: true as const } : {}),
  };
  return { move, receipt };
}

const emptySection = (draft: Draft, section: string) => ({
  case_id: draft.caseId,
  section,
  answers: {},
  revision: 1,
  complete: false,
  saved_at: draft.at,
  saved_by: 'Aanzet',
});

const outboxRow = (draft: Draft, effect: Draft['outbox'][number]) => ({
  id: draft.engine.newId(),
  case_id: draft.caseId,
  ...effect,
  at: draft.at,
  attempts: 0,
  leased_until: null,
  done_at: null,
  failure: null,
});

function caseRow(record: CaseRecord): Move['case'] {
  return {
    id: record.id,
    number: record.number,
    network_id: record.networkId,
    procedure: record.procedure,
    procedure_version: record.procedureVersion,
    revision: record.revision,
    stage: record.stage,
    state: record.state,
    final: record.final,
    stage_since: record.stageSince,
    holder_slot: record.holderSlot,
    holder_organisation_id: record.holderOrganisationId,
    co_holder_slot: record.coHolderSlot,
    no_clock_reason: record.noClockReason,
    next_due_at: record.nextDueAt,
    clock_stopped_at: record.clockStoppedAt,
    clock_stopped_reason: record.clockStoppedReason,
    subject_kind: record.subjectKind,
    subject_name: record.subjectName,
    subject_age: record.subjectAge,
    afsprakenkader_version: record.afsprakenkaderVersion,
    head_hash: record.headHash,
    opened_at: record.openedAt,
    closed_at: record.closedAt,
  };
}
