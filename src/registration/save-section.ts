import { sql } from 'kysely';
import type { CaseAccess } from '../access/case-access.ts';
import { visibleLayers } from '../access/policy.ts';
import { relationOf } from '../cases/get-case.ts';
import { checkAnswers, isOpen, missingTitles } from '../contract/check-answers.ts';
import type { SectionSaved } from '../contract/form.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import { refusalTexts } from '../contract/nl/procedure.ts';
import type { Command, Engine } from '../engine/engine.ts';
import { findCase } from '../engine/load-case.ts';
import { mayWrite, narrowed } from './get-form.ts';
import { findSection, type SectionDefinition } from './simple-form.ts';

interface Draft {
  answers: Record<string, unknown>;
  /** The revision that the writer started from. */
  revision: number;
}

/**
 * Saves a draft of one pen's part. A draft may leave questions open, never hold another shape. Somebody who saved in
 * between is not overwritten: both versions come back.
 */
export async function saveSection(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
  sectionId: string,
  draft: Draft,
  command: Command,
): Promise<SectionSaved | Refusal> {
  const { reader } = access;
  const loaded = await findCase(engine.db, caseId, command);
  if (!loaded || reader.kind !== 'member') return refuse('notFound');
  const relation = relationOf(reader, loaded);
  if (loaded.answered) {
    access.repeats();
    if (loaded.answered.bodyHash !== command.bodyHash) return refuse('keyReused');
    return loaded.answered.answer as unknown as SectionSaved;
  }
  const section = findSection(sectionId);
  if (!access.permits(relation) || !section) return refuse('notFound');
  if (!mayWrite(loaded.record, relation, section.id)) {
    return refuse('notAllowedNow', {
      detail: refusalTexts['sectionClosed'] ?? '',
      extra: { stage: loaded.record.stage, reason: 'sectionClosed', revision: loaded.record.revision, allowed: [] },
    });
  }
  const { schema } = narrowed(section, visibleLayers(relation));
  const errors = checkAnswers(schema, draft.answers, 'draft', '/answers');
  if (errors.length > 0) return refuse('invalidInput', { errors });
  const saved = await write(engine, caseId, section, draft, command, `${reader.name}, ${reader.organisation.name}`);
  return saved ?? conflict(engine, caseId, section, draft);
}

/** One statement: the section where its revision still fits, and the first answer to the key. */
async function write(
  engine: Engine,
  caseId: string,
  section: SectionDefinition,
  { answers, revision }: Draft,
  command: Command,
  savedBy: string,
): Promise<SectionSaved | undefined> {
  const filled = Object.fromEntries(Object.entries(answers).filter(([, value]) => !isOpen(value)));
  const complete = checkAnswers(section.schema, filled).length === 0;
  const answer = { id: section.id, revision: revision + 1, complete, missing: missingTitles(section.schema, filled) };
  const { rows } = await sql<{ saved_at: string }>`
    with saved as (
      insert into form_section (case_id, section, answers, revision, complete, saved_at, saved_by)
      select ${caseId}::uuid, ${section.id}, ${JSON.stringify(answers)}::jsonb, ${revision + 1}::int, ${complete}::boolean, app_now(), ${savedBy}::text
      where ${revision}::int = 0 or exists (select from form_section where case_id = ${caseId} and section = ${section.id})
      on conflict (case_id, section) do update set answers = excluded.answers, revision = excluded.revision,
        complete = excluded.complete, saved_at = excluded.saved_at, saved_by = excluded.saved_by
      where form_section.revision = ${revision}::int
      returning saved_at),
    answered as (
      insert into command (actor, key, body_hash, case_id, answer, at)
      select ${command.actor}, ${command.key}, ${command.bodyHash}, ${caseId}::uuid,
        ${JSON.stringify(answer)}::jsonb || jsonb_build_object('savedAt', to_char(saved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
        saved_at from saved)
    select saved_at from saved`.execute(engine.db);
  const [row] = rows;
  return row && { ...answer, savedAt: row.saved_at };
}

async function conflict(engine: Engine, caseId: string, section: SectionDefinition, draft: Draft): Promise<Refusal> {
  const theirs = await engine.db
    .selectFrom('form_section')
    .select(['answers', 'revision', 'saved_by'])
    .where('case_id', '=', caseId)
    .where('section', '=', section.id)
    .executeTakeFirst();
  return refuse('sectionSavedByOther', {
    extra: {
      yours: draft.answers,
      theirs: { answers: theirs?.answers ?? {}, revision: theirs?.revision ?? 0, savedBy: theirs?.saved_by ?? '' },
    },
  });
}
