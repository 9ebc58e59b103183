import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import { Submission } from '../api/submission.ts';
import { SchemaForm } from '../form/SchemaForm.tsx';
import type { Answers } from '../form/schema.ts';
import Panel from '../shell/Panel.tsx';
import classes from './organisations.module.css';

interface Props<Answer> {
  title: string;
  lead?: string;
  submitLabel: string;
  schema: DrawableSchema;
  method?: 'POST' | 'PUT';
  path: string;
  /** Fields that the server wants to hear are empty. */
  nullable?: readonly string[];
  onDone: (answer: Answer, asked: Answers) => void;
  onClose: () => void;
}

/** A few questions beside the page, about one thing that is made or changed; what was listed is read again after it. */
export function ChangePanel<Answer>({
  title,
  lead,
  submitLabel,
  schema,
  method = 'POST',
  path,
  nullable = [],
  onDone,
  onClose,
}: Props<Answer>) {
  const client = useQueryClient();
  const submission = useRef(new Submission());
  return (
    <Panel opened onClose={onClose} title={title} size={520}>
      {lead !== undefined && <p className={classes.consequence}>{lead}</p>}
      <SchemaForm
        schema={schema}
        root=""
        draftKey={`${method} ${path}`}
        submitLabel={submitLabel}
        onCancel={onClose}
        send={async (asked) => {
          const empty = Object.fromEntries(nullable.map((name) => [name, null]));
          const answer = await submission.current.send<Answer>(method, path, { ...empty, ...asked });
          await client.invalidateQueries({ queryKey: ['organisations'] });
          onDone(answer, asked);
        }}
        onSent={onClose}
      />
    </Panel>
  );
}
