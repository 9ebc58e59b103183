import { Button } from '@mantine/core';
import { useState } from 'react';
import type { FormSection } from '../../src/contract/form.ts';
import { dayAndHour } from '../time/format.ts';
import { t } from '../words.ts';
import { AmendPanel } from './AmendPanel.tsx';
import { AnswerList } from './AnswerList.tsx';
import classes from './sections.module.css';

/** A part that is not being written by this reader, as far as it is for them. What was handed in is amended one by one. */
export function ReadSection({ caseId, section }: { caseId: string; section: FormSection }) {
  const [amending, setAmending] = useState<string | null>(null);
  return (
    <div className={classes.read}>
      <AnswerList
        section={section}
        answers={section.answers}
        heading="h4"
        {...(section.mayAmend
          ? {
              aside: (name: string, title: string) => (
                <Button
                  variant="subtle"
                  size="compact-md"
                  aria-label={t.sections.amendOf(title)}
                  onClick={() => setAmending(name)}
                  data-no-print
                >
                  {t.sections.amend}
                </Button>
              ),
            }
          : {})}
      />
      {section.missing.length > 0 && <p className={classes.missing}>{t.sections.stillMissing(section.missing)}</p>}
      <p className="az-dim">
        {section.savedAt
          ? t.sections.savedBy(dayAndHour(section.savedAt), section.savedBy ?? section.penLabel)
          : t.sections.nothingYet}
      </p>
      {section.mayAmend && (
        <AmendPanel caseId={caseId} section={section} field={amending} onClose={() => setAmending(null)} />
      )}
    </div>
  );
}
