import type { CaseAccess } from '../access/case-access.ts';
import { readsWritten, visibleLayers, type Relation } from '../access/policy.ts';
import type { Layer } from '../access/rights.ts';
import { findReadable } from '../cases/get-case.ts';
import { sectionIds, type SectionDefinition, type SectionId } from '../contract/form-definition.ts';
import type { FormRemark, MakeRemark } from '../contract/form.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import type { CaseRecord, Command, Engine, Receipt } from '../engine/engine.ts';
import { openPayload } from '../engine/open-payload.ts';
import { readableFields } from '../forms/draw-section.ts';
import { recordFormEvent } from './form-event.ts';
import { pensOf } from './get-form.ts';

type Moved = Promise<{ receipt: Receipt; replayed: boolean } | Refusal>;

const everyPen = new Set(sectionIds.flatMap(pensOf));

/** A remark of one pen to another, about a part or one of its questions. Who may not read the question cannot make it. */
export function makeRemark(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
  { section: sectionId, field: name, text }: MakeRemark & { section: string },
  command: Command,
  requestId: string,
): Moved {
  return recordFormEvent(engine, access, caseId, command, requestId, async ({ relation, definition }) => {
    const section = definition.sections.find(({ id }) => id === sectionId);
    const readable = section && readableFields(section, visibleLayers(relation));
    const field = readable?.find((one) => one.name === name);
    const slot = relation.slots.find((one) => everyPen.has(one));
    if (!section || !slot || readable?.length === 0 || (name !== undefined && !field)) return refuse('notFound');
    const layer = field?.layer ?? widestLayer(section);
    return {
      type: 'remarkMade',
      slot,
      layer,
      payload: {
        section: section.id,
        ...(field ? { field: field.name, question: field.title } : {}),
        text,
        layer,
      },
    };
  });
}

/** A remark about a whole part is for everybody who reads any of it that the school may read too. */
const widestLayer = (section: SectionDefinition): Layer =>
  section.groups.some(({ fields }) => fields.some(({ layer }) => layer === 'schoolShareable'))
    ? 'schoolShareable'
    : 'helpShareable';

/** Done with: the remark stays readable. Settling one that does not exist, or twice, is refused as not found. */
export function settleRemark(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
  remark: number,
  command: Command,
  requestId: string,
): Moved {
  return recordFormEvent(engine, access, caseId, command, requestId, async ({ loaded, relation }) => {
    const found = (await readRemarks(engine, loaded.record, relation)).find(({ seq }) => seq === remark);
    const slot = relation.slots.find((one) => everyPen.has(one));
    if (!found || found.settled || !slot) return refuse('notFound');
    return { type: 'remarkSettled', slot, layer: found.layer, payload: { remark, layer: found.layer } };
  });
}

/** The remarks that this reader may read, oldest first. */
export async function listRemarks(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
): Promise<{ items: FormRemark[]; mayRemark: boolean } | Refusal> {
  const found = await findReadable(engine, access, caseId);
  if (!found) return refuse('notFound');
  const mayRemark = !found.loaded.record.final && found.relation.slots.some((slot) => everyPen.has(slot));
  if (!mayRemark && !found.relation.slots.some((slot) => everyPen.has(slot))) return { items: [], mayRemark };
  return { items: await readRemarks(engine, found.loaded.record, found.relation), mayRemark };
}

async function readRemarks(
  { db, vault }: Engine,
  record: CaseRecord,
  relation: Relation,
): Promise<(FormRemark & { layer: string })[]> {
  const events = await db
    .selectFrom('event')
    .select(['seq', 'at', 'type', 'actor_name', 'layer', 'payload'])
    .where('case_id', '=', record.id)
    .where('type', 'in', ['remarkMade', 'remarkSettled'])
    .orderBy('seq')
    .execute();
  const rows = events
    .filter(readsWritten(relation))
    .map((row) => ({ ...row, payload: openPayload(vault, record, row) }));
  const settled = new Map(
    rows.flatMap(({ type, payload, actor_name, at }) =>
      type === 'remarkSettled' ? [[Number(payload?.['remark']), { by: actor_name, at }] as const] : [],
    ),
  );
  return rows.flatMap(({ seq, at, type, actor_name, layer, payload }) => {
    const { section, field, question, text } = (payload ?? {}) as Record<string, string | undefined>;
    if (type !== 'remarkMade' || !section || !text) return [];
    const about = { section: section as SectionId, field: field ?? null, question: question ?? null };
    return [{ seq, at, by: actor_name, text, ...about, settled: settled.get(seq) ?? null, layer: layer ?? '' }];
  });
}
