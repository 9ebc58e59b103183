import type { Slot } from '../../machines/slots.ts';
import type { CaseAccess } from '../access/case-access.ts';
import { layersOfSlot, visibleLayers, type Relation } from '../access/policy.ts';
import { findReadable } from '../cases/get-case.ts';
import { isRefusal, refuse, type Refusal } from '../contract/refusal.ts';
import type { Engine, LoadedCase } from '../engine/engine.ts';
import { openSubject } from '../engine/subject.ts';
import { getCopy } from '../registration/form-copies.ts';
import { getClosingPackage } from './closing-package.ts';
import type { Paper } from './paper.ts';
import { formOf } from './form-now.ts';
import { formCopyPaper, formNowPaper, type PaperHead } from './form-paper.ts';
import { packagePaper } from './package-paper.ts';

/** What is to be drawn as a PDF, with what its file is called after: the case, and which paper of it. */
export interface Printed {
  caseNumber: string;
  what: '' | '-afsluitpakket' | `-kopie-${number}-${string}`;
  paper: Paper;
}

/** The form as this reader may see it now. */
export async function formPdf(engine: Engine, access: CaseAccess, caseId: string): Promise<Printed | Refusal> {
  const found = await findReadable(engine, access, caseId);
  if (!found) return refuse('notFound');
  const head = headOf(engine, access, found.loaded, found.relation);
  const form = await formOf(engine, found.loaded, visibleLayers(found.relation));
  return { caseNumber: head.caseNumber, what: '', paper: formNowPaper(head, form) };
}

/** One copy as it was given; the name of the pupil only where its receiver could read it too. */
export async function copyPdf(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
  wanted: { seq: number; slot: string },
): Promise<Printed | Refusal> {
  const found = await findReadable(engine, access, caseId);
  if (!found) return refuse('notFound');
  const copy = await getCopy(engine, access, caseId, wanted);
  if (isRefusal(copy)) return copy;
  const head = headOf(engine, access, found.loaded, found.relation);
  const named = layersOfSlot(copy.slot as Slot).has('identity');
  const paper = formCopyPaper(named ? head : { ...head, subject: null }, copy);
  return { caseNumber: head.caseNumber, what: `-kopie-${copy.seq}-${copy.slot}`, paper };
}

/** The package to read and to keep; the same content as its JSON. */
export async function packagePdf(engine: Engine, access: CaseAccess, caseId: string): Promise<Printed | Refusal> {
  const found = await findReadable(engine, access, caseId);
  if (!found) return refuse('notFound');
  const content = await getClosingPackage(engine, access, caseId);
  if (isRefusal(content)) return content;
  const head = headOf(engine, access, found.loaded, found.relation);
  return { caseNumber: head.caseNumber, what: '-afsluitpakket', paper: packagePaper(head, content) };
}

function headOf({ vault }: Engine, { reader }: CaseAccess, { record, now }: LoadedCase, relation: Relation): PaperHead {
  return {
    caseNumber: record.number,
    product: reader.network.productName,
    madeAt: now,
    madeFor: reader.kind === 'member' ? `${reader.name}, ${reader.organisation.name}` : reader.name,
    subject: visibleLayers(relation).has('identity') ? openSubject(vault, record).name : null,
  };
}
