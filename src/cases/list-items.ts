import { relationTo, visibleLayers } from '../access/policy.ts';
import type { Reader } from '../access/reader.ts';
import type { CaseListItem } from '../contract/case.ts';
import { noClockTexts, slotTexts, stageTexts } from '../contract/nl/procedure.ts';
import type { CaseRecord, Engine } from '../engine/engine.ts';
import { instant, readDeadline } from '../engine/load-case.ts';
import { openSubject } from '../engine/subject.ts';
import type { Vault } from '../vault/vault.ts';
import { personOf, subjectView } from './case-view.ts';
import {
  deadlineView,
  elapsedOf,
  shownDeadlines,
  type CalendarOrganisation,
  type ShownDeadline,
} from './deadline-view.ts';

type ListedRecord = Pick<
  CaseRecord,
  | 'id'
  | 'number'
  | 'networkId'
  | 'procedure'
  | 'procedureVersion'
  | 'revision'
  | 'stage'
  | 'stageSince'
  | 'final'
  | 'subjectKind'
  | 'subject'
  | 'wrappedKey'
  | 'akkoord'
  | 'withheld'
  | 'holderSlot'
  | 'noClockReason'
>;

type ListedDeadline = ShownDeadline & { case_id: string };

interface ListedSlot {
  caseId: string;
  slot: string;
  organisation_id: string | null;
  memberName: string | null;
  personName: string | null;
}

/** A page as the database function `case_rows` answers it: flat lists, each row with its case. */
export interface CaseRows {
  now: string;
  cases: ListedRecord[] | null;
  /** Who holds each case, and what the reader's organisation fills in it. */
  slots: ListedSlot[] | null;
  deadlines: ListedDeadline[] | null;
  organisations: CalendarOrganisation[] | null;
}

/** The rows of one page with whose turn it is and the next deadline. Pure. */
export function listItems(engine: Pick<Engine, 'terms' | 'vault'>, reader: Reader, rows: CaseRows): CaseListItem[] {
  const slots = Map.groupBy(rows.slots ?? [], (slot) => slot.caseId);
  const deadlines = Map.groupBy(rows.deadlines ?? [], (deadline) => deadline.case_id);
  const organisations = new Map((rows.organisations ?? []).map((one) => [one.id, one]));
  const now = instant(rows.now);
  return (rows.cases ?? []).map((record) =>
    listItem(engine, reader, record, {
      slots: slots.get(record.id) ?? [],
      deadlines: (deadlines.get(record.id) ?? []).map(readDeadline),
      organisations,
      now,
    }),
  );
}

interface Around {
  slots: readonly ListedSlot[];
  deadlines: readonly ListedDeadline[];
  organisations: ReadonlyMap<string, CalendarOrganisation>;
  now: string;
}

function listItem(
  engine: Pick<Engine, 'terms' | 'vault'>,
  reader: Reader,
  record: ListedRecord,
  around: Around,
): CaseListItem {
  const { id, number, networkId, procedure, procedureVersion, revision, stage, final, noClockReason } = record;
  const { slots, organisations, now } = around;
  const layers = visibleLayers(
    relationTo(reader, { id, networkId, akkoord: record.akkoord, withheld: record.withheld, slots }),
  );
  const shown = shownDeadlines(around.deadlines, layers);
  const next = shown.find((row) => row.paused_at === null) ?? shown[0];
  const ofStep = shown.find((row) => row.of_step && !row.kept);
  const texts = stageTexts[stage];
  return {
    id,
    number,
    procedure,
    procedureVersion,
    revision,
    stage,
    stageLabel: (reader.kind === 'link' ? texts?.family.label : texts?.label) ?? stage,
    stageSince: instant(record.stageSince),
    final,
    subject: subjectView(record.subjectKind, layers.has('identity') ? openSubject(engine.vault, record).name : null),
    holder: holderOf(engine.vault, record, reader, layers, around),
    noClockReason,
    noClockLabel: noClockReason && (noClockTexts[noClockReason] ?? null),
    nextDeadline: next ? deadlineView(next, now) : null,
    elapsed: elapsedOf(engine.terms, networkId, ofStep, organisations.get(ofStep?.organisation_id ?? ''), now),
  };
}

function holderOf(
  vault: Vault,
  record: ListedRecord,
  reader: Reader,
  layers: ReturnType<typeof visibleLayers>,
  { slots, organisations }: Around,
): CaseListItem['holder'] {
  const { holderSlot } = record;
  if (holderSlot === null) return null;
  const filler = slots.find((one) => one.slot === holderSlot);
  const organisation = organisations.get(filler?.organisation_id ?? '');
  return {
    slot: holderSlot,
    slotLabel: slotTexts[holderSlot] ?? holderSlot,
    organisation: organisation ? { id: organisation.id, name: organisation.name } : null,
    member:
      reader.kind === 'link'
        ? null
        : personOf(vault, record, { memberName: filler?.memberName, sealed: filler?.personName }, layers),
    isMine: reader.kind === 'member' && organisation?.id === reader.organisation.id,
  };
}
