import type { CaseView } from '../contract/case.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import type { Engine, LoadedCase } from '../engine/engine.ts';
import { findCase } from '../engine/load-case.ts';
import type { CaseAccess } from '../access/case-access.ts';
import { relationTo, type Relation } from '../access/policy.ts';
import type { Reader } from '../access/reader.ts';
import { caseView } from './case-view.ts';

/** A case that this reader may ask this of, and why; undefined in every other case, so that nobody learns it exists. */
export async function findReadable(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
): Promise<{ loaded: LoadedCase; relation: Relation } | undefined> {
  const loaded = await findCase(engine.db, caseId);
  if (!loaded) return undefined;
  const relation = relationOf(access.reader, loaded);
  return access.permits(relation) ? { loaded, relation } : undefined;
}

export const relationOf = (reader: Reader, loaded: LoadedCase): Relation =>
  relationTo(reader, {
    ...loaded.record,
    slots: loaded.slots,
    parentsDecide: loaded.record.state.context['competent'] === false,
  });

/** The case page: 404 always for what may not be seen. */
export async function getCase(engine: Engine, access: CaseAccess, caseId: string): Promise<CaseView | Refusal> {
  const found = await findReadable(engine, access, caseId);
  return found ? caseView(engine, found.loaded, access.reader, found.relation) : refuse('notFound');
}
