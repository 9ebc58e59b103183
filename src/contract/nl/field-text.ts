/** The words of one question: its label, what to know before answering, and the answers that can be chosen. */
export interface FieldText {
  title: string;
  description?: string;
  options?: Record<string, string>;
}

/** The words of one event: the button, what happens then, how the history tells it, and its questions. */
export interface EventText {
  label: string;
  description: string;
  told: string;
  fields: Record<string, FieldText>;
}

export const remark: FieldText = { title: 'Opmerking' };
export const why: FieldText = { title: 'Waarom?' };

/** What came of a pathway. */
export const resultOptions: Record<string, string> = {
  backAtSchool: 'Terug op school',
  otherSchool: 'Naar een andere school',
  work: 'Aan het werk',
  otherTraining: 'Andere opleiding',
  otherHelp: 'Andere hulp',
  goalPartlyReached: 'Doel gedeeltelijk bereikt',
  goalNotReached: 'Doel niet bereikt',
};
