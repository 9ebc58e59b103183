import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { FormSection } from '../../src/contract/form.ts';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import { answerWords } from '../../src/contract/answer-words.ts';
import { Submission } from '../api/submission.ts';
import { SchemaForm } from '../form/SchemaForm.tsx';
import Panel from '../shell/Panel.tsx';
import { t } from '../words.ts';
import classes from './sections.module.css';

interface Props {
  caseId: string;
  section: FormSection;
  field: string | null;
  onClose: () => void;
}

/** One answer of a part that was handed in: what stands there, what it becomes, and why. */
export function AmendPanel({ caseId, section, field, onClose }: Props) {
  const client = useQueryClient();
  const submission = useRef(new Submission());
  const last = useRef<string | null>(null);
  last.current = field ?? last.current;
  const name = last.current;
  const question = name === null ? undefined : section.schema.properties?.[name];
  if (name === null || !question) return null;
  const now = answerWords(question, section.answers[name]) ?? t.sections.notAnswered;
  const schema: DrawableSchema = {
    type: 'object',
    additionalProperties: false,
    properties: {
      answer: { ...question, default: section.answers[name] },
      reason: { type: 'string', minLength: 1, maxLength: 500, title: t.sections.amendReason },
    },
    required: section.demanded.includes(name) ? ['answer', 'reason'] : ['reason'],
  };
  return (
    <Panel opened={field !== null} onClose={onClose} size={560} title={t.sections.amendTitle}>
      <p className={classes.consequence}>{t.sections.amendLead}</p>
      <p className={classes.consequence}>
        <strong>{question.title}</strong>
        <br />
        <span className={classes.standing}>{now}</span>
      </p>
      <SchemaForm
        key={name}
        schema={schema}
        root=""
        draftKey={`${caseId}/form/${section.id}/${name}`}
        submitLabel={t.sections.amendSend}
        onCancel={onClose}
        send={async ({ answer = null, reason }) => {
          const path = `/cases/${caseId}/form/${section.id}/${name}/amendments`;
          await submission.current.send('POST', path, { answer, reason });
          await client.invalidateQueries({ queryKey: ['case', caseId] });
        }}
        onSent={onClose}
      />
    </Panel>
  );
}
