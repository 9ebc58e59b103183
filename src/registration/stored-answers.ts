import type { FieldDefinition, FormDefinition, SectionDefinition } from '../contract/form-definition.ts';
import type { CaseRecord, Engine } from '../engine/engine.ts';
import type { CaseCipher } from '../vault/case-cipher.ts';
import { places } from '../vault/places.ts';

export interface StoredSection {
  answers: Record<string, unknown>;
  revision: number;
  complete: boolean;
  saved_at: string;
  saved_by: string;
}

/** The parts of the form that were written, by their name, with their answers opened. */
export async function readSections(
  { db, vault }: Pick<Engine, 'db' | 'vault'>,
  record: Pick<CaseRecord, 'id' | 'wrappedKey'>,
  definition: FormDefinition,
): Promise<Map<string, StoredSection>> {
  const rows = await db
    .selectFrom('form_section')
    .select(['section', 'answers', 'revision', 'complete', 'saved_at', 'saved_by'])
    .where('case_id', '=', record.id)
    .execute();
  return new Map(
    rows.map(({ section, answers, ...row }) => {
      const opened =
        Object.keys(answers).length === 0 ? {} : openAnswers(vault.cipherOf(record), definition, section, answers);
      return [section, { ...row, answers: opened }];
    }),
  );
}

/** Each answer sealed by itself, with the layer of its question. */
export function sealAnswers(
  cipher: CaseCipher,
  section: SectionDefinition,
  answers: Record<string, unknown>,
): Record<string, string> {
  const given = Object.entries(answers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, cipher.seal(placeOf(section, name), value)]));
}

/** What `sealAnswers` sealed, in its own row or in a frozen copy. Throws on an answer to a question that does not exist. */
export function openAnswers(
  cipher: CaseCipher,
  { sections }: FormDefinition,
  sectionId: string,
  sealed: Record<string, string>,
): Record<string, unknown> {
  const section = sections.find(({ id }) => id === sectionId);
  if (!section) throw new Error(`This form has no part “${sectionId}”`);
  return Object.fromEntries(
    Object.entries(sealed).map(([name, text]) => [name, cipher.open(placeOf(section, name), text)]),
  );
}

function placeOf(section: SectionDefinition, name: string) {
  const field = fieldsOf(section).find((one) => one.name === name);
  if (!field) throw new Error(`Part “${section.id}” has no question “${name}”`);
  return places.answer(section.id, name, field.layer);
}

const fieldsOf = ({ groups }: SectionDefinition): FieldDefinition[] => groups.flatMap(({ fields }) => fields);
