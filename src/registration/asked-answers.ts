import { fieldsOf, isAsked, type SectionDefinition } from '../contract/form-definition.ts';

/** The answers to what is asked: an answer behind a question that is not asked any more is not kept. */
export const askedAnswers = (section: SectionDefinition, answers: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    fieldsOf(section)
      .filter((field) => answers[field.name] !== undefined && isAsked(section, field, answers))
      .map(({ name }) => [name, answers[name]]),
  );
