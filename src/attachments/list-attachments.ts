import { eventRule } from '../../machines/engine.ts';
import { getProcedure } from '../../machines/registry.ts';
import type { Slot } from '../../machines/slots.ts';
import type { CaseAccess } from '../access/case-access.ts';
import { visibleLayers, type Relation } from '../access/policy.ts';
import type { Reader } from '../access/reader.ts';
import { findReadable } from '../cases/get-case.ts';
import type { Attachment, Attachments } from '../contract/attachment.ts';
import { attachmentFields } from '../contract/nl/attachments.ts';
import { layerTexts } from '../contract/nl/procedure.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import type { Engine, LoadedCase } from '../engine/engine.ts';
import { attachmentForm } from './attachment-form.ts';
import { formats, type Format } from './check-file.ts';
import { places } from '../vault/places.ts';

/** The slot in which a reader records this event, if the procedure lets any of the reader's slots. */
export function slotFor({ record }: LoadedCase, { slots }: Relation, type: string): Slot | undefined {
  const rule = eventRule(getProcedure(record.procedure, record.procedureVersion), type);
  return slots.find((slot) => rule?.by.includes(slot));
}

/** The files of a case in the layers that this reader reads, newest first; of one that was withdrawn only that it was. */
export async function listAttachments(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
): Promise<Attachments | Refusal> {
  const found = await findReadable(engine, access, caseId);
  if (!found) return refuse('notFound');
  const { loaded, relation } = found;
  const on = engine.terms.settings(loaded.record.networkId, loaded.now).attachments === 'on';
  const rows = await engine.db
    .selectFrom('attachment')
    .select(['id', 'kind', 'title', 'dated', 'layer', 'format', 'size', 'at', 'added_by', 'organisation_id'])
    .select(['withdrawn_at', 'withdrawn_by', 'withdrawn_reason'])
    .where('case_id', '=', caseId)
    .where('sha256', '<>', '')
    .orderBy('seq', 'desc')
    .execute();
  const open = !loaded.record.final;
  const adds = on && open ? slotFor(loaded, relation, 'attachmentAdded') : undefined;
  const withdraws = open && slotFor(loaded, relation, 'attachmentWithdrawn') !== undefined;
  const kinds: Record<string, string> = attachmentFields.kind.options;
  const cipher = () => engine.vault.cipherOf(loaded.record);
  const reasonOf = (row: { id: string; layer: string; withdrawn_reason: string | null }): string =>
    row.withdrawn_reason === null
      ? ''
      : (cipher().open(places.fileReason(row.id, row.layer), row.withdrawn_reason) as string);
  return {
    on,
    form: adds ? attachmentForm(adds) : null,
    items: rows
      .filter((row) => readsFile(row, access.reader, found.relation))
      .map((row): Attachment => ({
        id: row.id,
        kindLabel: kinds[row.kind] ?? row.kind,
        title: cipher().open(places.fileTitle(row.id, row.layer), row.title) as string,
        on: row.dated,
        layerLabel: layerTexts[row.layer] ?? row.layer,
        format: row.format,
        size: row.size,
        at: row.at,
        by: row.added_by,
        withdrawn:
          row.withdrawn_at === null
            ? null
            : { at: row.withdrawn_at, by: row.withdrawn_by ?? '', reason: reasonOf(row) },
        mayWithdraw: withdraws && row.withdrawn_at === null,
      })),
  };
}

/** In a layer that is open, or added by the own organisation. */
function readsFile(
  { layer, organisation_id }: { layer: string; organisation_id: string | null },
  reader: Reader,
  relation: Relation,
): boolean {
  const open: ReadonlySet<string> = visibleLayers(relation);
  return open.has(layer) || (reader.kind === 'member' && organisation_id === reader.organisation.id);
}

export interface ServedFile {
  name: string;
  type: string;
  bytes: Buffer;
}

/** The bytes of one file, for who reads its layer; a file that was withdrawn is no longer there. */
export async function getAttachment(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
  attachmentId: string,
): Promise<ServedFile | Refusal> {
  const found = await findReadable(engine, access, caseId);
  if (!found) return refuse('notFound');
  const row = await engine.db
    .selectFrom('attachment')
    .select(['seq', 'layer', 'format', 'content', 'organisation_id'])
    .where('case_id', '=', caseId)
    .where('id', '=', attachmentId)
    .executeTakeFirst();
  if (!row || row.content === null || !readsFile(row, access.reader, found.relation)) return refuse('notFound');
  return {
    name: `aanzet-${found.loaded.record.number}-bijlage-${row.seq}.${row.format}`,
    type: formats[row.format as Format],
    bytes: engine.vault.cipherOf(found.loaded.record).openFile(places.file(attachmentId, row.layer), row.content),
  };
}
