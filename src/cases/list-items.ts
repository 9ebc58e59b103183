import { sql } from 'kysely';
import type { DeadlineTable, SlotTable } from '../../db/tables.ts';
import { relationTo, visibleLayers } from '../access/policy.ts';
import type { Reader } from '../access/reader.ts';
import type { CaseListItem } from '../contract/case.ts';
import { noClockTexts, slotTexts, stageTexts } from '../contract/nl/procedure.ts';
import type { CaseRecord, Engine, OrganisationRecord } from '../engine/engine.ts';
import { readOrganisations } from '../engine/load-case.ts';
import { memberNames, subjectView } from './case-view.ts';
import { deadlineView, elapsedOf, shownDeadlines } from './deadline-view.ts';

/** The rows of one page with whose turn it is and the next deadline: four queries whatever the size of the page. */
export async function listItems(
  engine: Engine,
  reader: Reader,
  records: readonly CaseRecord[],
  now: string,
): Promise<CaseListItem[]> {
  if (records.length === 0) return [];
  const ids = sql.join(records.map((record) => record.id));
  const slots = (
    await sql<SlotTable>`select * from slot where case_id in (${ids}) and until_at is null`.execute(engine.db)
  ).rows;
  const deadlines = (
    await sql<DeadlineTable>`select * from deadline where case_id in (${ids}) and ended_at is null and role = 'term'`.execute(
      engine.db,
    )
  ).rows;
  const organisationIds = [...new Set(slots.flatMap((slot) => slot.organisation_id ?? []))];
  const organisations = new Map((await readOrganisations(engine.db, organisationIds)).map((one) => [one.id, one]));
  const names = await memberNames(engine.db, slots);
  const bySlots = Map.groupBy(slots, (slot) => slot.case_id);
  const byDeadlines = Map.groupBy(deadlines, (deadline) => deadline.case_id);
  return records.map((record) =>
    listItem(
      engine,
      reader,
      record,
      { slots: bySlots.get(record.id) ?? [], deadlines: byDeadlines.get(record.id) ?? [], organisations, names },
      now,
    ),
  );
}

interface Around {
  slots: SlotTable[];
  deadlines: DeadlineTable[];
  organisations: ReadonlyMap<string, OrganisationRecord>;
  names: ReadonlyMap<string, string>;
}

function listItem(engine: Engine, reader: Reader, record: CaseRecord, around: Around, now: string): CaseListItem {
  const layers = visibleLayers(relationTo(reader, { id: record.id, networkId: record.networkId, slots: around.slots }));
  const shown = shownDeadlines(around.deadlines);
  const next = shown.find((row) => row.paused_at === null) ?? shown[0];
  const ofStep = shown.find((row) => row.of_step && !row.kept);
  const filler = around.slots.find((slot) => slot.slot === record.holderSlot);
  const organisation = around.organisations.get(filler?.organisation_id ?? '');
  const family = reader.kind === 'link';
  const texts = stageTexts[record.stage];
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
    subject: subjectView(record.subjectKind, layers.has('identity') ? record.subjectName : null),
    holder: record.holderSlot && {
      slot: record.holderSlot,
      slotLabel: slotTexts[record.holderSlot] ?? record.holderSlot,
      organisation: organisation ? { id: organisation.id, name: organisation.name } : null,
      member: family ? null : ((filler?.member_id ? around.names.get(filler.member_id) : filler?.person_name) ?? null),
      isMine: reader.kind === 'member' && organisation?.id === reader.organisation.id,
    },
    noClockReason: record.noClockReason,
    noClockLabel: record.noClockReason && (noClockTexts[record.noClockReason] ?? null),
    nextDeadline: next ? deadlineView(next, now) : null,
    elapsed: elapsedOf(
      engine.terms,
      record.networkId,
      ofStep,
      around.organisations.get(ofStep?.organisation_id ?? ''),
      now,
    ),
  };
}
