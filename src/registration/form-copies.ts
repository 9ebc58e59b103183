import type { Db } from '../../db/database.ts';
import type { Slot } from '../../machines/slots.ts';
import type { CaseAccess } from '../access/case-access.ts';
import { readsWritten, receivedLayers, visibleLayers, type Relation } from '../access/policy.ts';
import { layers } from '../access/rights.ts';
import type { Reader } from '../access/reader.ts';
import { findReadable } from '../cases/get-case.ts';
import type { FormAmendment, FormCopy, FormCopyItem } from '../contract/form-copy.ts';
import { slotTexts } from '../contract/nl/procedure.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import type { FormDefinition } from '../contract/form-definition.ts';
import type { CaseRecord, Engine } from '../engine/engine.ts';
import { openPayload } from '../engine/open-payload.ts';
import { formChanges, formDocument } from '../forms/form-document.ts';
import { readVersion } from '../forms/form-versions.ts';
import { openAnswers } from './stored-answers.ts';

/** Who shared may see what was shared with whom; everybody else sees what the own organisation got. */
const sharers: readonly Slot[] = ['clb', 'secondClb'];

interface CopyRow {
  seq: number;
  at: string;
  slot: string;
  organisation_id: string | null;
  organisation: string | null;
  form_version: number;
}

/** What each receiver got of the form, oldest first, as far as this reader may know. */
export async function listCopies(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
): Promise<{ items: FormCopyItem[] } | Refusal> {
  const found = await findReadable(engine, access, caseId);
  if (!found) return refuse('notFound');
  const rows = await copyRows(engine.db, caseId);
  return {
    items: rows.filter((row) => maySee(row, access.reader, found.relation)).map((row) => item(row, access.reader)),
  };
}

/** One copy, exactly as it was given, with what had changed since the one before. */
export async function getCopy(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
  wanted: { seq: number; slot: string },
): Promise<FormCopy | Refusal> {
  const found = await findReadable(engine, access, caseId);
  if (!found) return refuse('notFound');
  const rows = await copyRows(engine.db, caseId);
  const row = rows.find((one) => one.seq === wanted.seq && one.slot === wanted.slot);
  if (!row || !maySee(row, access.reader, found.relation)) return refuse('notFound');
  const earlier = rows.findLast(
    (one) => one.slot === row.slot && one.organisation_id === row.organisation_id && one.seq < row.seq,
  );
  const definition = await readVersion(engine.db, found.loaded.record.networkId, row.form_version);
  const open = (one: CopyRow) => contentOf(engine, found.loaded.record, definition, one);
  const content = await open(row);
  const readable = sharesWith(found.relation) ? new Set(layers) : receivedLayers(found.relation);
  return {
    ...item(row, access.reader),
    document: formDocument(definition, readable, content, 'answered'),
    changes: earlier ? formChanges(definition, await open(earlier), content) : null,
  };
}

/** What was changed after it was handed in, oldest first: only the questions that this reader may read. */
export async function listAmendments(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
): Promise<{ items: FormAmendment[] } | Refusal> {
  const found = await findReadable(engine, access, caseId);
  if (!found) return refuse('notFound');
  const readable = visibleLayers(found.relation);
  if (readable.size === 0) return { items: [] };
  const rows = await engine.db
    .selectFrom('event')
    .select(['seq', 'at', 'actor_name', 'layer', 'payload'])
    .where('case_id', '=', caseId)
    .where('type', '=', 'formAmended')
    .where('layer', 'in', [...readable])
    .orderBy('seq')
    .execute();
  return {
    items: rows.filter(readsWritten(found.relation)).flatMap((row) => {
      const { seq, at, actor_name } = row;
      const payload = openPayload(engine.vault, found.loaded.record, row) ?? {};
      const { section, field, question, before, after, reason } = payload as Record<string, string>;
      if (section === undefined || field === undefined) return [];
      return [
        {
          seq,
          at,
          by: actor_name,
          section,
          field,
          question: question ?? '',
          before: before ?? '',
          after: after ?? '',
          reason: reason ?? '',
        },
      ];
    }),
  };
}

function copyRows(db: Db, caseId: string): Promise<CopyRow[]> {
  return db
    .selectFrom('form_copy')
    .leftJoin('organisation', 'organisation.id', 'form_copy.organisation_id')
    .select(['seq', 'at', 'slot', 'form_copy.organisation_id', 'organisation.name as organisation', 'form_version'])
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .orderBy('slot')
    .execute();
}

async function contentOf(
  { db, vault }: Engine,
  record: CaseRecord,
  definition: FormDefinition,
  { seq, slot }: Pick<CopyRow, 'seq' | 'slot'>,
): Promise<Record<string, Record<string, unknown>>> {
  const row = await db
    .selectFrom('form_copy')
    .select('content')
    .where('case_id', '=', record.id)
    .where('seq', '=', seq)
    .where('slot', '=', slot)
    .executeTakeFirstOrThrow();
  const parts = Object.entries(row.content).filter(([, sealed]) => Object.keys(sealed).length > 0);
  if (parts.length === 0) return {};
  const cipher = vault.cipherOf(record);
  return Object.fromEntries(parts.map(([part, sealed]) => [part, openAnswers(cipher, definition, part, sealed)]));
}

const isMine = (row: Pick<CopyRow, 'organisation_id'>, reader: Reader): boolean =>
  reader.kind === 'member' && row.organisation_id === reader.organisation.id;

const sharesWith = ({ slots }: Relation): boolean => slots.some((slot) => sharers.includes(slot));

/** A receiver sees its copies as long as something in them is for it: not after the akkoord is gone. */
const maySee = (row: CopyRow, reader: Reader, relation: Relation): boolean =>
  sharesWith(relation) || (isMine(row, reader) && receivedLayers(relation).size > 0);

const item = (row: CopyRow, reader: Reader): FormCopyItem => ({
  seq: row.seq,
  at: row.at,
  slot: row.slot,
  slotLabel: slotTexts[row.slot] ?? row.slot,
  organisation: row.organisation,
  mine: isMine(row, reader),
  version: row.form_version,
});
