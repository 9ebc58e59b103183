import type { DeadlineTable, LedgerTable, NoticeTable, SlotTable } from '../../db/tables.ts';
import type { Slot } from '../../machines/slots.ts';
import type { CaseCipher } from '../vault/case-cipher.ts';
import type { Engine, LoadedCase, OrganisationRecord } from './engine.ts';
import type { CalendarOwner, Instant, TermRequest } from './terms.ts';

/** A move in the making: the rows as they will be, and what has to be written to get there. */
export interface Draft {
  readonly engine: Pick<Engine, 'terms' | 'newId' | 'vault'>;
  /** Seals what this case says; a case without personal content never asks for it. */
  readonly cipher: () => CaseCipher;
  readonly at: Instant;
  readonly caseId: string;
  readonly networkId: string;
  readonly coordinationId: string | null;
  readonly organisations: ReadonlyMap<string, OrganisationRecord>;
  /** Who holds the case after this move. */
  readonly holder: Slot | null;
  /** The clock of the step after this move. */
  readonly stepClock: string | null;
  readonly filled: Map<string, SlotTable>;
  readonly running: Map<string, DeadlineTable>;
  readonly endedSlots: string[];
  readonly newSlots: SlotTable[];
  readonly endedDeadlines: Set<string>;
  readonly changedDeadlines: Map<string, DeadlineTable>;
  readonly newDeadlines: DeadlineTable[];
  readonly ledger: LedgerTable[];
  readonly notices: NoticeTable[];
  readonly emptiedSections: ('school' | 'pbd' | 'clb')[];
  readonly outbox: { topic: string; payload: Record<string, unknown> }[];
  /** The open interval of the ledger ends with this move. */
  possessionChanges: boolean;
  stopReason: string | null;
  erase: boolean;
}

export function draftOf(
  engine: Draft['engine'],
  loaded: LoadedCase,
  extra: readonly OrganisationRecord[],
  after: { holder: Slot | null; stepClock: string | null },
): Draft {
  return {
    engine,
    cipher: () => engine.vault.cipherOf(loaded.record),
    at: loaded.now,
    caseId: loaded.record.id,
    networkId: loaded.record.networkId,
    coordinationId: loaded.coordinationId,
    organisations: new Map([...loaded.organisations, ...extra.map((one) => [one.id, one] as const)]),
    holder: after.holder,
    stepClock: after.stepClock,
    filled: new Map(loaded.slots.map((slot) => [slot.slot, slot])),
    running: new Map(loaded.deadlines.map((deadline) => [deadline.id, deadline])),
    endedSlots: [],
    newSlots: [],
    endedDeadlines: new Set(),
    changedDeadlines: new Map(),
    newDeadlines: [],
    ledger: [],
    notices: [],
    emptiedSections: [],
    outbox: [],
    possessionChanges: false,
    stopReason: loaded.record.clockStoppedReason,
    erase: false,
  };
}

export const organisationIn = (draft: Draft, slot: Slot | null): OrganisationRecord | null => {
  const organisationId = slot === null ? undefined : draft.filled.get(slot)?.organisation_id;
  return (organisationId && draft.organisations.get(organisationId)) || null;
};

/** Whose days a deadline counts: the organisation in the slot, or nobody's in particular. */
export function ownerOf(draft: Draft, slot: Slot | null): CalendarOwner | null {
  const organisation = organisationIn(draft, slot);
  return (
    organisation && {
      organisationId: organisation.id,
      name: organisation.name,
      kind: organisation.kind,
      closed: organisation.closed,
    }
  );
}

/** The question that a deadline row answers, asked again: for its ladder, or to resume it. */
export function requestFor(draft: Draft, row: Pick<DeadlineTable, 'kind' | 'started_at' | 'slot'>): TermRequest {
  return {
    kind: row.kind,
    networkId: draft.networkId,
    from: row.started_at,
    owner: ownerOf(draft, row.slot as Slot | null),
  };
}
