import type { CaseAccess } from '../access/case-access.ts';
import { may, visibleLayers } from '../access/policy.ts';
import type { Layer } from '../access/rights.ts';
import { findReadable } from '../cases/get-case.ts';
import type { FormDocument } from '../contract/form-copy.ts';
import type { FormNow, PapersOffered } from '../contract/papers.ts';
import type { Receiver } from '../contract/receivers.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import type { Engine, LoadedCase } from '../engine/engine.ts';
import { formDocument } from '../forms/form-document.ts';
import { formInForce } from '../forms/form-versions.ts';
import { askedSections } from '../registration/get-form.ts';
import { readSections } from '../registration/stored-answers.ts';

/** Which papers this reader may take along. */
export async function getPapers(engine: Engine, access: CaseAccess, caseId: string): Promise<PapersOffered | Refusal> {
  const found = await findReadable(engine, access, caseId);
  if (!found) return refuse('notFound');
  return {
    lars: may(access.reader, 'larsText', found.relation),
    closingPackage: may(access.reader, 'closingPackage', found.relation),
    final: found.loaded.record.final,
  };
}

/**
 * The form in words, exactly as this reader may see it now; for whoever keeps the file also as a receiver would read it
 * while the akkoord is there, with what was said about it until now.
 */
export async function getFormNow(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
  as?: Receiver,
): Promise<FormNow | Refusal> {
  const found = await findReadable(engine, access, caseId);
  if (!found) return refuse('notFound');
  const { loaded, relation } = found;
  if (as !== undefined && !may(access.reader, 'larsText', relation)) return refuse('notFound');
  const { withheld } = loaded.record;
  const looking = as === undefined ? relation : { slots: [as], akkoord: 'there' as const, withheld };
  return { at: loaded.now, ...(await formOf(engine, loaded, visibleLayers(looking))) };
}

/** The form of a case in words for these layers; a question that is still open says so. */
export async function formOf(
  engine: Engine,
  { record }: LoadedCase,
  layers: ReadonlySet<Layer>,
): Promise<{ version: number; document: FormDocument }> {
  const { version, definition } = await formInForce(engine.db, record.networkId, record.openedAt);
  const saved = await readSections(engine, record, definition);
  const answers = Object.fromEntries(
    askedSections(definition.sections, record.state.context).map(({ id }) => [id, saved.get(id)?.answers ?? {}]),
  );
  return { version, document: formDocument(definition, layers, answers) };
}
