import { getProcedure } from '../../machines/registry.ts';
import type { Slot } from '../../machines/slots.ts';
import { emergencyIn, may, visibleLayers, type Relation } from '../access/policy.ts';
import type { Layer } from '../access/rights.ts';
import type { Reader } from '../access/reader.ts';
import type { CaseView, Holder } from '../contract/case.ts';
import { emergencyReasonTexts } from '../contract/nl/emergency.ts';
import {
  eventTexts,
  layerContents,
  noClockTexts,
  refusalTexts,
  slotTexts,
  stageTexts,
  subjectKindTexts,
} from '../contract/nl/procedure.ts';
import type { Engine, LoadedCase, SlotRow } from '../engine/engine.ts';
import { openSubject } from '../engine/subject.ts';
import { missingInForm } from '../registration/form-progress.ts';
import { places } from '../vault/places.ts';
import type { KeyedCase, Vault } from '../vault/vault.ts';
import { allowedEvents, offeredEvents, referencesOf, type Waiting } from './allowed-events.ts';
import { courseOf } from './course.ts';
import { deadlineView, elapsedOf, shownDeadlines } from './deadline-view.ts';
import { hintsFor } from './hints.ts';
import { readSurroundings } from './surroundings.ts';

/** The case as this reader may see it, with everything that may be done next. */
export async function caseView(
  engine: Engine,
  loaded: LoadedCase,
  reader: Reader,
  relation: Relation,
): Promise<CaseView> {
  const { record, now } = loaded;
  const procedure = getProcedure(record.procedure, record.procedureVersion);
  const { offered, waiting } = offeredEvents(engine, loaded, reader, relation);
  const around = await readSurroundings(engine, record, reader, referencesOf(offered));
  const blocked = await blockedSteps(engine, loaded, waiting);
  const layers = visibleLayers(relation);
  const named = (slot: SlotRow | undefined) =>
    personOf(
      engine.vault,
      record,
      { memberName: around.names.get(slot?.member_id ?? ''), sealed: slot?.person_name },
      layers,
    );
  const shown = shownDeadlines(loaded.deadlines, layers);
  const ofStep = shown.find((row) => row.of_step && !row.kept);
  const texts = stageTexts[record.stage];
  const family = reader.kind === 'link';
  // Whoever has the link alone may be anybody: no organisation, no reason, no explanation that names one.
  const alone = relation.slots.includes('link');
  const holderOf = (slot: Slot | null) => (alone ? null : holderView(loaded, slot, reader, named));
  return {
    id: record.id,
    number: record.number,
    procedure: record.procedure,
    procedureVersion: record.procedureVersion,
    revision: record.revision,
    stage: record.stage,
    stageLabel: (family ? texts?.family.label : texts?.label) ?? record.stage,
    stageSince: record.stageSince,
    final: record.final,
    subject: subjectView(record.subjectKind, layers.has('identity') ? openSubject(engine.vault, record).name : null),
    holder: holderOf(record.holderSlot),
    coHolder: holderOf(record.coHolderSlot),
    noClockReason: record.noClockReason,
    noClockLabel: record.noClockReason && (noClockTexts[record.noClockReason] ?? null),
    openedAt: record.openedAt,
    closedAt: record.closedAt,
    asked: (family ? texts?.family.text : texts?.asked) ?? '',
    deadlines: shown
      .filter((row) => !alone || (row.of_step && !row.kept))
      .map((row) => ({ ...deadlineView(row, now), ...(alone ? { explanation: '' } : {}) })),
    elapsed: alone
      ? null
      : elapsedOf(engine.terms, record.networkId, ofStep, loaded.organisations.get(ofStep?.organisation_id ?? ''), now),
    clockStopped: record.clockStoppedAt
      ? { since: record.clockStoppedAt, reason: family ? '' : (record.clockStoppedReason ?? '') }
      : null,
    allowed: allowedEvents(around, loaded, offered),
    blocked,
    // A family page names whom to call, and nobody else.
    parties: loaded.slots
      .filter((slot) => !family || (!alone && slot.slot === 'clb'))
      .map((slot) => partyView(loaded, slot, named)),
    course: courseOf(
      procedure,
      record.state,
      around.visits,
      { stage: record.stage, final: record.final, since: record.stageSince },
      family,
    ),
    mayAskWhoLooked: may(reader, 'caseLooks', relation),
    mayGiveLinks: may(reader, 'caseLinks', relation),
    emergency: ownEmergency(reader, record.id),
    hints: hintsFor(relation, record),
  };
}

/** That this reader sees the case by an emergency, for how long and why. */
function ownEmergency(reader: Reader, caseId: string): CaseView['emergency'] {
  const own = emergencyIn(reader, caseId);
  return own ? { id: own.id, until: own.until, reason: emergencyReasonTexts[own.reason] ?? own.reason } : null;
}

export const subjectView = (kind: string, label: string | null) => ({
  kind,
  kindLabel: subjectKindTexts[kind] ?? kind,
  label,
});

function holderView(
  loaded: LoadedCase,
  slot: Slot | null,
  reader: Reader,
  named: (slot: SlotRow | undefined) => string | null,
): Holder | null {
  if (slot === null) return null;
  const filler = loaded.slots.find((row) => row.slot === slot);
  const organisation = loaded.organisations.get(filler?.organisation_id ?? '');
  return {
    slot,
    slotLabel: slotTexts[slot] ?? slot,
    organisation: organisation ? { id: organisation.id, name: organisation.name } : null,
    member: reader.kind === 'link' ? null : named(filler),
    isMine: reader.kind === 'member' && filler?.organisation_id === reader.organisation.id,
  };
}

/** A member by name; somebody without account only for who may know whom the case is about. */
export function personOf(
  vault: Vault,
  owner: KeyedCase,
  { memberName, sealed }: { memberName: string | null | undefined; sealed: string | null | undefined },
  layers: ReadonlySet<Layer>,
): string | null {
  if (memberName || !sealed || !layers.has('identity')) return memberName ?? null;
  return (vault.cipherOf(owner).open(places.person, sealed) as string) || null;
}

const partyView = (loaded: LoadedCase, slot: SlotRow, named: (slot: SlotRow) => string | null) => {
  const organisation = loaded.organisations.get(slot.organisation_id ?? '');
  return {
    slot: slot.slot,
    label: slotTexts[slot.slot] ?? slot.slot,
    organisation: organisation ? { id: organisation.id, name: organisation.name } : null,
    member: named(slot),
    since: slot.from_at,
    reads: [...visibleLayers({ ...loaded.record, slots: [slot.slot as Slot] })].map(
      (layer) => layerContents[layer] ?? layer,
    ),
  };
};

async function blockedSteps(
  engine: Engine,
  loaded: LoadedCase,
  waiting: readonly Waiting[],
): Promise<CaseView['blocked']> {
  const blocked: CaseView['blocked'] = [];
  for (const { type, reason } of waiting) {
    const missing =
      reason.endsWith('Complete') || reason === 'readyToSubmit' ? await missingInForm(engine, loaded, type) : [];
    blocked.push({
      event: type,
      label: eventTexts[type]?.label ?? type,
      reason: refusalTexts[reason] ?? reason,
      missing,
    });
  }
  return blocked;
}
