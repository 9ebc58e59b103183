import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { FormDefinition } from '../contract/form-definition.ts';
import type { FormVersionItem } from '../contract/form-versions.ts';
import { shippedForm } from './form-versions.ts';

/** One version of a network as it is kept, without the count of its cases. */
export interface StoredVersion extends Omit<FormVersionItem, 'runningCases'> {
  revision: number;
  definition: FormDefinition;
}

/**
 * Every version of a network, oldest first: the form that ships with the application, what was published, the draft.
 * Few rows (a network changes its form now and then), so they are read together.
 */
export async function readVersions(db: Db, networkId: string): Promise<StoredVersion[]> {
  const rows = await db
    .selectFrom('form_version')
    .selectAll()
    .select(sql<boolean>`coalesce(valid_from <= app_now(), false)`.as('begun'))
    .where('network_id', '=', networkId)
    .orderBy('version')
    .execute();
  const stored = rows.map((row): StoredVersion & { begun: boolean } => ({
    version: row.version,
    state: 'draft',
    validFrom: row.valid_from,
    publishedBy: row.published_by,
    publishedAt: row.published_at,
    savedBy: row.saved_by,
    savedAt: row.saved_at,
    revision: row.revision,
    // A draft may be unsound, so that it is checked for its shape alone.
    definition: FormDefinition.parse(row.content),
    begun: row.begun,
  }));
  const all = stored.some(({ version }) => version === shippedForm.version) ? stored : [shipped, ...stored];
  const [last] = inOrder(all.filter(({ begun }) => begun)).slice(-1);
  return all.map(({ begun, ...one }) => ({
    ...one,
    state: one.version === last?.version ? 'inForce' : stateOf(one, begun, all),
  }));
}

/** A planned version that another one overtakes on the same day never begins. */
function stateOf(one: StoredVersion, begun: boolean, all: readonly StoredVersion[]): FormVersionItem['state'] {
  if (begun) return 'past';
  if (one.validFrom === null) return 'draft';
  return all.some(({ validFrom, version }) => validFrom === one.validFrom && version > one.version)
    ? 'past'
    : 'planned';
}

const shipped: StoredVersion & { begun: boolean } = {
  version: shippedForm.version,
  state: 'past',
  validFrom: null,
  publishedBy: null,
  publishedAt: null,
  savedBy: null,
  savedAt: null,
  revision: 0,
  definition: shippedForm.definition,
  begun: true,
};

const inOrder = <One extends StoredVersion>(versions: readonly One[]): One[] =>
  versions.toSorted((a, b) => fromMs(a) - fromMs(b) || a.version - b.version);

const fromMs = ({ validFrom }: StoredVersion): number => (validFrom === null ? -Infinity : Date.parse(validFrom));
