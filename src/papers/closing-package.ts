import type { CaseAccess } from '../access/case-access.ts';
import { visibleLayers, type Relation } from '../access/policy.ts';
import type { Reader } from '../access/reader.ts';
import { caseView } from '../cases/case-view.ts';
import { findReadable } from '../cases/get-case.ts';
import { readHistory } from '../cases/get-history.ts';
import type { HistoryItem } from '../contract/case.ts';
import { procedureTexts, slotTexts } from '../contract/nl/procedure.ts';
import { packageSchema, type ClosingPackage, type LarsText } from '../contract/papers.ts';
import { isRefusal, refuse, type Refusal } from '../contract/refusal.ts';
import type { Engine, LoadedCase } from '../engine/engine.ts';
import { getCopy, listAmendments, listCopies } from '../registration/form-copies.ts';
import { formOf } from './form-now.ts';
import { larsText } from './lars-text.ts';

/** Where people said yes or no, and where they agreed on something. */
const agreements: ReadonlySet<string> = new Set([
  'competenceAssessed',
  'consentGiven',
  'consentRefused',
  'consentWithdrawn',
  'decisionByCourt',
  'consentReviewed',
  'startTableHeld',
  'interimTableHeld',
  'adjustmentAgreed',
  'closingTableHeld',
  'closedWithoutTable',
]);

/** The texts of the important steps for the CLB's own file. */
export async function getLarsText(engine: Engine, access: CaseAccess, caseId: string): Promise<LarsText | Refusal> {
  const found = await findReadable(engine, access, caseId);
  if (!found) return refuse('notFound');
  const history = await wholeHistory(engine, access.reader, found);
  return larsText(found.loaded.record.number, history);
}

/**
 * Everything that this reader reads of a case: for a final case what goes into the own file, before that on demand.
 * Nothing is asked that the pages do not ask too, so nothing is in it that they would not show.
 */
export async function getClosingPackage(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
): Promise<ClosingPackage | Refusal> {
  const { reader } = access;
  const found = await findReadable(engine, access, caseId);
  if (!found || reader.kind !== 'member') return refuse('notFound');
  const { loaded, relation } = found;
  const view = await caseView(engine, loaded, reader, relation);
  const history = await wholeHistory(engine, reader, found);
  const amendments = await listAmendments(engine, access, caseId);
  const copies = await copiesWithChanges(engine, access, caseId);
  if (isRefusal(amendments)) return amendments;
  if (isRefusal(copies)) return copies;
  const { number, procedure, procedureVersion, stage, stageLabel, final, openedAt, closedAt, subject } = view;
  return {
    schema: packageSchema,
    madeAt: loaded.now,
    madeFor: {
      name: reader.name,
      organisation: reader.organisation.name,
      slots: relation.slots.map((slot) => slotTexts[slot] ?? slot),
    },
    case: {
      number,
      procedure,
      procedureVersion,
      procedureLabel: procedureTexts[procedure]?.label ?? procedure,
      stage,
      stageLabel,
      final,
      openedAt,
      closedAt,
      subject,
    },
    parties: view.parties.map(({ reads: _now, ...party }) => party),
    form: await formOf(engine, loaded, visibleLayers(relation)),
    amendments: amendments.items,
    agreements: history.filter(({ type, details }) => agreements.has(type) && details.length > 0),
    copies,
    history,
  };
}

async function copiesWithChanges(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
): Promise<ClosingPackage['copies'] | Refusal> {
  const listed = await listCopies(engine, access, caseId);
  if (isRefusal(listed)) return listed;
  const copies: ClosingPackage['copies'] = [];
  for (const item of listed.items) {
    const copy = await getCopy(engine, access, caseId, item);
    if (isRefusal(copy)) return copy;
    copies.push({ ...item, changes: copy.changes });
  }
  return copies;
}

async function wholeHistory(
  engine: Engine,
  reader: Reader,
  { loaded: { record }, relation }: { loaded: LoadedCase; relation: Relation },
): Promise<HistoryItem[]> {
  const items: HistoryItem[] = [];
  for (let after = 0; ;) {
    const page = await readHistory(engine, reader, { record, relation }, { limit: 500, after });
    items.push(...page.items);
    if (page.nextCursor === null) return items;
    after = Number(page.nextCursor);
  }
}
