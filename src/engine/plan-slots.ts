import type { Slot } from '../../machines/slots.ts';
import type { Draft } from './draft.ts';

/** Puts an organisation (or a named person without account) in a slot; whoever filled it leaves. */
export function fillSlot(
  draft: Draft,
  slot: Slot,
  filler: { organisationId: string | null; memberId?: string | null; personName?: string | null },
): void {
  const before = draft.filled.get(slot);
  if (
    before &&
    before.organisation_id !== null &&
    before.organisation_id === filler.organisationId &&
    filler.memberId === undefined
  )
    return;
  endSlot(draft, slot);
  const row = {
    id: draft.engine.newId(),
    case_id: draft.caseId,
    slot,
    organisation_id: filler.organisationId,
    member_id: filler.memberId ?? null,
    person_name: filler.personName ?? null,
    from_at: draft.at,
    until_at: null,
  };
  draft.filled.set(slot, row);
  draft.newSlots.push(row);
}

export function endSlot(draft: Draft, slot: Slot): void {
  const before = draft.filled.get(slot);
  if (!before) return;
  draft.filled.delete(slot);
  const justFilled = draft.newSlots.findIndex((row) => row.id === before.id);
  if (justFilled >= 0) draft.newSlots.splice(justFilled, 1);
  else draft.endedSlots.push(before.id);
}

/** A member of the same organisation from now on; nobody left: the written substitute, else the organisation as a whole. */
export function assignMember(draft: Draft, slot: Slot, memberId: string | null): void {
  const before = draft.filled.get(slot);
  if (!before) return;
  const substitute = before.organisation_id
    ? (draft.organisations.get(before.organisation_id)?.substituteMemberId ?? null)
    : null;
  const next = memberId ?? (substitute === before.member_id ? null : substitute);
  fillSlot(draft, slot, { organisationId: before.organisation_id, memberId: next, personName: before.person_name });
}

export function moveSlot(draft: Draft, from: Slot, to: Slot): void {
  const mover = draft.filled.get(from);
  if (!mover) return;
  endSlot(draft, from);
  fillSlot(draft, to, { organisationId: mover.organisation_id, memberId: mover.member_id });
}
