import { Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId } from 'react';
import type { FormSection } from '../../src/contract/form.ts';
import { meQuery } from '../api/queries.ts';
import { FormFrame } from '../form/FormFrame.tsx';
import { t } from '../words.ts';
import { Conflict } from './Conflict.tsx';
import { GroupedFields } from './GroupedFields.tsx';
import { SaveLine } from './SaveLine.tsx';
import { useSectionDraft } from './section-store.ts';
import { whoSaved } from './who-saved.ts';
import classes from './sections.module.css';

interface Props {
  caseId: string;
  section: FormSection;
}

/** A part that this reader holds the pen of. There is no save button: it saves itself. */
export function WriteSection({ caseId, section }: Props) {
  const { draft, state } = useSectionDraft(caseId, section);
  const prefix = useId();
  const client = useQueryClient();
  const me = useQuery(meQuery).data;
  const isAhead = state.revision > section.revision;
  useEffect(() => {
    // What the case still misses depends on what was just saved.
    if (isAhead) void client.invalidateQueries({ queryKey: ['case', caseId] });
  }, [client, caseId, isAhead, state.revision]);
  return (
    <FormFrame prefix={prefix} faults={state.faults}>
      <form className={classes.write} noValidate onSubmit={(event) => event.preventDefault()}>
        <Stack gap="lg">
          <p className="az-dim">{t.sections.savesItself}</p>
          {state.theirs && (
            <Conflict
              schema={section.schema}
              base={draft.base}
              yours={state.answers}
              theirs={{ ...state.theirs, savedBy: whoSaved(state.theirs.savedBy, me) }}
              onSettle={(answers) => draft.settle(answers)}
            />
          )}
          <GroupedFields section={section} answers={state.answers} onChange={(answers) => draft.change(answers)} />
          <div role="status">
            {state.taken && (
              <p className={classes.taken}>
                {state.taken.questions.length > 0
                  ? t.sections.taken(whoSaved(state.taken.by, me), state.taken.questions)
                  : t.sections.takenNothing(whoSaved(state.taken.by, me))}
              </p>
            )}
          </div>
          {state.missing.length > 0 && state.phase === 'saved' && (
            <p className={classes.missing}>{t.sections.stillMissing(state.missing)}</p>
          )}
          {state.missing.length === 0 && state.advised.length > 0 && state.phase === 'saved' && (
            <p className="az-dim">{t.sections.advisedOpen(state.advised)}</p>
          )}
          <SaveLine state={state} onRetry={() => void draft.save()} />
        </Stack>
      </form>
    </FormFrame>
  );
}
