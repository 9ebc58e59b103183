import type { CaseAccess } from '../access/case-access.ts';
import { visibleLayers } from '../access/policy.ts';
import { layers } from '../access/rights.ts';
import { notAllowed } from '../cases/record-event.ts';
import { answerWords } from '../contract/answer-words.ts';
import { checkAnswers, isOpen } from '../contract/check-answers.ts';
import { isAsked, type FieldDefinition, type SectionDefinition } from '../contract/form-definition.ts';
import type { AmendAnswer } from '../contract/form.ts';
import { amendTexts } from '../contract/nl/interface-form.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import type { Command, Engine, Receipt } from '../engine/engine.ts';
import { drawField, drawSection, readableFields } from '../forms/draw-section.ts';
import { askedAnswers } from './asked-answers.ts';
import { recordFormEvent, type FormAsked, type FormDecision } from './form-event.ts';
import { mayAmend, pensOf } from './get-form.ts';
import { readSections, sealAnswers } from './stored-answers.ts';

export interface Amendment extends AmendAnswer {
  section: string;
  field: string;
}

/**
 * Changes one answer of a part that was handed in, with a reason. It is an event of the case: what stood there, what
 * stands there now and why are in the log, and everybody who has that part gets the new version.
 */
export function amendAnswer(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
  amendment: Amendment,
  command: Command,
  requestId: string,
): Promise<{ receipt: Receipt; replayed: boolean } | Refusal> {
  return recordFormEvent(engine, access, caseId, command, requestId, (asked) =>
    decide(engine, access, asked, amendment),
  );
}

async function decide(
  engine: Engine,
  access: CaseAccess,
  { loaded, relation, definition, by }: FormAsked,
  amendment: Amendment,
): Promise<FormDecision | Refusal> {
  const section = definition.sections.find(({ id }) => id === amendment.section);
  const field =
    section && readableFields(section, visibleLayers(relation)).find(({ name }) => name === amendment.field);
  const slot = section && relation.slots.find((one) => pensOf(section.id).includes(one));
  if (!section || !field || !slot) return refuse('notFound');
  // Before it is handed in, a part is simply written on.
  if (!mayAmend(loaded.record, relation, section.id))
    return notAllowed(engine, access.reader, loaded, loaded.record.final ? 'caseEnded' : 'partWasHandedIn');
  const answers = (await readSections(engine, loaded.record, definition)).get(section.id)?.answers ?? {};
  const errors = faultsOf(section, field, answers, amendment);
  if (errors.length > 0) return refuse('invalidInput', { errors });
  const after = askedAnswers(section, { ...answers, [field.name]: amendment.answer ?? undefined });
  const schema = drawField(field);
  const complete = checkAnswers(drawSection(section, new Set(layers), after), after).length === 0;
  return {
    type: 'formAmended',
    slot,
    payload: {
      section: section.id,
      field: field.name,
      question: field.title,
      before: answerWords(schema, answers[field.name]) ?? '',
      after: answerWords(schema, amendment.answer) ?? '',
      reason: amendment.reason,
      layer: field.layer,
    },
    layer: field.layer,
    sections: [
      {
        section: section.id,
        answers: sealAnswers(engine.vault.cipherOf(loaded.record), section, after),
        complete,
        saved_by: by,
      },
    ],
  };
}

function faultsOf(
  section: SectionDefinition,
  field: FieldDefinition,
  before: Record<string, unknown>,
  { answer }: Amendment,
) {
  const fault = (message: string) => [{ path: '/answer', field: field.title, message }];
  if (!isAsked(section, field, before)) return fault(amendTexts.notAsked);
  if (isOpen(answer)) return field.level === 'must' ? fault(amendTexts.needed) : [];
  const found = checkAnswers({ ...drawField(field), title: field.title }, answer, 'complete', '/answer');
  if (found.length > 0) return found;
  return JSON.stringify(answer) === JSON.stringify(before[field.name]) ? fault(amendTexts.same) : [];
}
