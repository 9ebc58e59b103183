import { Alert, Button, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import { FailureNote } from '../states/FailureNote.tsx';
import { t } from '../words.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { FormFrame } from './FormFrame.tsx';
import { SchemaFields } from './SchemaFields.tsx';
import { useDraft } from './drafts.ts';
import classes from './form.module.css';
import type { Answers } from './schema.ts';
import { useFormSubmit } from './use-form-submit.ts';

interface Props {
  schema: DrawableSchema;
  root: string;
  /** Under which name the typed answers are kept until they are accepted. */
  draftKey: string;
  submitLabel: string;
  send: (answers: Answers) => Promise<void>;
  onSent: () => void;
  onCancel?: () => void;
  /** The answers stay after sending, to be varied and sent again. */
  keepAfter?: boolean;
  /** What a page wants to say about a refusal of its own kind; null leaves it to the general words. */
  explain?: (error: unknown) => ReactNode;
}

/** A whole form drawn from a JSON Schema: the questions, the summary of what is wrong, and the one button. */
export function SchemaForm({
  schema,
  root,
  draftKey,
  submitLabel,
  send,
  onSent,
  onCancel,
  keepAfter = false,
  explain,
}: Props) {
  const draft = useDraft(draftKey, schema, !keepAfter);
  const form = useFormSubmit({
    schema,
    root,
    send,
    onSent() {
      if (!keepAfter) draft.clear();
      onSent();
    },
  });
  const prefix = useId();
  const top = useRef<HTMLDivElement>(null);
  const [attempt, setAttempt] = useState(0);
  const empty = Object.keys(schema.properties ?? {}).length === 0;
  const allRequired = Object.keys(schema.properties ?? {}).every((name) => schema.required?.includes(name));

  useEffect(() => {
    if (attempt > 0) top.current?.focus();
  }, [attempt]);

  return (
    <FormFrame prefix={prefix} faults={form.faults}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit(draft.answers).then((sent) => {
            if (!sent) setAttempt((count) => count + 1);
          });
        }}
      >
        <Stack gap="lg">
          {form.failure !== null && (
            <div ref={top} tabIndex={-1}>
              {explain?.(form.failure) ?? <FailureNote error={form.failure} kept />}
            </div>
          )}
          <ErrorSummary {...(form.faults.length > 0 ? { ref: top } : {})} faults={form.faults} />
          {draft.restored && !keepAfter && (
            <Alert variant="default" title={t.form.restored}>
              <Button variant="subtle" size="compact-md" onClick={() => draft.clear()}>
                {t.form.startAgain}
              </Button>
            </Alert>
          )}
          {!empty && !allRequired && <p className={classes.intro}>{t.form.optionalIntro}</p>}
          <SchemaFields
            schema={schema}
            answers={draft.answers}
            onChange={(next) => {
              form.forget(draft.answers, next);
              draft.change(next);
            }}
          />
          <div className={classes.buttons}>
            <Button type="submit" loading={form.sending} data-submit>
              {submitLabel}
            </Button>
            {onCancel && (
              <Button variant="default" onClick={onCancel}>
                {t.form.cancel}
              </Button>
            )}
          </div>
        </Stack>
      </form>
    </FormFrame>
  );
}
