import type { Slot } from '../../machines/slots.ts';
import type { CaseAccess } from '../access/case-access.ts';
import { visibleLayers, type Relation } from '../access/policy.ts';
import type { Layer } from '../access/rights.ts';
import { findReadable } from '../cases/get-case.ts';
import type { CaseForm, FormSection } from '../contract/form.ts';
import { slotTexts } from '../contract/nl/procedure.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import type { CaseRecord, Engine } from '../engine/engine.ts';
import { drawSection, openTitles, readableFields } from '../forms/draw-section.ts';
import { formInForce } from '../forms/form-versions.ts';
import type { SectionDefinition, SectionId } from '../contract/form-definition.ts';
import { readSections, type StoredSection } from './stored-answers.ts';

/** Stages in which each pen may still write; what was submitted is amended, not overwritten. */
const writing: Record<SectionId, { pens: readonly Slot[]; stages: readonly string[] }> = {
  school: { pens: ['school', 'clb'], stages: ['awaitingSchoolSection', 'awaitingPbdAdvice', 'awaitingClbSection'] },
  pbd: { pens: ['pbd', 'clb'], stages: ['awaitingPbdAdvice', 'awaitingClbSection'] },
  clb: {
    pens: ['clb', 'secondClb'],
    stages: ['awaitingSchoolSection', 'awaitingPbdAdvice', 'awaitingClbSection', 'awaitingConsent', 'awaitingChoice'],
  },
};

/** The slots that hold the pen of a part: its own, and the CLB for who has no account. */
export const pensOf = (section: SectionId): readonly Slot[] => writing[section].pens;

/** Whether this reader may change this section now. The school's own part is closed once it was handed in. */
export function mayWrite(record: Pick<CaseRecord, 'stage' | 'state'>, relation: Relation, section: SectionId): boolean {
  const { pens, stages } = writing[section];
  if (!stages.includes(record.stage) || !relation.slots.some((slot) => pens.includes(slot))) return false;
  const context = record.state.context;
  if (section === 'school' && context['hasSchool'] !== true) return false;
  if (section === 'pbd' && context['hasPbd'] !== true) return false;
  return section === 'clb' || !isHandedIn(record, section) || relation.slots.includes('clb');
}

const handedInFlag = { school: 'schoolSectionIn', pbd: 'pbdAdviceIn', clb: 'clbSectionIn' } as const;

export const isHandedIn = ({ state }: Pick<CaseRecord, 'state'>, section: SectionId): boolean =>
  state.context[handedInFlag[section]] === true;

/** Whether this reader may change one answer at a time, with a reason: what was handed in is amended, not overwritten. */
export function mayAmend(
  record: Pick<CaseRecord, 'stage' | 'state' | 'final'>,
  relation: Relation,
  section: SectionId,
): boolean {
  return (
    !record.final &&
    isHandedIn(record, section) &&
    !mayWrite(record, relation, section) &&
    relation.slots.some((slot) => pensOf(section).includes(slot))
  );
}

/** The shared form as this reader may see it: fields outside the reader's layers are not there at all. */
export async function getForm(engine: Engine, access: CaseAccess, caseId: string): Promise<CaseForm | Refusal> {
  const found = await findReadable(engine, access, caseId);
  if (!found) return refuse('notFound');
  const { record } = found.loaded;
  const layers = visibleLayers(found.relation);
  const context = record.state.context;
  const { version, definition } = await formInForce(engine.db, record.networkId, record.openedAt);
  const saved = await readSections(engine, record, definition);
  const asked = askedSections(definition.sections, context);
  return {
    definition: definition.id,
    title: definition.title,
    version,
    sections: asked.map((section) =>
      sectionView(section, saved.get(section.id), layers, {
        handedIn: isHandedIn(record, section.id),
        mayWrite: mayWrite(record, found.relation, section.id),
        mayAmend: mayAmend(record, found.relation, section.id),
      }),
    ),
  };
}

/** The parts of the form that this case has: without a school or a PBD theirs fall away. */
export const askedSections = (
  sections: readonly SectionDefinition[],
  context: Record<string, unknown>,
): SectionDefinition[] =>
  sections.filter(
    ({ id }) => (id !== 'school' || context['hasSchool'] === true) && (id !== 'pbd' || context['hasPbd'] === true),
  );

function sectionView(
  section: SectionDefinition,
  saved: StoredSection | undefined,
  layers: ReadonlySet<Layer>,
  standing: Pick<FormSection, 'handedIn' | 'mayWrite' | 'mayAmend'>,
): FormSection {
  const fields = readableFields(section, layers);
  const readable = new Set(fields.map(({ name }) => name));
  const stored = saved?.answers ?? {};
  return {
    id: section.id,
    label: section.label,
    pen: section.id,
    penLabel: slotTexts[section.id] ?? section.id,
    schema: drawSection(section, layers, stored),
    groups: section.groups.flatMap(({ title, hint, fields: asked }) => {
      const names = asked.filter(({ name }) => readable.has(name)).map(({ name }) => name);
      return names.length === 0 ? [] : [{ title, ...(hint === undefined ? {} : { hint }), fields: names }];
    }),
    conditions: Object.fromEntries(fields.flatMap(({ name, when }) => (when ? [[name, when]] : []))),
    recommended: fields.filter(({ level }) => level === 'should').map(({ name }) => name),
    demanded: fields.filter(({ level }) => level === 'must').map(({ name }) => name),
    answers: Object.fromEntries(Object.entries(stored).filter(([name]) => readable.has(name))),
    revision: saved?.revision ?? 0,
    complete: saved?.complete ?? false,
    missing: openTitles(section, layers, stored, 'must'),
    advised: openTitles(section, layers, stored, 'should'),
    ...standing,
    savedAt: saved?.saved_at ?? null,
    savedBy: saved?.saved_by ?? null,
  };
}
