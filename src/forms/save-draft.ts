import { sql } from 'kysely';
import type { FormDefinition } from '../contract/form-definition.ts';
import type { DraftSaved } from '../contract/form-versions.ts';
import { formRefusals } from '../contract/nl/form-refusals.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import { answered, answerOnce, isoOf, nameOf, type Administration } from '../access/answer-once.ts';
import { checkDraft } from './check-draft.ts';
import { readVersions, type StoredVersion } from './find-version.ts';

interface Draft {
  definition: FormDefinition;
  /** The revision that the writer started from. */
  revision: number;
}

/**
 * Saves the draft. What is unsound is kept and told as faults; only publishing is refused for it. Somebody who saved in
 * between is not overwritten: both versions come back.
 */
export function saveDraft(who: Administration, { definition, revision }: Draft): Promise<DraftSaved | Refusal> {
  return answerOnce(who, async () => {
    const versions = await readVersions(who.db, who.reader.network.id);
    const faults = checkDraft(definition, versions);
    const { rows } = await sql<{ version: number; saved_at: string }>`
      with saved as (
        update form_version set content = ${JSON.stringify(definition)}::jsonb, revision = revision + 1,
          saved_at = app_now(), saved_by = ${nameOf(who)}
        where network_id = ${who.reader.network.id} and published_at is null and revision = ${revision}::int
        returning version, revision, saved_at),
      answered as (${answered(
        who,
        'saved',
        sql`jsonb_build_object('version', version, 'revision', revision, 'savedAt', ${isoOf('saved_at')},
          'faults', ${JSON.stringify(faults)}::jsonb)`,
      )})
      select version, saved_at from saved`.execute(who.db);
    const [row] = rows;
    if (row) return { version: row.version, revision: revision + 1, savedAt: row.saved_at, faults };
    return savedByOther(await findDraft(who), definition);
  });
}

export const findDraft = async ({ db, reader }: Administration): Promise<StoredVersion | undefined> =>
  (await readVersions(db, reader.network.id)).find(({ state }) => state === 'draft');

/** Why nothing was written: there is no draft any more, or it stands at another revision. */
export function savedByOther(theirs: StoredVersion | undefined, yours: FormDefinition | undefined): Refusal {
  if (!theirs) return refuse('notAllowedNow', { detail: formRefusals.noDraft });
  const savedBy = theirs.savedBy ?? '';
  return refuse('sectionSavedByOther', {
    detail: formRefusals.savedByOther(savedBy),
    extra: {
      ...(yours ? { yours } : {}),
      theirs: { answers: theirs.definition, revision: theirs.revision, savedBy },
    },
  });
}
