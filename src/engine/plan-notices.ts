import type { DeadlineTable } from '../../db/tables.ts';
import type { Slot } from '../../machines/slots.ts';
import type { Draft } from './draft.ts';

/** A message for whoever fills the slot; nobody there, nobody told. */
export function tellSlot(draft: Draft, slot: Slot | 'holder' | null, kind: string): void {
  const filler = slot === null ? undefined : draft.filled.get(slot === 'holder' ? (draft.holder ?? '') : slot);
  if (filler?.organisation_id) tell(draft, filler.organisation_id, filler.member_id, kind);
}

/** One rung of the ladder: an escalation starts a conversation, with the next person who can do something. */
export function tellRung(draft: Draft, escalation: DeadlineTable): void {
  const slot = escalation.slot as Slot | null;
  const filler = slot ? draft.filled.get(slot) : undefined;
  switch (escalation.told) {
    case 'holder':
      return tellSlot(draft, slot, 'escalatedHolder');
    case 'colleague': {
      const organisationId = filler?.organisation_id ?? null;
      const anchor = organisationId ? (draft.organisations.get(organisationId)?.substituteMemberId ?? null) : null;
      // Without an anchor figure the whole organisation hears it.
      return organisationId
        ? tell(draft, organisationId, anchor === filler?.member_id ? null : anchor, 'escalatedColleague')
        : undefined;
    }
    case 'otherOrganisation':
      return tellSlot(draft, slot === 'clb' ? 'provider' : 'clb', 'escalatedOtherOrganisation');
    default:
      return draft.coordinationId ? tell(draft, draft.coordinationId, null, 'escalatedCoordinator') : undefined;
  }
}

function tell(draft: Draft, organisationId: string, memberId: string | null, kind: string): void {
  const twice = draft.notices.some((notice) => notice.kind === kind && notice.organisation_id === organisationId);
  if (twice) return;
  draft.notices.push({
    id: draft.engine.newId(),
    case_id: draft.caseId,
    organisation_id: organisationId,
    member_id: memberId,
    kind,
    at: draft.at,
    read_at: null,
    mail_state: null,
  });
}
