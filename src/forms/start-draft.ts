import { sql } from 'kysely';
import type { DraftSaved } from '../contract/form-versions.ts';
import { formRefusals } from '../contract/nl/form-refusals.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import { answered, answerOnce, audited, isoOf, nameOf, type Administration } from '../access/answer-once.ts';
import { checkDraft, withEveryName } from './check-draft.ts';
import { readVersions } from './find-version.ts';
import { shippedForm } from './form-versions.ts';

/** Starts the one draft of a network from a version of it; refused while there is one. */
export function startDraft(who: Administration, from: number): Promise<DraftSaved | Refusal> {
  return answerOnce(who, async () => {
    const networkId = who.reader.network.id;
    const versions = await readVersions(who.db, networkId);
    const source = versions.find(({ version }) => version === from);
    if (!source) return refuse('notFound');
    const definition = withEveryName(source, versions);
    const faults = checkDraft(definition, versions);
    const { rows } = await sql<{ version: number; saved_at: string }>`
      with drafted as (
        insert into form_version (network_id, version, content, revision, saved_at, saved_by)
        select ${networkId}, 1 + coalesce(max(greatest(version, ${shippedForm.version}::int)), ${shippedForm.version}::int),
          ${JSON.stringify(definition)}::jsonb, 1, app_now(), ${nameOf(who)}
        from form_version where network_id = ${networkId}
        on conflict do nothing
        returning version, revision, saved_at),
      noted as (${audited(who, 'drafted', 'formDraftStarted')}),
      answered as (${answered(
        who,
        'drafted',
        sql`jsonb_build_object('version', version, 'revision', revision, 'savedAt', ${isoOf('saved_at')},
          'faults', ${JSON.stringify(faults)}::jsonb)`,
      )})
      select version, saved_at from drafted`.execute(who.db);
    const [row] = rows;
    if (row) return { version: row.version, revision: 1, savedAt: row.saved_at, faults };
    const draft = (await readVersions(who.db, networkId)).find(({ state }) => state === 'draft');
    return refuse('notAllowedNow', { detail: formRefusals.draftExists(draft?.version ?? 0, draft?.savedBy ?? '') });
  });
}
