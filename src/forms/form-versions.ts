import type { Db } from '../../db/database.ts';
import { databaseOf } from '../../db/readers.ts';
import { FormDefinition, sectionIds, type SectionId } from '../contract/form-definition.ts';
import { isGivenForm, visibleLayers } from '../access/policy.ts';
import type { FormPort } from '../engine/forms.ts';
import { checkDefinition } from './check-definition.ts';
import { readableFields } from './draw-section.ts';
import { exampleForm } from './example/index.ts';

export interface FormVersion {
  version: number;
  definition: FormDefinition;
}

/** What a network works with until it publishes a form of its own. */
export const shippedForm: FormVersion = { version: 1, definition: exampleForm };

/** Published versions never change, so what was read and checked once stays good. */
const known = new WeakMap<Db, Map<string, FormDefinition>>();

/**
 * The form of a case: the version that was in force in its network at the instant it was opened. Publishing a later one
 * does not touch a running registration.
 */
export async function formInForce(db: Db, networkId: string, openedAt: string): Promise<FormVersion> {
  const row = await db
    .selectFrom('form_version')
    .select('version')
    .where('network_id', '=', networkId)
    .where('valid_from', '<=', openedAt)
    .orderBy('valid_from', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { version: row.version, definition: await readVersion(db, networkId, row.version) } : shippedForm;
}

/** One published version by its number. Throws where it does not exist or cannot be used. */
export async function readVersion(db: Db, networkId: string, version: number): Promise<FormDefinition> {
  const database = databaseOf(db);
  const read = known.get(database) ?? new Map<string, FormDefinition>();
  known.set(database, read);
  const key = `${networkId}/${version}`;
  const before = read.get(key);
  if (before) return before;
  const row = await db
    .selectFrom('form_version')
    .select('content')
    .where('network_id', '=', networkId)
    .where('version', '=', version)
    .where('published_at', 'is not', null)
    .executeTakeFirst();
  if (!row && version === shippedForm.version) return shippedForm.definition;
  const definition = loadDefinition(row?.content);
  read.set(key, definition);
  return definition;
}

/** A stored definition, checked again: a form that cannot be filled in must not reach a pen. */
export function loadDefinition(content: unknown): FormDefinition {
  const definition = FormDefinition.parse(content);
  const [fault] = checkDefinition(definition);
  if (fault) throw new Error(`A stored form cannot be used: ${fault.path} ${fault.message}`);
  return definition;
}

/** What the engine asks of the forms: which questions each slot reads. */
export const formsOf = (db: Db): FormPort => ({
  async inForce(networkId, openedAt) {
    const { version, definition } = await formInForce(db, networkId, openedAt);
    return {
      version,
      fieldsFor(slot, { akkoord, withheld }) {
        if (!isGivenForm(slot, akkoord)) return null;
        const layers = visibleLayers({ slots: [slot], akkoord, withheld });
        const names = (id: SectionId) =>
          definition.sections
            .filter((section) => section.id === id)
            .flatMap((section) => readableFields(section, layers).map(({ name }) => name));
        return Object.fromEntries(sectionIds.map((id) => [id, names(id)]));
      },
    };
  },
});
