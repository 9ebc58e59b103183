import type { CaseAccess } from '../access/case-access.ts';
import { visibleLayers } from '../access/policy.ts';
import { factsFor } from '../cases/facts.ts';
import { relationOf } from '../cases/get-case.ts';
import { settleMove } from '../cases/record-event.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import { advanceCase, type Prepared } from '../engine/advance-case.ts';
import type { Command, Engine, LoadedCase, Receipt } from '../engine/engine.ts';
import { slotFor } from './list-attachments.ts';
import { places } from '../vault/places.ts';

/** Takes a file away with a reason: its bytes are erased, that it was there and why it went stays in the history. */
export async function withdrawAttachment(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
  withdrawal: { attachment: string; reason: string },
  command: Command,
  requestId: string,
): Promise<{ receipt: Receipt; replayed: boolean } | Refusal> {
  const outcome = await advanceCase<Refusal>(engine, {
    caseId,
    command,
    prepare: (loaded) => prepare(engine, access, loaded, withdrawal, requestId),
  });
  return settleMove(engine, access, outcome);
}

async function prepare(
  engine: Engine,
  access: CaseAccess,
  loaded: LoadedCase,
  { attachment, reason }: { attachment: string; reason: string },
  requestId: string,
): Promise<Prepared<Refusal>> {
  const { reader } = access;
  const relation = relationOf(reader, loaded);
  const slot = slotFor(loaded, relation, 'attachmentWithdrawn');
  if (!access.permits(relation) || reader.kind !== 'member' || !slot) return { stop: refuse('notFound') };
  const row = await engine.db
    .selectFrom('attachment')
    .select(['title', 'layer'])
    .where('case_id', '=', loaded.record.id)
    .where('id', '=', attachment)
    .where('content', 'is not', null)
    .executeTakeFirst();
  const readable: ReadonlySet<string> = visibleLayers(relation);
  if (!row || !readable.has(row.layer)) return { stop: refuse('notFound') };
  const actor = { slot, organisationId: reader.organisation.id, memberId: reader.memberId };
  const by = `${reader.name}, ${reader.organisation.name}`;
  const cipher = engine.vault.cipherOf(loaded.record);
  return {
    event: {
      type: 'attachmentWithdrawn',
      payload: { name: cipher.open(places.fileTitle(attachment, row.layer), row.title), reason, layer: row.layer },
      layer: row.layer,
      actor: { kind: 'member', ...actor, capacity: reader.capacity, name: by },
      requestId,
      withdraws: { id: attachment, by, reason: cipher.seal(places.fileReason(attachment, row.layer), reason) },
    },
    facts: factsFor(engine, loaded, actor),
  };
}
