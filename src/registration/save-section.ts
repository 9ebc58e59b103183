import { sql } from 'kysely';
import { isTwin } from '../access/answer-once.ts';
import type { CaseAccess } from '../access/case-access.ts';
import { visibleLayers } from '../access/policy.ts';
import { layers } from '../access/rights.ts';
import type { Reader } from '../access/reader.ts';
import { relationOf } from '../cases/get-case.ts';
import { checkAnswers, isOpen } from '../contract/check-answers.ts';
import type { FormDefinition, SectionDefinition } from '../contract/form-definition.ts';
import type { SectionSaved } from '../contract/form.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import { refusalTexts } from '../contract/nl/procedure.ts';
import type { CaseRecord, Command, Engine, LoadedCase } from '../engine/engine.ts';
import { findCase } from '../engine/load-case.ts';
import { drawSection, openTitles } from '../forms/draw-section.ts';
import { formInForce } from '../forms/form-versions.ts';
import { askedAnswers } from './asked-answers.ts';
import { mayWrite } from './get-form.ts';
import { readSections, sealAnswers } from './stored-answers.ts';

interface Draft {
  answers: Record<string, unknown>;
  /** The revision that the writer started from. */
  revision: number;
}

/** Lost races before we give up: each means that the case moved on between reading and writing. */
const attempts = 8;

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
  requestId: string | null = null,
): Promise<SectionSaved | Refusal> {
  let seen = -1;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const loaded = await findCase(engine.db, caseId, command);
    if (!loaded) return refuse('notFound');
    const definition = await definitionOf(engine, loaded.record);
    const section = definition.sections.find(({ id }) => id === sectionId);
    const stop = answerBefore(access, loaded, section, draft, command);
    if (stop) return stop;
    // Nothing was written although the case stands where it stood: somebody else saved this part.
    if (seen === loaded.record.revision) return conflict(engine, loaded.record, definition, sectionId, draft);
    seen = loaded.record.revision;
    const saved = section && (await write(engine, loaded.record, section, draft, command, access.reader, requestId));
    if (saved) return saved;
  }
  return refuse('staleRevision');
}

const definitionOf = async ({ db }: Engine, { networkId, openedAt }: CaseRecord): Promise<FormDefinition> =>
  (await formInForce(db, networkId, openedAt)).definition;

const savedBy = (reader: Reader): string =>
  reader.kind === 'member' ? `${reader.name}, ${reader.organisation.name}` : reader.name;

/** What stands between this draft and the table: the first answer to its key, rights, the stage, the shape. */
function answerBefore(
  access: CaseAccess,
  loaded: LoadedCase,
  section: SectionDefinition | undefined,
  draft: Draft,
  command: Command,
): SectionSaved | Refusal | undefined {
  const { answered, record } = loaded;
  if (answered?.bodyHash === command.bodyHash) {
    access.repeats();
    return answered.answer as unknown as SectionSaved;
  }
  const relation = relationOf(access.reader, loaded);
  if (!access.permits(relation)) return refuse('notFound');
  if (answered) return refuse('keyReused');
  if (!section) return refuse('notFound');
  if (!mayWrite(record, relation, section.id)) {
    return refuse('notAllowedNow', {
      detail: refusalTexts['sectionClosed'] ?? '',
      extra: { stage: record.stage, reason: 'sectionClosed', revision: record.revision, allowed: [] },
    });
  }
  const schema = drawSection(section, visibleLayers(relation), draft.answers);
  const errors = checkAnswers(schema, draft.answers, 'draft', '/answers');
  return errors.length > 0 ? refuse('invalidInput', { errors }) : undefined;
}

/**
 * One statement: the section where its revision still fits and the case stands where it was read, and the first answer
 * to the key. A draft never lands in a case that was voided or handed in meanwhile. Undefined: nothing was written.
 */
async function write(
  engine: Engine,
  record: CaseRecord,
  section: SectionDefinition,
  { answers, revision }: Draft,
  command: Command,
  reader: Reader,
  requestId: string | null,
): Promise<SectionSaved | undefined> {
  const organisation = reader.kind === 'member' ? reader.organisation.id : null;
  const { id: caseId, revision: caseRevision } = record;
  const kept = askedAnswers(section, answers);
  const sealed = sealAnswers(engine.vault.cipherOf(record), section, kept);
  const filled = Object.fromEntries(Object.entries(kept).filter(([, value]) => !isOpen(value)));
  const all = new Set(layers);
  const answer = {
    id: section.id,
    revision: revision + 1,
    complete: checkAnswers(drawSection(section, all, filled), filled).length === 0,
    missing: openTitles(section, all, filled, 'must'),
    advised: openTitles(section, all, filled, 'should'),
  };
  const statement = sql<{ saved_at: string }>`
    with stands as (select from cases where id = ${caseId}::uuid and revision = ${caseRevision}::int for share),
    saved as (
      insert into form_section (case_id, section, answers, revision, complete, saved_at, saved_by)
      select ${caseId}::uuid, ${section.id}, ${JSON.stringify(sealed)}::jsonb, ${revision + 1}::int, ${answer.complete}::boolean, app_now(), ${savedBy(reader)}::text
      from stands
      where ${revision}::int = 0 or exists (select from form_section where case_id = ${caseId} and section = ${section.id})
      on conflict (case_id, section) do update set answers = excluded.answers, revision = excluded.revision,
        complete = excluded.complete, saved_at = excluded.saved_at, saved_by = excluded.saved_by
      where form_section.revision = ${revision}::int
      returning saved_at),
    noted as (
      insert into audit (id, at, actor, organisation_id, capacity, case_id, action, outcome, request_id)
      select ${engine.newId()}::uuid, saved_at, ${command.actor}, ${organisation}::text, ${reader.capacity}::text, ${caseId}::uuid,
        'formWrite', 'done', ${requestId}::text from saved),
    answered as (
      insert into command (actor, key, body_hash, case_id, answer, at)
      select ${command.actor}, ${command.key}, ${command.bodyHash}, ${caseId}::uuid,
        ${JSON.stringify(answer)}::jsonb || jsonb_build_object('savedAt', to_char(saved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
        saved_at from saved)
    select saved_at from saved`;
  try {
    const [row] = (await statement.execute(engine.db)).rows;
    return row && { ...answer, savedAt: row.saved_at };
  } catch (error) {
    // Twins with one key: the slower one reads again and finds the answer.
    if (isTwin(error)) return undefined;
    throw error;
  }
}

async function conflict(
  engine: Engine,
  record: CaseRecord,
  definition: FormDefinition,
  sectionId: string,
  draft: Draft,
): Promise<Refusal> {
  const theirs = (await readSections(engine, record, definition)).get(sectionId);
  return refuse('sectionSavedByOther', {
    extra: {
      yours: draft.answers,
      theirs: { answers: theirs?.answers ?? {}, revision: theirs?.revision ?? 0, savedBy: theirs?.saved_by ?? '' },
    },
  });
}
