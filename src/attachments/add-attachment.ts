import { createHash } from 'node:crypto';
import type { CaseAccess } from '../access/case-access.ts';
import { factsFor } from '../cases/facts.ts';
import { relationOf } from '../cases/get-case.ts';
import { settleMove } from '../cases/record-event.ts';
import { checkAnswers } from '../contract/check-answers.ts';
import { attachmentFaults, attachmentFields, medicalProof } from '../contract/nl/attachments.ts';
import type { FieldProblem } from '../contract/problem.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import { advanceCase, type Prepared } from '../engine/advance-case.ts';
import type { Command, Engine, LoadedCase, Receipt } from '../engine/engine.ts';
import { attachmentForm } from './attachment-form.ts';
import { checkFile } from './check-file.ts';
import { slotFor } from './list-attachments.ts';
import { places } from '../vault/places.ts';

/** A file with what was said about it, as it came in. */
export interface NewFile {
  fields: Record<string, unknown>;
  file: { name: string; bytes: Buffer } | undefined;
}

/** So many files a case may have. */
const most = 50;

/**
 * Adds a file to a case: the event that tells of it and the bytes are one move. Rights first, then what was filled in,
 * then the file; the machine says whether the network takes files at all.
 */
export async function addAttachment(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
  added: NewFile,
  command: Command,
  requestId: string,
): Promise<{ receipt: Receipt; replayed: boolean } | Refusal> {
  const outcome = await advanceCase<Refusal>(engine, {
    caseId,
    command,
    prepare: (loaded) => prepare(engine, access, loaded, added, requestId),
  });
  return settleMove(engine, access, outcome);
}

async function prepare(
  engine: Engine,
  access: CaseAccess,
  loaded: LoadedCase,
  { fields, file }: NewFile,
  requestId: string,
): Promise<Prepared<Refusal>> {
  const { reader } = access;
  const relation = relationOf(reader, loaded);
  const slot = slotFor(loaded, relation, 'attachmentAdded');
  if (!access.permits(relation) || reader.kind !== 'member' || !slot) return { stop: refuse('notFound') };
  const checked = file ? checkFile(file.name, file.bytes) : { fault: attachmentFaults.noFile };
  const errors = [
    ...checkAnswers(attachmentForm(slot), fields, 'complete'),
    ...(fields['kind'] === medicalProof.value ? [fault('/kind', attachmentFields.kind.title, 'medicalProof')] : []),
    ...('fault' in checked ? [{ path: '/file', field: attachmentFaults.file, message: checked.fault }] : []),
  ];
  if (errors.length > 0 || !file || 'fault' in checked) return { stop: refuse('invalidInput', { errors }) };
  if ((await countOf(engine, loaded.record.id)) >= most)
    return { stop: refuse('invalidInput', { errors: [fault('/file', attachmentFaults.file, 'tooMany')] }) };
  const { kind, name, on, layer } = fields as Record<'kind' | 'name' | 'on' | 'layer', string>;
  const actor = { slot, organisationId: reader.organisation.id, memberId: reader.memberId };
  const by = `${reader.name}, ${reader.organisation.name}`;
  const id = engine.newId();
  const cipher = engine.vault.cipherOf(loaded.record);
  const content = cipher.sealFile(places.file(id, layer), file.bytes);
  return {
    event: {
      type: 'attachmentAdded',
      payload: { documentKind: kind, name, on, layer },
      layer,
      actor: { kind: 'member', ...actor, capacity: reader.capacity, name: by },
      requestId,
      attachment: {
        id,
        kind,
        title: cipher.seal(places.fileTitle(id, layer), name),
        dated: on,
        layer,
        format: checked.format,
        size: file.bytes.length,
        sha256: createHash('sha256').update(content).digest('hex'),
        slot,
        organisation_id: reader.organisation.id,
        added_by: by,
        content: content.toString('base64'),
      },
    },
    facts: factsFor(engine, loaded, actor),
  };
}

const fault = (path: string, field: string, which: 'medicalProof' | 'tooMany'): FieldProblem => ({
  path,
  field,
  message: attachmentFaults[which],
});

async function countOf({ db }: Engine, caseId: string): Promise<number> {
  const { count } = await db
    .selectFrom('attachment')
    .select((one) => one.fn.countAll<string>().as('count'))
    .where('case_id', '=', caseId)
    .where('content', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
