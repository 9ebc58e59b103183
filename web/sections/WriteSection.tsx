import { Stack } from '@mantine/core';
import { useId, useMemo } from 'react';
import type { FormSection } from '../../src/contract/form.ts';
import { SchemaFields } from '../form/SchemaFields.tsx';
import { FormContext } from '../form/form-context.ts';
import { t } from '../words.ts';
import { Conflict } from './Conflict.tsx';
import { SaveLine } from './SaveLine.tsx';
import { useSectionDraft } from './section-store.ts';
import classes from './sections.module.css';

interface Props {
  caseId: string;
  section: FormSection;
}

/** A part that this reader holds the pen of. There is no save button: it saves itself. */
export function WriteSection({ caseId, section }: Props) {
  const { draft, state } = useSectionDraft(caseId, section);
  const prefix = useId();
  const setting = useMemo(
    () => ({ prefix, messages: new Map(state.faults.map(({ pointer, message }) => [pointer, message])) }),
    [prefix, state.faults],
  );
  return (
    <FormContext value={setting}>
      <form
        className={classes.write}
        noValidate
        onSubmit={(event) => event.preventDefault()}
        onBlur={() => void draft.save()}
      >
        <Stack gap="lg">
          <p className="az-dim">{t.sections.savesItself}</p>
          {state.theirs && (
            <Conflict
              schema={section.schema}
              base={draft.base}
              yours={state.answers}
              theirs={state.theirs}
              onSettle={(answers) => draft.settle(answers)}
            />
          )}
          <SchemaFields schema={section.schema} answers={state.answers} onChange={(answers) => draft.change(answers)} />
          {state.missing.length > 0 && state.phase === 'saved' && (
            <p className={classes.missing}>{t.sections.stillMissing(state.missing)}</p>
          )}
          <SaveLine state={state} onRetry={() => void draft.save()} />
        </Stack>
      </form>
    </FormContext>
  );
}
