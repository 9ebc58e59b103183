import { answerWords } from '../contract/answer-words.ts';
import { fieldsOf, isAsked, type FormDefinition } from '../contract/form-definition.ts';
import type { FormDocument, FormChange } from '../contract/form-copy.ts';
import { drawField } from './draw-section.ts';

/** Answers by part, then by question. */
export type FormAnswers = Readonly<Record<string, Record<string, unknown> | undefined>>;

/**
 * The form as it is read, on the page, in a copy and on paper: parts, headings, questions with their answers in words.
 * A question outside `layers`, or not asked given the other answers, is not there at all; one that is open says so with
 * `null`. `answered` leaves the open ones out.
 */
export function formDocument(
  definition: FormDefinition,
  layers: ReadonlySet<string>,
  answers: FormAnswers,
  which: 'all' | 'answered' = 'all',
): FormDocument {
  const sections = definition.sections.flatMap((section) => {
    const given = answers[section.id];
    if (given === undefined) return [];
    const groups = section.groups.flatMap(({ title, fields }) => {
      const lines = fields
        .filter((field) => !field.retired && layers.has(field.layer) && isAsked(section, field, given))
        .map((field) => ({
          name: field.name,
          question: field.title,
          layer: field.layer,
          answer: answerWords(drawField(field), given[field.name]),
        }))
        .filter(({ answer }) => which === 'all' || answer !== null);
      return lines.length === 0 ? [] : [{ title, lines }];
    });
    return groups.length === 0 ? [] : [{ id: section.id, label: section.label, groups }];
  });
  return { title: definition.title, sections };
}

/** What differs between two copies of one form, question by question, in the order of the form. */
export function formChanges(definition: FormDefinition, before: FormAnswers, after: FormAnswers): FormChange[] {
  return definition.sections.flatMap((section) =>
    fieldsOf(section).flatMap((field) => {
      const schema = drawField(field);
      const was = answerWords(schema, before[section.id]?.[field.name]);
      const is = answerWords(schema, after[section.id]?.[field.name]);
      return was === is
        ? []
        : [{ section: section.id, label: section.label, question: field.title, before: was, after: is }];
    }),
  );
}
