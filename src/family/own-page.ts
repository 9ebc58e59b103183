import { partyOfSlot, isFamilySlot, type FamilySlot } from '../../machines/akkoord.ts';
import type { CaseAccess } from '../access/case-access.ts';
import { isKeptFromParents } from '../access/event-layers.ts';
import { visibleLayers, type Relation } from '../access/policy.ts';
import type { Layer } from '../access/rights.ts';
import { findReadable } from '../cases/get-case.ts';
import { readSurroundings } from '../cases/surroundings.ts';
import { answerWords } from '../contract/answer-words.ts';
import type { OwnAnswer, OwnPage } from '../contract/family.ts';
import { slotTexts } from '../contract/nl/slots.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import type { CaseRecord, Engine, LoadedCase } from '../engine/engine.ts';
import { openPayload } from '../engine/open-payload.ts';
import { openSubject } from '../engine/subject.ts';
import { drawField, readableFields } from '../forms/draw-section.ts';
import { formInForce } from '../forms/form-versions.ts';
import { askedSections, isHandedIn } from '../registration/get-form.ts';
import { readSections } from '../registration/stored-answers.ts';

type State = NonNullable<OwnPage['akkoord']>['state'];

/** Whom a pupil or parent may call: who works on the case in the open. */
const callable = ['clb', 'secondClb', 'provider', 'school'];

/** What may be answered, by what was answered before; no is as near as yes. */
const mayAnswer: Record<State, OwnAnswer['answer'][]> = {
  asked: ['yes', 'no'],
  unreachable: ['yes', 'no'],
  given: ['withdraw'],
  refused: ['yes'],
  withdrawn: ['yes'],
};

/** The own page of a pupil or parent who came with link and code. */
export async function getOwnPage(engine: Engine, access: CaseAccess, caseId: string): Promise<OwnPage | Refusal> {
  const found = await findReadable(engine, access, caseId);
  const slot = found?.relation.slots.find(isFamilySlot);
  if (!found || slot === undefined) return refuse('notFound');
  const { loaded, relation } = found;
  const layers = visibleLayers(relation);
  return {
    about: openSubject(engine.vault, loaded.record).name,
    besidePupil: relation.besidePupil === true,
    contacts: await contactsOf(engine, loaded, access),
    akkoord: ownAkkoord(loaded.record, slot),
    parts: await partsOf(engine, loaded.record, layers),
    notes: await notesOf(engine, loaded, relation, slot),
  };
}

/** Where the own akkoord stands, and what may be answered now. */
export function ownAkkoord({ state }: Pick<CaseRecord, 'state'>, slot: FamilySlot): OwnPage['akkoord'] {
  const consents = (state.context['consents'] ?? {}) as Partial<Record<string, State>>;
  const own = consents[partyOfSlot[slot]];
  if (own === undefined) return null;
  const covers = (state.context['covers'] ?? {}) as Partial<Record<string, { helpers: string }>>;
  const said = own === 'given' ? covers[partyOfSlot[slot]] : undefined;
  return { state: own, may: mayAnswer[own], health: said === undefined ? null : said.helpers === 'all' };
}

async function contactsOf(engine: Engine, { record, slots, organisations }: LoadedCase, { reader }: CaseAccess) {
  const { names } = await readSurroundings(engine, record, reader, new Set());
  return callable.flatMap((slot) => {
    const filler = slots.find((one) => one.slot === slot);
    const organisation = organisations.get(filler?.organisation_id ?? '');
    if (!organisation) return [];
    const member = names.get(filler?.member_id ?? '') ?? null;
    return [{ label: slotTexts[slot] ?? slot, organisation: organisation.name, member }];
  });
}

/** What was handed in, question by question, in the layers of this reader. A draft is nobody's to read yet. */
async function partsOf(engine: Engine, record: CaseRecord, layers: ReadonlySet<Layer>): Promise<OwnPage['parts']> {
  const { definition } = await formInForce(engine.db, record.networkId, record.openedAt);
  const saved = await readSections(engine, record, definition);
  return askedSections(definition.sections, record.state.context)
    .filter(({ id }) => isHandedIn(record, id))
    .map((section) => ({
      label: section.label,
      answers: readableFields(section, layers).flatMap((field) => {
        const value = answerWords(drawField(field), saved.get(section.id)?.answers[field.name]);
        return value === null ? [] : [{ label: field.title, value }];
      }),
    }))
    .filter(({ answers }) => answers.length > 0);
}

/** Notes in the layers of this reader; for a parent without those that were marked as not for the parents. */
async function notesOf(
  { db, vault }: Engine,
  { record, organisations }: LoadedCase,
  relation: Relation,
  slot: FamilySlot,
): Promise<OwnPage['notes']> {
  const layers: ReadonlySet<string | null> = visibleLayers(relation);
  const rows = await db
    .selectFrom('event')
    .select(['seq', 'at', 'layer', 'payload', 'actor_name', 'actor_organisation_id'])
    .where('case_id', '=', record.id)
    .where('type', '=', 'noteAdded')
    .orderBy('seq', 'desc')
    .execute();
  return rows.flatMap((row) => {
    if (!layers.has(row.layer)) return [];
    const payload = openPayload(vault, record, row) ?? {};
    if (typeof payload['text'] !== 'string' || (slot !== 'pupil' && isKeptFromParents(payload))) return [];
    const by = organisations.get(row.actor_organisation_id ?? '')?.name ?? row.actor_name.split(', ').at(-1) ?? '';
    return [{ at: row.at, by, text: payload['text'] }];
  });
}
