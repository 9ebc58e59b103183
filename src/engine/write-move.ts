import type { Draft } from './draft.ts';
import type { CaseRecord, PlannedEvent, Receipt } from './engine.ts';
import { chainHash, payloadHash } from './event-chain.ts';
import { places } from '../vault/places.ts';
import type { Move } from './move.ts';

/** The planned move as rows, with the next link of the chain and the answer for the key. */
export function writeMove(
  draft: Draft,
  next: CaseRecord,
  event: PlannedEvent,
  prevHash: string,
  fires: string | undefined,
  isNew: boolean,
): { move: Move; receipt: Receipt } {
  const { actor } = event;
  const member = actor.kind === 'member' ? actor : null;
  const person = actor.kind === 'system' ? null : actor;
  const actorId = actor.kind === 'link' ? actor.linkId : (member?.memberId ?? null);
  const { layer } = event;
  const payload =
    layer === null ? event.payload : draft.cipher().seal(places.event(next.revision, layer), event.payload);
  const link = {
    case_id: next.id,
    seq: next.revision,
    type: event.type,
    at: draft.at,
    stage: next.stage,
    actor_kind: actor.kind,
    actor_slot: person?.slot ?? null,
    actor_organisation_id: member?.organisationId ?? null,
    actor_member_id: actorId,
    payload_hash: payloadHash(payload),
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
      ? {
          kind: member.slot === 'emergency' ? 'emergency' : 'member',
          slot: member.slot,
          organisationId: member.organisationId,
          memberId: member.memberId,
        }
      : { kind: actor.kind },
    case: caseRow({ ...next, headHash: hash }),
    event: { ...link, actor_name: actor.name, layer, payload, hash },
    audit: {
      id: draft.engine.newId(),
      at: draft.at,
      actor: actor.kind === 'link' ? `link-${actor.linkId}` : (actorId ?? 'system'),
      organisation_id: member?.organisationId ?? null,
      capacity: person?.capacity ?? 'system',
      case_id: next.id,
      action: event.type,
      outcome: 'done',
      request_id: event.requestId ?? null,
      ...(event.emergency ? { purpose: `emergency:${event.emergency.reason}` } : {}),
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
    ...(draft.possessionChanges ? { ledger: draft.ledger } : {}),
    ...list('sections', [
      ...draft.emptiedSections.map((section) => emptySection(draft, section)),
      ...(event.sections ?? []).map((section) => ({ ...emptySection(draft, section.section), ...section })),
    ]),
    ...list('notices', draft.notices),
    ...list(
      'outbox',
      draft.outbox.map((effect) => outboxRow(draft, effect)),
    ),
    ...(event.attachment ? { attachment: event.attachment } : {}),
    ...(event.withdraws ? { withdraws: event.withdraws } : {}),
    ...(event.emergency ? { emergency: event.emergency } : {}),
    ...(event.reviews ? { reviews: event.reviews } : {}),
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
    subject: record.subject,
    subject_mark: record.subjectMark,
    wrapped_key: record.wrappedKey,
    afsprakenkader_version: record.afsprakenkaderVersion,
    head_hash: record.headHash,
    opened_at: record.openedAt,
    closed_at: record.closedAt,
    akkoord: record.akkoord,
    withheld: [...record.withheld],
  };
}
