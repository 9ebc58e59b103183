import { sql } from 'kysely';
import type { DraftDiscarded } from '../contract/form-versions.ts';
import { formRefusals } from '../contract/nl/form-refusals.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import { answered, answerOnce, audited, type Administration } from '../access/answer-once.ts';

/** Throws the draft away; no case ever worked with it, so its number may come back. */
export function discardDraft(who: Administration): Promise<DraftDiscarded | Refusal> {
  return answerOnce(who, async () => {
    const { rows } = await sql<DraftDiscarded>`
      with discarded as (
        delete from form_version where network_id = ${who.reader.network.id} and published_at is null returning version),
      noted as (${audited(who, 'discarded', 'formDraftDiscarded')}),
      answered as (${answered(who, 'discarded', sql`jsonb_build_object('version', version)`)})
      select version from discarded`.execute(who.db);
    return rows[0] ?? refuse('notAllowedNow', { detail: formRefusals.noDraft });
  });
}
